import { proposeTerritoryCount } from "../../core/design/propose-territory-count.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { BrokenInvariant } from "../../core/domain/problem.ts";
import { evaluatePlan } from "../../core/evaluate/evaluate-plan.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { buildDesignProblem } from "./build-design-problem.ts";
import { type Solved, type Solving, shareEffort, solveProblem } from "./solve-problem.ts";
import type { SolvedStudy } from "./solved-study.ts";

interface Trial {
  readonly count: number;
  readonly problem: DesignProblem;
  readonly solved: Solved;
  readonly objective: number;
  readonly largestDeviation: number;
  readonly travelKm: number;
  readonly warnings: readonly Problem[];
}

interface Failure {
  readonly count: number;
  readonly refusal: Refusal;
}

/** Designs with every number of a range and keeps the one that is proposed. */
export async function proposeCount(
  range: { readonly minimum: number; readonly maximum: number },
  solving: Solving,
): Promise<SolvedStudy | Refusal> {
  const numbers = range.maximum - range.minimum + 1;
  const effort = shareEffort(solving.effort, numbers);
  const trials: Trial[] = [];
  const failures: Failure[] = [];
  for (let count = range.minimum; count <= range.maximum; count++) {
    const tried = await tryCount(count, {
      ...solving,
      effort,
      onProgress: (progress) =>
        solving.onProgress({
          ...progress,
          fractionDone: (count - range.minimum + progress.fractionDone) / numbers,
        }),
    });
    if ("refusal" in tried) failures.push(tried);
    else trials.push(tried);
    if (solving.signal.aborted) break;
  }
  const inputFault = failures.find(({ refusal }) => refusal.status === "bad-input");
  if (trials.length === 0) return inputFault?.refusal ?? joinRefusals(failures);
  return chooseTrial(trials, failures, solving);
}

async function tryCount(count: number, solving: Solving): Promise<Trial | Failure> {
  const built = buildDesignProblem(solving.study, count);
  if (!built.ok) return { count, refusal: badInput(built.problems, built.warnings) };
  const solved = await solveProblem(built.value, solving);
  if ("problems" in solved) return { count, refusal: solved };
  const { objective, balance, travelKm } = evaluatePlan(built.value, solved.assignment);
  const largestDeviation = Math.max(...balance.map((measure) => measure.largestDeviation));
  return {
    count,
    problem: built.value,
    solved,
    objective,
    largestDeviation,
    travelKm,
    warnings: built.warnings,
  };
}

/** Each number has its own reason why it cannot be; all are told. */
function joinRefusals(failures: readonly Failure[]): Refusal {
  const problems = failures.flatMap(({ count, refusal }) =>
    refusal.problems.map((problem) => ({
      ...problem,
      where: {
        ...problem.where,
        item: [`${count} territories`, problem.where.item].filter(Boolean).join(", "),
      },
    })),
  );
  return { status: failures[0]?.refusal.status ?? "cancelled-empty", problems, warnings: [] };
}

function chooseTrial(trials: readonly Trial[], failures: readonly Failure[], solving: Solving): SolvedStudy {
  const results = [
    ...trials.map(({ count, objective, largestDeviation, travelKm }) => ({
      territoryCount: count,
      isFeasible: true,
      objective,
      largestDeviation,
      travelKm,
    })),
    ...failures.map(({ count }) => ({
      territoryCount: count,
      isFeasible: false,
      objective: Number.POSITIVE_INFINITY,
      largestDeviation: Number.POSITIVE_INFINITY,
      travelKm: Number.POSITIVE_INFINITY,
    })),
  ].sort((a, b) => a.territoryCount - b.territoryCount);
  const proposal = proposeTerritoryCount(results);
  const chosen = trials.find(({ count }) => count === proposal?.territoryCount);
  if (proposal === null || chosen === undefined) {
    throw new BrokenInvariant(`got no proposal from ${trials.length} feasible numbers, expected one of them`);
  }
  return {
    problem: chosen.problem,
    solved: chosen.solved,
    effort: solving.effort,
    districts: null,
    alternatives: null,
    warnings: chosen.warnings,
    territoryCount: {
      reason: proposal.explanation,
      tried: results.map(({ territoryCount, isFeasible, objective }) => ({
        territories: territoryCount,
        feasible: isFeasible,
        objective: isFeasible ? objective : null,
      })),
    },
  };
}
