import { explainAllUnits } from "../../core/design/explain-unit.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { LowerBound } from "../../core/domain/design-result.ts";
import { BrokenInvariant } from "../../core/domain/problem.ts";
import { checkPlan } from "../../core/evaluate/check-plan.ts";
import { evaluatePlan } from "../../core/evaluate/evaluate-plan.ts";
import type { SolveProgress, SolverPool } from "../ports.ts";
import { BOUND_UNITS, boundIterations } from "./default-run.ts";
import type { FinishedPlan } from "./describe-plan.ts";
import type { SolvedStudy } from "./solved-study.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { Study } from "./study.ts";

export interface Finishing {
  readonly study: Study;
  readonly pool: SolverPool;
  readonly signal: AbortSignal;
  readonly stopwatch: Stopwatch;
  readonly onProgress: (progress: SolveProgress) => void;
}

/** Checks a solved plan independently, measures it, bounds it and explains every unit. */
export async function finishPlan(solvedStudy: SolvedStudy, finishing: Finishing): Promise<FinishedPlan> {
  const { problem, solved, effort } = solvedStudy;
  const { study, stopwatch } = finishing;
  requireValid(problem, solved.assignment);
  const figures = evaluatePlan(problem, solved.assignment, { topology: study.layer.topology });
  stopwatch.lap("evaluateSeconds");
  const lowerBound = await proveBound(solvedStudy, finishing, figures.objective);
  stopwatch.lap("boundSeconds");
  const explanations = explainAllUnits(problem, solved.assignment);
  stopwatch.lap("evaluateSeconds");
  return {
    study,
    problem,
    assignment: solved.assignment,
    figures,
    explanations,
    lowerBound,
    effort,
    startIndex: solved.startIndex,
    iterations: solved.iterations,
    stopped: solved.stopped,
    districts: solvedStudy.districts,
    territoryCount: solvedStudy.territoryCount,
    alternatives: solvedStudy.alternatives,
    warnings: [...study.warnings, ...solvedStudy.warnings],
  };
}

/** A plan that breaks a rule is a fault of the engine, never the user's. */
function requireValid(problem: DesignProblem, assignment: Int32Array): void {
  const rows = problem.unitCodes.map((code, unit) => ({
    unitCode: code,
    territoryCode: problem.territories[assignment[unit]]?.code ?? "",
    row: unit + 2,
  }));
  const violations = checkPlan(problem, rows);
  if (violations.length > 0) {
    throw new BrokenInvariant(
      `got a plan that the checker refuses (${violations.length} violations; ${violations[0].code}: ${violations[0].cause}), expected a valid one`,
    );
  }
}

async function proveBound(
  { problem, effort }: SolvedStudy,
  { pool, signal, onProgress }: Finishing,
  incumbent: number,
): Promise<LowerBound | null> {
  if (signal.aborted || problem.unitCodes.length > BOUND_UNITS) return null;
  // with a time limit the bound stops by the clock as well; its share was kept back from the search
  const milliseconds = effort.boundMilliseconds;
  return pool.bound(problem, {
    incumbent,
    iterations: boundIterations(problem.unitCodes.length),
    ...(milliseconds === null ? {} : { milliseconds }),
    signal,
    onProgress,
  });
}
