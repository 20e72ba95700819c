import { diagnoseInfeasibility } from "../../core/design/diagnose-infeasibility.ts";
import { counted } from "../../core/domain/counted.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { DesignResult } from "../../core/domain/design-result.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { SolveOptions, SolveProgress, SolverPool } from "../ports.ts";
import { infeasible, type Refusal } from "../use-case-outcome.ts";
import { boundTimeShare, DEFAULT_RUN } from "./default-run.ts";
import { numberTerritories } from "./number-territories.ts";
import type { Study } from "./study.ts";

/** How long and from which seed to search. Exactly one of the two limits is set. */
export interface SearchEffort {
  readonly seed: number;
  readonly starts: number;
  readonly iterations: number | null;
  readonly milliseconds: number | null;
  /** The limit as wished, bound included. */
  readonly timeSeconds: number | null;
  /** What is kept back of a time limit for the bound; null without one. */
  readonly boundMilliseconds: number | null;
}

/** A plan on the way to the answer. */
export interface PlanOnTheWay {
  /** Codes of the territories. */
  readonly territories: readonly string[];
  /** Index of a territory per unit of the layer; below 0: white space. */
  readonly territoryOf: Int32Array;
}

export interface Solving {
  readonly study: Study;
  readonly pool: SolverPool;
  readonly effort: SearchEffort;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
  readonly onPlan?: ((plan: PlanOnTheWay) => void) | undefined;
}

export type Solved = Extract<DesignResult, { status: "solved" }>;

/** Refuses what can be proved impossible, else searches; a plan that breaks a rule is never handed on. */
export async function solveProblem(problem: DesignProblem, solving: Solving): Promise<Solved | Refusal> {
  const { study, pool, effort, signal } = solving;
  const causes = diagnoseInfeasibility(problem, {
    unitNames: study.layer.names,
  });
  if (causes.length > 0) return infeasible(causes);
  const result = await pool.solve(problem, { ...solveOptions(solving), ...watchPlans(problem, solving) });
  if (result.status === "infeasible") return infeasible(result.causes);
  if (result.status === "solved") {
    return { ...result, assignment: numberTerritories(problem, result.assignment) };
  }
  if (signal.aborted) return { status: "cancelled-empty", problems: [], warnings: [] };
  return infeasible([nothingFound(problem, result.violation, effort)]);
}

/** As the answer will be numbered. */
function watchPlans(problem: DesignProblem, { onPlan }: Solving): Pick<SolveOptions, "onPlan"> {
  if (onPlan === undefined) return {};
  const territories = problem.territories.map(({ code }) => code);
  return {
    onPlan: (assignment) => onPlan({ territories, territoryOf: numberTerritories(problem, assignment) }),
  };
}

/** What the solver pool is told of a wish. */
export function solveOptions({ effort, signal, onProgress }: Solving): SolveOptions {
  const { seed, starts, iterations, milliseconds } = effort;
  return {
    seed,
    starts,
    ...(iterations === null ? {} : { iterations }),
    ...(milliseconds === null ? {} : { milliseconds }),
    signal,
    onProgress,
  };
}

/** Says honestly that the search gave up. */
export function nothingFound(problem: DesignProblem, violation: number, effort: SearchEffort): Problem {
  const bands = problem.measures.filter((measure) => measure.tolerance !== null);
  const tolerances = bands.map(({ key, tolerance }) => `${key} ±${shareText(tolerance ?? 0)}`).join(", ");
  const spent =
    effort.milliseconds === null
      ? `${counted(effort.starts, "start", "starts")} of ${effort.iterations ?? DEFAULT_RUN.iterationsPerStart} iterations`
      : `${effort.milliseconds / 1000} s`;
  return {
    code: "DES-190",
    where: { file: "options" },
    cause: `no plan that keeps every rule was found in ${spent} for ${counted(problem.territories.length, "territory", "territories")} (${tolerances || "no band"}); none is proved impossible either. The best attempt is off by ${shareText(violation)} of a target in all`,
    fix: "search longer with --time or --iterations, widen a tolerance, change the number of territories, or lift a lock",
  };
}

/** Significant digits, so that a near miss does not read as none. */
const shareText = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

export function readEffort(study: Study): SearchEffort {
  const { seed, starts, iterations, timeSeconds } = study.spec;
  const milliseconds = timeSeconds === undefined ? null : timeSeconds * 1000;
  const boundShare = boundTimeShare(study.layer.codes.length);
  return {
    seed: seed ?? DEFAULT_RUN.seed,
    starts: starts ?? DEFAULT_RUN.starts,
    iterations: iterations ?? (timeSeconds === undefined ? DEFAULT_RUN.iterationsPerStart : null),
    milliseconds: milliseconds === null ? null : milliseconds * (1 - boundShare),
    boundMilliseconds: milliseconds === null ? null : milliseconds * boundShare,
    timeSeconds: timeSeconds ?? null,
  };
}

/** A time limit is for all designs of a run together; iterations are for each. */
export function shareEffort(effort: SearchEffort, designs: number): SearchEffort {
  return { ...effort, milliseconds: effort.milliseconds === null ? null : effort.milliseconds / designs };
}
