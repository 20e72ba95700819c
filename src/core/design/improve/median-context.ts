import type { DesignProblem } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { MedianTerm } from "../objectives/median-term.ts";
import type { SearchContext } from "./search-context.ts";

/** A search context whose score is the exact p-median and nothing else. */
export interface MedianContext extends SearchContext {
  readonly term: MedianTerm;
  readonly metric: PointMetric;
}

/** Units on average above which keeping every unit's sum of distances costs more than it gains. */
const LARGEST_TERRITORY = 2000;

/**
 * Whether the search for medians can take a problem on: the p-median stands alone, no territory has to hang together and
 * none is very large, no unit has to move with another.
 */
export function suitsMedianSearch(problem: DesignProblem): boolean {
  return (
    problem.objective === "p-median" &&
    problem.unitCodes.length <= LARGEST_TERRITORY * problem.territories.length &&
    problem.territories.every((territory) => !territory.contiguous) &&
    problem.requiredPairs.length === 0 &&
    Object.values(problem.termWeights).every((weight) => weight === 0) &&
    (problem.realignment?.price ?? 0) === 0 &&
    problem.adjacency.barrierPrice.every((price) => price === 0)
  );
}
