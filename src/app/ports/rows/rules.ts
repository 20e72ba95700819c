import type { Rule, RuleChange } from "../../../core/domain/rule.ts";

export interface RuleRows {
  /** Of the plan's standing territories, by territory code and name. */
  list(planId: string): Promise<readonly Rule[]>;
  /** Makes these changes at once, so that two rules may swap their names. Part of a change-set: write-change-set.ts. */
  apply(planId: string, changes: readonly RuleChange[]): Promise<void>;
}
