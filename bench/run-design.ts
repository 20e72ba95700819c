import { performance } from "node:perf_hooks";
import type { SolverPool } from "../src/app/ports.ts";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import type { DesignResult } from "../src/core/domain/design-result.ts";
import { checkPlan } from "../src/core/evaluate/check-plan.ts";
import { scorePlan } from "../src/core/evaluate/score-plan.ts";
import type { AlignmentRow } from "../src/core/evaluate/violation.ts";

/** One run of the engine, judged by the independent checker. */
export interface DesignRun {
  readonly seed: number;
  /** Wall time, handing the problem to the threads and back included. */
  readonly seconds: number;
  /** When the threads first told of a plan that keeps every rule (they tell every 0.2 s); null = never. */
  readonly firstFeasibleSeconds: number | null;
  readonly peakMegabytes: number;
  readonly iterations: number;
  /** Re-scored from raw data, in the objective's own unit; null where the plan breaks a rule. */
  readonly objective: number | null;
  /** Empty = every hard rule is kept. */
  readonly violations: readonly string[];
  readonly assignment: Int32Array;
}

export interface RunLimits {
  readonly seed: number;
  readonly milliseconds?: number;
  readonly iterations?: number;
}

/** The engine's own figure and the re-scored one may differ by rounding only. */
const SCORE_TOLERANCE = 1e-6;

/** One start per thread, each for the whole time; the result is checked and scored by code the solver does not use. */
export async function runDesign(
  pool: SolverPool,
  problem: DesignProblem,
  limits: RunLimits,
): Promise<DesignRun> {
  const memory = watchMemory();
  const startedAt = performance.now();
  let firstFeasibleSeconds: number | null = null;
  const result = await pool.solve(problem, {
    ...limits,
    starts: pool.threads,
    onProgress: ({ bestObjective }) => {
      if (bestObjective !== null) firstFeasibleSeconds ??= (performance.now() - startedAt) / 1000;
    },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    seed: limits.seed,
    seconds,
    firstFeasibleSeconds,
    peakMegabytes: memory.stop(),
    ...judge(problem, result),
  };
}

function judge(problem: DesignProblem, result: DesignResult) {
  if (result.status === "infeasible") {
    const violations = result.causes.map(({ cause }) => `called infeasible: ${cause}`);
    return { iterations: 0, objective: null, violations, assignment: new Int32Array(0) };
  }
  const { assignment, iterations } = result;
  const violations = checkAssignment(problem, assignment);
  if (violations.length > 0) return { iterations, objective: null, violations, assignment };
  const objective = scorePlan(problem, assignment);
  if (result.status !== "solved")
    return { iterations, objective, violations: ["called not found"], assignment };
  const difference = Math.abs(objective - result.objective) / Math.max(1e-12, Math.abs(objective));
  return {
    iterations,
    objective,
    violations: difference > SCORE_TOLERANCE ? [`scored ${result.objective}, re-scored ${objective}`] : [],
    assignment,
  };
}

/** Every hard rule that a plan breaks, as sentences. */
export function checkAssignment(problem: DesignProblem, assignment: Int32Array): string[] {
  const rows = Array.from(
    assignment,
    (territory, unit): AlignmentRow => ({
      unitCode: problem.unitCodes[unit],
      territoryCode: problem.territories[territory]?.code ?? "",
      row: unit + 2,
    }),
  );
  return checkPlan(problem, rows).map(({ cause }) => cause);
}

/** Largest resident memory of the whole process, threads included, from now until `stop`; in MB. */
function watchMemory(): { stop: () => number } {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
  };
  look();
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}
