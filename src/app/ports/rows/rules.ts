import type { Rule, RuleChange } from "../../../core/domain/rule.ts";
import type { AlignmentMove, OverrideCause } from "./plans.ts";

/** An account as the rules of a plan ask it. Money in the organisation's currency per year, workload in hours per month. */
export interface RuleSubjectRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly stage: string;
  readonly products: readonly string[];
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Code of its unit. */
  readonly unit: string | null;
  /** Id of the head of its family; null: it has none, or is one. */
  readonly headId: string | null;
  /** Territory of its unit in the plan; null: white space. */
  readonly geography: string | null;
  readonly override: { readonly territoryId: string; readonly cause: OverrideCause } | null;
  readonly openDeals: number;
  readonly openAmount: number;
}

export interface RuleRows {
  /** Of the plan's standing territories, by territory code and name. */
  list(planId: string): Promise<readonly Rule[]>;
  /** Makes these changes at once, so that two rules may swap their names. Part of a change-set: write-change-set.ts. */
  apply(planId: string, changes: readonly RuleChange[]): Promise<void>;
  /** Accounts of the organisation by code, from after `afterCode`. */
  subjects(planId: string, limit: number, afterCode: string | null): Promise<readonly RuleSubjectRow[]>;
  /** Those of these ids, and the heads of their families. */
  subjectsOf(planId: string, accountIds: readonly string[]): Promise<readonly RuleSubjectRow[]>;
  /** By plan that holds, the moves that take back what rules made of the accounts that an import brought. */
  placedOfImport(
    importId: string,
  ): Promise<readonly { readonly planId: string; readonly moves: readonly AlignmentMove[] }[]>;
}
