import type { PointMetric } from "../../geo/point-metric.ts";
import { unpriced } from "../starts/choose-start.ts";
import { startSource } from "../starts/start-source.ts";
import { improvePlans } from "./improve-plans.ts";
import type { SearchContext } from "./search-context.ts";

/** How many random plans compete, and the share of the budget their contest takes. */
const STARTS = 24;
const CONTEST_SHARE = 0.8;
/** Share of the budget for finding starts where they cannot be drawn. */
const START_SHARE = 0.15;

/**
 * Improves plans whose objective is the number of cut edges. Compact starts are no good guide here (the best borders run
 * through thinly settled land, where edges are few), so many different random plans compete.
 */
export function improveCutEdges(context: SearchContext, metric: PointMetric): void {
  const { state, random, budget } = context;
  const drawStart = startSource(state, { metric, random, budget, until: START_SHARE, keep: 4 });
  const starts = Array.from({ length: STARTS }, () => unpriced(drawStart()));
  improvePlans(context, starts, { contestShare: CONTEST_SHARE, drawStart });
}
