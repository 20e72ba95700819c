import type { PointMetric } from "../../geo/point-metric.ts";
import { unpriced } from "../starts/choose-start.ts";
import { isBound } from "../starts/is-bound.ts";
import { regionRecutter } from "../starts/recut-region.ts";
import { startSource } from "../starts/start-source.ts";
import { improvePlans } from "./improve-plans.ts";
import type { SearchContext } from "./search-context.ts";
import { shrinkDiameter } from "./shrink-diameter.ts";

/** Shares of the budget for finding starts where they cannot be drawn, and for the diameter alone where other terms count too. */
const START_SHARE = 0.15;
const DIAMETER_SHARE = 0.5;

/** Improves plans whose objective is the largest diameter: that alone at first, then with the weighted terms if there are any. */
export function improveDiameter(context: SearchContext, metric: PointMetric): void {
  const { state, score, random, budget } = context;
  const drawStart = startSource(state, { metric, random, budget, until: START_SHARE, keep: 4 });
  const recut = isBound(state.problem) ? null : regionRecutter(state, { metric, random });
  if (score.standsAlone) {
    shrinkDiameter(context, { metric, drawStart, recut, until: 1 });
    return;
  }
  const start = drawStart();
  shrinkDiameter(context, { metric, drawStart, recut, until: DIAMETER_SHARE });
  // with prices on moves or travel the first plan may still be the better one to go on from
  improvePlans(context, [Int32Array.from(state.assignment), start].map(unpriced));
}
