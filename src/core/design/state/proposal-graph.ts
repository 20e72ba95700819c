import type { DesignProblem } from "../../domain/design-problem.ts";
import { findNearPoints } from "../../geo/near-points.ts";

/**
 * Gives units without any border (accounts designed on their own points) the units around them as neighbours, so that a
 * search that proposes moves across borders has some to look at. Problems where borders mean something come back as
 * they are: where a territory has to be contiguous, or cut edges count.
 */
export function withProposalGraph(problem: DesignProblem): DesignProblem {
  const { adjacency, points, territories, objective, termWeights } = problem;
  const cutsCount = objective === "cut-edges" || (termWeights["cut-edges"] ?? 0) !== 0;
  if (adjacency.neighbours.length > 0 || cutsCount || territories.some((territory) => territory.contiguous)) {
    return problem;
  }
  const near = findNearPoints(points);
  const count = near.neighbours.length;
  return {
    ...problem,
    adjacency: {
      ...near,
      borderKm: new Float64Array(count),
      isLink: new Uint8Array(count),
      barrierPrice: new Float64Array(count),
    },
  };
}
