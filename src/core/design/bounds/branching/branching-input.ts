import type { Budget } from "../../../search/budget.ts";
import type { CentreModel } from "../lagrangian/centre-model.ts";
import type { BranchRules } from "./branch-node.ts";

/** What a proof by branching starts from. */
export interface BranchingInput {
  readonly model: CentreModel;
  /** Square: cost of unit i at centre j stands at j × units + i. */
  readonly costs: Float64Array;
  readonly pace: Float64Array;
  readonly rules: BranchRules;
  /** Cost of a known plan. Only cheaper ones are looked for. */
  readonly incumbent: number;
  readonly alpha: Float64Array;
  readonly budget: Budget;
}
