import type { Summary } from "../../contract/summary.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { Alternative, District } from "./describe-plan.ts";
import type { SearchEffort, Solved } from "./solve-problem.ts";

/** A plan as the engine found it, with what was decided on the way. */
export interface SolvedStudy {
  readonly problem: DesignProblem;
  readonly solved: Solved;
  readonly effort: SearchEffort;
  readonly districts: readonly District[] | null;
  readonly territoryCount: Summary["territoryCount"];
  readonly alternatives: readonly Alternative[] | null;
  readonly warnings: readonly Problem[];
}
