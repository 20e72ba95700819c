import type { SolveProgress, SolverPool } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import { designDistricts } from "./design-districts.ts";
import { offerAlternatives } from "./offer-alternatives.ts";
import { proposeCount } from "./propose-count.ts";
import { isRange } from "./read-settings.ts";
import { type PlanOnTheWay, readEffort, shareEffort, solveProblem } from "./solve-problem.ts";
import type { SolvedStudy } from "./solved-study.ts";
import type { Study } from "./study.ts";

export interface StudySolving {
  readonly study: Study;
  readonly pool: SolverPool;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
  readonly onPlan?: ((plan: PlanOnTheWay) => void) | undefined;
}

/** Solves a study the way it wishes: a proposed number of territories, one design, a trade-off beside it. */
export async function solveStudy(solving: StudySolving): Promise<SolvedStudy | Refusal> {
  const { study } = solving;
  const effort = readEffort(study);
  const { territories, pareto, hierarchy } = study.spec;
  if (isRange(territories)) return proposeCount(territories, { ...solving, effort });
  const built = buildDesignProblem(study, typeof territories === "number" ? territories : null);
  if (!built.ok) return badInput(built.problems, built.warnings);
  if (hierarchy !== undefined) {
    const designs = shareEffort(effort, hierarchy.districts + 1);
    const designed = await designDistricts(built.value, { ...solving, effort: designs }, hierarchy);
    if ("problems" in designed) return { ...designed, warnings: [...built.warnings, ...designed.warnings] };
    return {
      ...designed,
      problem: built.value,
      effort,
      territoryCount: null,
      alternatives: null,
      warnings: built.warnings,
    };
  }
  const shared = pareto === undefined ? effort : shareEffort(effort, pareto);
  const solved = await solveProblem(built.value, { ...solving, effort: shared });
  if ("problems" in solved) return { ...solved, warnings: [...built.warnings, ...solved.warnings] };
  const offered =
    pareto === undefined
      ? { alternatives: null, warnings: [] }
      : await offerAlternatives(built.value, solved, { ...solving, effort: shared, count: pareto });
  return {
    problem: built.value,
    solved,
    effort,
    districts: null,
    territoryCount: null,
    alternatives: offered.alternatives,
    warnings: [...built.warnings, ...offered.warnings],
  };
}
