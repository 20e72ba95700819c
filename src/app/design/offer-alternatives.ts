import { designPareto, type FailedWish } from "../../core/design/design-pareto.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { DesignResult } from "../../core/domain/design-result.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { evaluatePlan } from "../../core/evaluate/evaluate-plan.ts";
import type { Alternative } from "./describe-plan.ts";
import { type Solved, type Solving, solveProblem } from "./solve-problem.ts";

export interface Offering extends Solving {
  /** How many wishes to try, the one as asked included. */
  readonly count: number;
}

export interface Offered {
  readonly alternatives: readonly Alternative[];
  /** One for each wish that has no plan. */
  readonly warnings: readonly Problem[];
}

/** Plans along balance × travel × disruption, none dominated but perhaps the one as asked, which is not searched again. */
export async function offerAlternatives(
  problem: DesignProblem,
  asked: Solved,
  offering: Offering,
): Promise<Offered> {
  let tried = 0;
  const solve = async (variant: DesignProblem): Promise<DesignResult> => {
    const position = tried++;
    if (variant === problem) return asked;
    if (offering.signal.aborted) return { status: "infeasible", causes: [] };
    const solved = await solveProblem(variant, {
      ...offering,
      onProgress: (progress) =>
        offering.onProgress({
          ...progress,
          fractionDone: (position + progress.fractionDone) / offering.count,
        }),
    });
    return "problems" in solved ? { status: "infeasible", causes: solved.problems } : solved;
  };
  const { plans, failed } = await designPareto(problem, {
    count: offering.count,
    solve,
    figuresOf: (assignment) => figuresOf(problem, assignment),
  });
  return {
    alternatives: plans.map(({ name, result, figures, dominatedBy }) => ({
      name,
      assignment: result.assignment,
      ...figures,
      dominatedBy,
    })),
    warnings: failed.map(warnOfFailure),
  };
}

function warnOfFailure({ name, causes }: FailedWish): Problem {
  const cause = causes.length === 0 ? "none was found" : causes.map((problem) => problem.cause).join("; ");
  return {
    code: "DES-192",
    where: { file: "options", item: "--pareto" },
    cause: `there is no alternative "${name}": ${cause}`,
    fix: "search longer, or be content with the others",
  };
}

function figuresOf(problem: DesignProblem, assignment: Int32Array) {
  const figures = evaluatePlan(problem, assignment);
  const banded = figures.balance.filter((_, index) => problem.measures[index].tolerance !== null);
  return {
    objective: figures.objective,
    largestDeviation: Math.max(
      0,
      ...(banded.length > 0 ? banded : figures.balance).map((measure) => measure.largestDeviation),
    ),
    travelKm: figures.travelKm,
    movedShare: figures.disruption?.movedShare ?? null,
  };
}
