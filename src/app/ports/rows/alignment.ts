import type { AlignmentMove, OverrideCause } from "./plans.ts";

export interface AlignedUnit {
  readonly unitId: string;
  readonly unitCode: string;
  readonly territoryId: string;
  readonly territoryCode: string;
}

export interface OverrideRecord {
  readonly accountId: string;
  readonly accountCode: string;
  readonly territoryId: string;
  readonly territoryCode: string;
  readonly cause: OverrideCause;
}

/** By ids. An account's unit is its present one: where accounts were is not kept. */
export type PlacedThing = { readonly unitId: string | null } | { readonly accountId: string };

/** Where a unit or account stands in a plan. */
export interface Placement {
  readonly territoryId: string;
  readonly territoryCode: string;
  readonly territoryName: string;
}

export interface UnitFlow {
  /** Territory codes before and after; null = in none, or in one out of the actor's reach. */
  readonly from: string | null;
  readonly to: string | null;
  readonly units: number;
}

export interface AccountFlow {
  readonly from: string | null;
  readonly to: string | null;
  readonly accounts: number;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
}

/** An account whose territory differs between two plans. */
export interface MovedAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Code of its unit; null = it lies in none. */
  readonly unit: string | null;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  /** Territory codes as in AccountFlow. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface MovedAccountPage {
  /** Only those that leave or join the territory of this code; null: all. */
  readonly territoryCode: string | null;
  readonly limit: number;
  readonly after: { readonly revenue: number; readonly code: string } | null;
}

export interface AlignmentRows {
  /** Every aligned unit, by unit code. */
  whole(planId: string): Promise<readonly AlignedUnit[]>;
  /** By unit code, from after `afterUnitCode`; of one territory, or of all. */
  page(
    planId: string,
    territoryId: string | null,
    limit: number,
    afterUnitCode: string | null,
  ): Promise<readonly AlignedUnit[]>;
  /** Territory id by unit id, of those that have one. */
  territoriesOfUnits(planId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All overrides of the plan, by account code. */
  overrides(planId: string): Promise<readonly OverrideRecord[]>;
  overridesOf(planId: string, accountIds: readonly string[]): Promise<readonly OverrideRecord[]>;
  /** Territory id by account id by the account's unit alone, of those that have one. */
  geographyOfAccounts(planId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Where a unit, or an account by its override or else by its unit, stood in a version of the plan, under the names of
   * then. Null = in white space, or in a territory out of the actor's reach. Cost: the change-sets since that version.
   */
  placementAt(planId: string, version: number, thing: PlacedThing): Promise<Placement | null>;
  /**
   * Brings units and accounts where the moves say and keeps the totals of the territories in step. The plan must be
   * held by `plans.lock`. Gives the ids of the territories whose totals changed hands. Cost: the units and accounts moved.
   */
  apply(planId: string, moves: readonly AlignmentMove[]): Promise<readonly string[]>;
  /** Adds the totals of the whole plan up anew. For plans whose rows were written past `apply`. */
  recountTotals(planId: string): Promise<void>;
  /** What each territory of the first plan gives to each of the second, by codes; also what stays. */
  unitFlows(beforePlanId: string, afterPlanId: string): Promise<readonly UnitFlow[]>;
  /** The same by accounts, overrides regarded. */
  accountFlows(beforePlanId: string, afterPlanId: string): Promise<readonly AccountFlow[]>;
  /** The accounts behind `accountFlows` whose territory changes, largest revenue first, then by code. */
  movedAccounts(
    beforePlanId: string,
    afterPlanId: string,
    page: MovedAccountPage,
  ): Promise<readonly MovedAccount[]>;
}
