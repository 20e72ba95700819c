import type { Budget } from "../../search/budget.ts";
import type { Random } from "../../search/random.ts";
import type { ContiguityTest } from "../constraints/contiguity.ts";
import type { MoveRules } from "../constraints/move-rules.ts";
import type { Score } from "../objectives/score.ts";
import type { PlanState } from "../state/plan-state.ts";

/** What a search has come to so far. */
export interface BestSoFar {
  readonly score: number;
  readonly violation: number;
  /** A copy of the plan. */
  assignment(): Int32Array;
}

/** What every search of this room works on. */
export interface SearchContext {
  readonly state: PlanState;
  readonly score: Score;
  readonly rules: MoveRules;
  readonly contiguity: ContiguityTest;
  readonly random: Random;
  readonly budget: Budget;
  readonly onProgress: (best: BestSoFar) => void;
}
