import type { DesignProblem } from "../../domain/design-problem.ts";
import { FREE } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { Budget } from "../../search/budget.ts";
import type { Random } from "../../search/random.ts";
import { forcedTerritories } from "../constraints/move-rules.ts";
import { CentredTerm } from "../objectives/centred-term.ts";
import type { PlanState } from "../state/plan-state.ts";
import { Bisection, bisectRecursively } from "./bisect-recursively.ts";
import { obeyRules } from "./obey-rules.ts";
import { searchCentres } from "./search-centres.ts";

/** Above this many unit × territory pairs a layout search has no time to try enough layouts; bisection starts instead. */
const LARGEST_LAYOUT_SEARCH = 400_000;

/** A first plan. */
export interface StartPlan {
  readonly assignment: Int32Array;
  /** A lower estimate of what one whole target of violation must cost for balance to be worth it; 0 = not known. */
  readonly balancePrice: number;
}

export interface StartOptions {
  readonly metric: PointMetric;
  readonly random: Random;
  readonly budget: Budget;
  /** Share of the budget the choice of starts may use. */
  readonly until: number;
  /** How many different starts to hand back at most. */
  readonly keep: number;
}

/** First plans to improve on, most promising first. Each obeys locks and, where the units allow it, contiguity. */
export function chooseStarts(state: PlanState, options: StartOptions): StartPlan[] {
  const { problem } = state;
  const forced = forcedTerritories(problem);
  if (startsFromCurrent(problem)) return [unpriced(completeCurrent(problem, options.metric))];
  const hasBands = problem.measures.some((_, m) => hasBand(state, m));
  const pairs = state.unitCount * state.territoryCount;
  if (!hasBands || pairs > LARGEST_LAYOUT_SEARCH) return [unpriced(bisected(state, options.metric))];
  return searchedLayouts(state, forced, options);
}

/** A start from a method that knows no prices. */
export const unpriced = (assignment: Int32Array): StartPlan => ({ assignment, balancePrice: 0 });

/** A price or a cap on moves means: begin with what is there. */
function startsFromCurrent({ realignment, lockedTo, territories }: DesignProblem): boolean {
  if (!realignment) return false;
  if (realignment.price > 0 || realignment.maximumMovedShare !== null) return true;
  if (territories.some((territory) => territory.locked)) return true;
  // most units held in place: the rest joins them
  return lockedTo.filter((lock) => lock === FREE).length * 2 < lockedTo.length;
}

function searchedLayouts(state: PlanState, forced: Int32Array, options: StartOptions): StartPlan[] {
  const { problem } = state;
  const term = layoutTerm(state, options.metric);
  const layouts = searchCentres({
    transport: {
      unitCount: state.unitCount,
      territoryCount: state.territoryCount,
      measures: problem.measures.map((measure) => measure.values),
      bands: state.bands,
      bound: forced,
      pricedMeasures: problem.measures.map((_, m) => m).filter((m) => hasBand(state, m)),
    },
    metric: options.metric,
    term,
    bisection: new Bisection(problem, options.metric, state.bands),
    fixedCentres: Int32Array.from(problem.territories, (territory) => territory.centreUnit),
    random: options.random,
    budget: options.budget,
    until: options.until,
    keep: options.keep,
  });
  return layouts.map((layout) => {
    const assignment = Int32Array.from(layout.assignment);
    const cost = (u: number, k: number) => options.metric.squaredKm(u, layout.centres[k]);
    const sameUnit = term.key === problem.objective;
    return {
      assignment: obeyRules(problem, assignment, { metric: options.metric, cost }),
      balancePrice: sameUnit ? layout.balancePrice : 0,
    };
  });
}

/** Layouts are compared by the objective where it has centres, else by inertia: every other objective likes compact starts. */
function layoutTerm(state: PlanState, metric: PointMetric): CentredTerm {
  if (state.problem.objective === "p-median") {
    return new CentredTerm(state, { key: "p-median", metric, weights: null, squared: false });
  }
  return new CentredTerm(state, {
    key: "inertia",
    metric,
    weights: state.problem.measures[0].values,
    squared: true,
  });
}

function bisected(state: PlanState, metric: PointMetric): Int32Array {
  return obeyRules(state.problem, bisectRecursively(state.problem, metric, state.bands), { metric });
}

function completeCurrent(problem: DesignProblem, metric: PointMetric): Int32Array {
  return obeyRules(problem, Int32Array.from(problem.realignment?.current ?? []), { metric });
}

function hasBand(state: PlanState, m: number): boolean {
  const { lower, upper } = state.bands;
  for (let k = 0; k < state.territoryCount; k++) {
    const at = m * state.territoryCount + k;
    if (Number.isFinite(lower[at]) || Number.isFinite(upper[at])) return true;
  }
  return false;
}
