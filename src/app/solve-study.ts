import type { Summary } from "../contract/summary.ts";
import type { DesignProblem } from "../core/domain/design-problem.ts";
import type { Problem } from "../core/domain/problem.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import type { Alternative, District } from "./describe-plan.ts";
import type { SolveProgress, SolverPool } from "./ports.ts";
import { isRange } from "./read-settings.ts";
import { readEffort, type SearchEffort, type Solved, solveProblem } from "./solve-problem.ts";
import type { Study } from "./study.ts";
import { badInput, type Refusal } from "./use-case-outcome.ts";

export interface StudySolving {
  readonly study: Study;
  readonly pool: SolverPool;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
}

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

/** Solves a study the way it wishes: one design, a proposed number of territories, districts, a trade-off. */
export async function solveStudy(solving: StudySolving): Promise<SolvedStudy | Refusal> {
  const { study } = solving;
  const effort = readEffort(study);
  const { territories } = study.spec;
  const count =
    typeof territories === "number" ? territories : isRange(territories) ? territories.minimum : null;
  const built = buildDesignProblem(study, count);
  if (!built.ok) return badInput(built.problems, built.warnings);
  const solved = await solveProblem(built.value, { ...solving, effort });
  if ("problems" in solved) return { ...solved, warnings: [...built.warnings, ...solved.warnings] };
  return {
    problem: built.value,
    solved,
    effort,
    districts: null,
    territoryCount: null,
    alternatives: null,
    warnings: built.warnings,
  };
}
