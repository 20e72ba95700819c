import type { DesignProblem, TermKey } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import { BalanceTerm } from "./balance-term.ts";
import { BarrierTerm } from "./barrier-term.ts";
import { CentredTerm } from "./centred-term.ts";
import { CutEdgesTerm } from "./cut-edges-term.ts";
import { DisruptionTerm } from "./disruption-term.ts";
import { MaxDiameterTerm } from "./max-diameter-term.ts";
import { Score } from "./score.ts";
import type { Term } from "./term.ts";
import { TravelTerm } from "./travel-term.ts";

/** Every term there is. A new one is a file and a line here (docs/add-a-constraint.md). */
const TERMS: Readonly<Record<TermKey, (state: PlanState, metric: PointMetric) => Term>> = {
  inertia: (state, metric) => inertia(state, metric, "inertia"),
  compactness: (state, metric) => inertia(state, metric, "compactness"),
  "p-median": (state, metric) =>
    new CentredTerm(state, { key: "p-median", metric, weights: null, squared: false }),
  "max-diameter": (state, metric) => new MaxDiameterTerm(state, metric),
  "cut-edges": (state) => new CutEdgesTerm(state),
  travel: (state, metric) => new TravelTerm(state, metric),
  balance: (state) => new BalanceTerm(state),
  disruption: (state) => new DisruptionTerm(state),
};

const inertia = (state: PlanState, metric: PointMetric, key: "inertia" | "compactness") =>
  new CentredTerm(state, { key, metric, weights: state.problem.measures[0].values, squared: true });

/** Terms that are shares already and need no reference value. */
const SHARES: readonly TermKey[] = ["balance", "disruption"];

/**
 * The objective with its weighted terms. A weight of 1 makes a term count as much as the objective does at the plan
 * the state holds: every term is divided by its value there (shares by 1) and multiplied by the objective's.
 */
export function buildScore(state: PlanState, metric: PointMetric): Score {
  const { problem } = state;
  const objective = TERMS[problem.objective](state, metric);
  objective.refresh();
  const reference = objective.value() || 1;
  const weighted: { term: Term; factor: number }[] = [];
  for (const [key, weight] of weightedTerms(problem)) {
    const term = TERMS[key](state, metric);
    term.refresh();
    const unit = SHARES.includes(key) ? 1 : term.value() || 1;
    weighted.push({ term, factor: (weight * reference) / unit });
  }
  if (problem.adjacency.barrierPrice.some((price) => price > 0)) {
    weighted.push({ term: new BarrierTerm(state), factor: reference });
  }
  const score = new Score(objective, weighted);
  score.refresh();
  return score;
}

function weightedTerms(problem: DesignProblem): [TermKey, number][] {
  const weights = new Map(Object.entries(problem.termWeights) as [TermKey, number][]);
  const price = problem.realignment?.price ?? 0;
  if (price > 0) weights.set("disruption", (weights.get("disruption") ?? 0) + price);
  // in the order of the list above, so that sums round the same way every time
  return (Object.keys(TERMS) as TermKey[])
    .map((key): [TermKey, number] => [key, weights.get(key) ?? 0])
    .filter(([, weight]) => weight > 0);
}
