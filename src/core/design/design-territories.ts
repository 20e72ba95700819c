import type { DesignProblem } from "../domain/design-problem.ts";
import type { DesignProgress, DesignResult, StopReason } from "../domain/design-result.ts";
import { PointMetric } from "../geo/point-metric.ts";
import type { Budget } from "../search/budget.ts";
import type { Random } from "../search/random.ts";
import { ContiguityTest } from "./constraints/contiguity.ts";
import { buildMoveRules } from "./constraints/move-rules.ts";
import { searchSmall } from "./exact/search-small.ts";
import { improveCutEdges } from "./improve/improve-cut-edges.ts";
import { improveDiameter } from "./improve/improve-diameter.ts";
import { improvePlans } from "./improve/improve-plans.ts";
import { type MedianContext, suitsMedianSearch } from "./improve/median-context.ts";
import type { SearchContext } from "./improve/search-context.ts";
import { searchMedians } from "./improve/search-medians.ts";
import { buildScore } from "./objectives/build-score.ts";
import { MedianTerm } from "./objectives/median-term.ts";
import { Score } from "./objectives/score.ts";
import { bisectRecursively } from "./starts/bisect-recursively.ts";
import { chooseStarts, unpriced } from "./starts/choose-start.ts";
import { startSource } from "./starts/start-source.ts";
import { PlanState } from "./state/plan-state.ts";
import { withProposalGraph } from "./state/proposal-graph.ts";

export interface DesignOptions {
  readonly budget: Budget;
  readonly random: Random;
  /** Which of several starts this is: stands in the result and ranks ties. */
  readonly startIndex: number;
  /** `plan` copies the best plan so far, if it is called before this returns. */
  readonly onProgress?: (progress: DesignProgress, plan: () => Int32Array) => void;
}

/** Share of the budget spent on finding start plans. */
const START_SHARE = 0.3;
/** Units up to which random plans join the start plans, and how many. */
const SMALL_PROBLEM = 150;
const RANDOM_STARTS = 8;

/**
 * Fills the territories of a problem with units: hard rules kept, score as low as the budget allows. One start: the
 * caller runs several with different randomness and takes the best. Same problem, random and iteration budget give the
 * same result. Expects a problem that `diagnoseInfeasibility` found nothing wrong with; if there is no plan all the
 * same, the nearest attempt comes back as "not-found". Returns the best plan so far when the budget is cancelled.
 */
export function designTerritories(problem: DesignProblem, options: DesignOptions): DesignResult {
  const { budget, random, startIndex } = options;
  const metric = new PointMetric(problem.points);
  if (suitsMedianSearch(problem)) return designByMedians(problem, metric, options);
  const state = new PlanState(withProposalGraph(problem), new Int32Array(problem.unitCodes.length));
  // terms are weighed at a plan that is the same for every start, so that their scores can be compared
  state.load(bisectRecursively(problem, metric, state.bands));
  const context: SearchContext = {
    state,
    score: buildScore(state, metric),
    rules: buildMoveRules(problem),
    contiguity: new ContiguityTest(state),
    random,
    budget,
    onProgress: (best) => options.onProgress?.(describeProgress(best, budget), () => best.assignment()),
  };
  const small = searchSmall(context);
  if (small.best !== null && small.isExhausted) {
    state.load(small.best);
    context.score.refresh();
    return describeResult(context, startIndex, "proven-optimal");
  }
  if (problem.objective === "max-diameter") improveDiameter(context, metric);
  else if (problem.objective === "cut-edges") improveCutEdges(context, metric);
  else improveLayouts(context, metric);
  if (small.best !== null) keepBetter(context, small.best);
  return describeResult(context, startIndex);
}

/** Puts a plan that keeps every rule in place of the present one, unless that one is valid too and no worse. */
function keepBetter({ state, score, contiguity }: SearchContext, plan: Int32Array): void {
  const found = Int32Array.from(state.assignment);
  const isValid = state.violation === 0 && state.problem.territories.every((_, k) => contiguity.isWhole(k));
  const before = isValid ? score.value() : Number.POSITIVE_INFINITY;
  state.load(plan);
  score.refresh();
  if (score.value() <= before) return;
  state.load(found);
  score.refresh();
}

/** The best layouts first; for a small problem, where units are large beside the bands and layouts mislead, random plans as well. */
function improveLayouts(context: SearchContext, metric: PointMetric): void {
  const { state, random, budget } = context;
  const options = { metric, random, budget, until: START_SHARE, keep: 4 };
  const layouts = chooseStarts(state, options);
  if (layouts.length === 1) {
    improvePlans(context, layouts);
    return;
  }
  const drawStart = startSource(state, options);
  const extra = state.unitCount > SMALL_PROBLEM ? 0 : RANDOM_STARTS;
  const starts = [...layouts, ...Array.from({ length: extra }, () => unpriced(drawStart()))];
  improvePlans(context, starts, { drawStart });
}

/** The plain p-median: no borders are needed, and the search makes its own layouts. */
function designByMedians(problem: DesignProblem, metric: PointMetric, options: DesignOptions): DesignResult {
  const { budget, random, startIndex } = options;
  const state = new PlanState(problem, new Int32Array(problem.unitCodes.length));
  const term = new MedianTerm(state, metric);
  const context: MedianContext = {
    state,
    score: new Score(term, []),
    rules: buildMoveRules(problem),
    contiguity: new ContiguityTest(state),
    random,
    budget,
    onProgress: (best) => options.onProgress?.(describeProgress(best, budget), () => best.assignment()),
    term,
    metric,
  };
  const nextStart = startSource(state, { metric, random, budget, until: 0, keep: 1 });
  searchMedians(context, nextStart());
  return describeResult(context, startIndex);
}

function describeProgress(best: { score: number; violation: number }, budget: Budget): DesignProgress {
  return {
    phase: "improve",
    fractionDone: Math.min(1, budget.fractionDone()),
    iterations: budget.iterations,
    bestObjective: best.violation === 0 ? best.score : null,
    violation: best.violation,
  };
}

function describeResult(
  { state, score, budget, contiguity }: SearchContext,
  startIndex: number,
  stopped: StopReason = budget.stopReason(),
): DesignResult {
  const shared = {
    assignment: Int32Array.from(state.assignment),
    iterations: budget.iterations,
    stopped,
    startIndex,
  };
  const whole = state.problem.territories.every((_, k) => contiguity.isWhole(k));
  if (state.violation > 0 || !whole)
    return { status: "not-found", violation: state.measureViolation(), ...shared };
  return { status: "solved", objective: score.objective.value(), score: score.value(), ...shared };
}
