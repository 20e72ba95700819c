import type { TerritoryChange } from "./plans.ts";

/** Node of a plan's territory hierarchy. */
export interface TerritoryRecord {
  readonly id: string;
  readonly planId: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Target share relative to the others: 1 = a full rep. */
  readonly share: number;
  readonly isLocked: boolean;
}

/** What a territory holds, one above others what those below it hold. Money in the organisation's currency per year, workload in hours per month. */
export interface TerritoryTotals {
  readonly territoryId: string;
  readonly units: number;
  readonly accounts: number;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  /** Activity measures of its units, by key. */
  readonly measures: Readonly<Record<string, number>>;
}

/** What stands in no territory. */
export type WhiteSpace = Omit<TerritoryTotals, "territoryId">;

export interface TerritoryWithTotals extends TerritoryRecord {
  readonly totals: TerritoryTotals;
}

/** A territory that shares a border or link with another one. */
export interface NeighbourTerritory {
  readonly territoryId: string;
  readonly code: string;
  readonly name: string;
  readonly borderKm: number;
}

export interface TerritoryRows {
  /** With totals of nothing. Parents must stand before their children. */
  insert(territories: readonly TerritoryRecord[]): Promise<void>;
  /** All of a plan, by code. */
  list(planId: string): Promise<readonly TerritoryRecord[]>;
  find(planId: string, territoryId: string): Promise<TerritoryRecord | null>;
  /**
   * Makes these changes of a plan at once, so that two territories may swap their codes. One that is removed must be
   * empty: from then on it is shown nowhere, but stays on record with its reps, and may be added again by its id.
   * Totals go along with a territory that gets another parent.
   */
  apply(planId: string, changes: readonly TerritoryChange[]): Promise<void>;
  /** By code, from after `afterCode`. Reads kept totals, never units or accounts. */
  listWithTotals(
    planId: string,
    limit: number,
    afterCode: string | null,
  ): Promise<readonly TerritoryWithTotals[]>;
  /** By code. */
  totalsOf(territoryIds: readonly string[]): Promise<readonly TerritoryWithTotals[]>;
  /** Territories directly below this one with their totals, by code. */
  childrenOf(territoryId: string): Promise<readonly TerritoryWithTotals[]>;
  /** Units and accounts in no territory; for who sees all of the plan. Cost: all units and accounts. */
  whiteSpace(planId: string): Promise<WhiteSpace>;
  /** By code. Cost: the edges of the territory's own units. */
  neighboursOf(territory: TerritoryRecord): Promise<readonly NeighbourTerritory[]>;
}
