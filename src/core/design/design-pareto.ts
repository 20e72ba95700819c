import type { DesignProblem, TermKey } from "../domain/design-problem.ts";
import type { DesignResult } from "../domain/design-result.ts";
import type { Problem } from "../domain/problem.ts";
import { dominatorsOf, nonDominated } from "./non-dominated.ts";

/** What alternatives are compared by; all three are better when smaller. */
export interface ParetoFigures {
  /** Largest |deviation| from target over banded measures and territories. */
  readonly largestDeviation: number;
  readonly travelKm: number;
  /** Null where there is no current plan. */
  readonly movedShare: number | null;
}

export interface ParetoOptions<Figures extends ParetoFigures> {
  /** How many different wishes are tried; the set has at most as many plans. */
  readonly count: number;
  readonly solve: (problem: DesignProblem) => DesignResult | Promise<DesignResult>;
  readonly figuresOf: (assignment: Int32Array) => Figures;
}

export interface ParetoPlan<Figures extends ParetoFigures> {
  /** Which wish gave it: "as asked", "tighter balance", "less travel", … */
  readonly name: string;
  readonly result: Extract<DesignResult, { status: "solved" }>;
  readonly figures: Figures;
  /** Names of the plans that are no worse in every figure and better in one; only the plan as asked may have any. */
  readonly dominatedBy: readonly string[];
}

/** A wish without a plan: proved impossible, with its causes, or none found (no causes). */
export interface FailedWish {
  readonly name: string;
  readonly causes: readonly Problem[];
}

export interface ParetoSet<Figures extends ParetoFigures> {
  readonly plans: readonly ParetoPlan<Figures>[];
  readonly failed: readonly FailedWish[];
}

interface Variant {
  readonly name: string;
  readonly change: (problem: DesignProblem) => DesignProblem;
}

/**
 * A handful of plans along balance × travel × disruption, none dominated by another. Each comes from the same problem
 * with one wish made stronger; every hard rule stays, so each plan is valid for the problem as asked. Plans stand in
 * the order in which their wishes were tried, the problem as asked first: what the others are compared with stays even
 * where some dominate it, and they are named. Wishes without a plan are named too. Runs `count`
 * designs one after the other.
 */
export async function designPareto<Figures extends ParetoFigures>(
  problem: DesignProblem,
  { count, solve, figuresOf }: ParetoOptions<Figures>,
): Promise<ParetoSet<Figures>> {
  const plans: Omit<ParetoPlan<Figures>, "dominatedBy">[] = [];
  const failed: FailedWish[] = [];
  for (const { name, change } of variantsOf(problem).slice(0, Math.max(1, count))) {
    const result = await solve(change(problem));
    if (result.status === "solved") plans.push({ name, result, figures: figuresOf(result.assignment) });
    else failed.push({ name, causes: result.status === "infeasible" ? result.causes : [] });
  }
  const points = plans.map(({ figures }) => [
    figures.largestDeviation,
    figures.travelKm,
    figures.movedShare ?? 0,
  ]);
  const kept = nonDominated(points).map((at) => ({ ...plans[at], dominatedBy: [] as readonly string[] }));
  const asked = plans.findIndex(({ name }) => name === AS_ASKED);
  if (asked < 0 || kept.some(({ name }) => name === AS_ASKED)) return { plans: kept, failed };
  const dominatedBy = dominatorsOf(points, asked).map((at) => plans[at].name);
  return { plans: [{ ...plans[asked], dominatedBy }, ...kept], failed };
}

const AS_ASKED = "as asked";

/** Wishes in the order in which they are tried; the first five pull in different directions. */
function variantsOf({ realignment }: DesignProblem): Variant[] {
  const asAsked: Variant = { name: AS_ASKED, change: (problem) => problem };
  const balance = (share: number) => (problem: DesignProblem) => withTolerance(problem, share);
  const travel = (weight: number) => (problem: DesignProblem) => withTerm(problem, "travel", weight);
  const both = (problem: DesignProblem) => withTerm(withTolerance(problem, 0.5), "travel", 1);
  if (!realignment) {
    return [
      asAsked,
      { name: "tighter balance", change: balance(0.5) },
      { name: "less travel", change: travel(1) },
      { name: "tightest balance", change: balance(0.2) },
      { name: "least travel", change: travel(4) },
      { name: "tighter balance, less travel", change: both },
      { name: "even balance", change: (problem) => withTerm(problem, "balance", 1) },
    ];
  }
  return [
    asAsked,
    { name: "fewer moves", change: (problem) => withFewerMoves(problem, 0.5) },
    { name: "tighter balance", change: balance(0.5) },
    { name: "less travel", change: travel(1) },
    { name: "fewest moves", change: (problem) => withFewerMoves(problem, 0.2) },
    { name: "tightest balance", change: balance(0.2) },
    { name: "tighter balance, less travel", change: both },
  ];
}

function withTolerance(problem: DesignProblem, share: number): DesignProblem {
  const measures = problem.measures.map((measure) =>
    measure.tolerance === null ? measure : { ...measure, tolerance: measure.tolerance * share },
  );
  return { ...problem, measures };
}

function withTerm(problem: DesignProblem, key: TermKey, weight: number): DesignProblem {
  const already = problem.termWeights[key] ?? 0;
  return { ...problem, termWeights: { ...problem.termWeights, [key]: already + weight } };
}

/** A smaller cap where there is one; a price per moved share of the objective in any case. */
function withFewerMoves(problem: DesignProblem, share: number): DesignProblem {
  const { realignment } = problem;
  if (!realignment) return problem;
  const { price, maximumMovedShare } = realignment;
  return {
    ...problem,
    realignment: {
      ...realignment,
      price: Math.max(1, price) / share,
      maximumMovedShare: maximumMovedShare === null ? null : maximumMovedShare * share,
    },
  };
}
