import type { DesignProblem } from "../../domain/design-problem.ts";
import { FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import { companionGroups, forcedTerritories } from "../constraints/move-rules.ts";
import { fillEmptyTerritories } from "./fill-empty-territories.ts";
import { repairContiguity } from "./repair-contiguity.ts";

/**
 * Makes a first plan obey the rules that never bend: bound units where they belong, companions together, every
 * contiguous territory in one piece, and none empty. Units change to the territory of least `cost` (default: nearest middle).
 * Changes and returns `assignment`. O(n log n).
 */
export function obeyRules(
  problem: DesignProblem,
  assignment: Int32Array,
  { metric, cost }: { readonly metric: PointMetric; readonly cost?: (u: number, k: number) => number },
): Int32Array {
  const distance = cost ?? distanceToMiddle(problem, assignment, metric);
  const forced = forcedTerritories(problem);
  for (let u = 0; u < assignment.length; u++) if (forced[u] !== FREE) assignment[u] = forced[u];
  for (const group of new Set(companionGroups(problem))) {
    if (group === null) continue;
    const leader = group.find((u) => forced[u] >= 0) ?? group[0];
    for (const u of group) if (forced[u] === FREE) assignment[u] = assignment[leader];
  }
  for (let u = 0; u < assignment.length; u++) {
    if (forced[u] === FREE && assignment[u] === WHITE_SPACE) assignment[u] = FREE;
  }
  repairContiguity(problem, assignment, { forced, cost: distance });
  fillEmptyTerritories(problem, assignment, forced);
  return assignment;
}

/** Squared km from a unit to the mean position of a territory's units. */
function distanceToMiddle(problem: DesignProblem, assignment: Int32Array, metric: PointMetric) {
  const K = problem.territories.length;
  const middles: [number, number, number][] = Array.from({ length: K }, () => [0, 0, 0]);
  const counts = new Int32Array(K);
  for (let u = 0; u < assignment.length; u++) {
    const k = assignment[u];
    if (k < 0) continue;
    counts[k]++;
    middles[k][0] += metric.x[u];
    middles[k][1] += metric.y[u];
    middles[k][2] += metric.z[u];
  }
  for (let k = 0; k < K; k++) for (let axis = 0; axis < 3; axis++) middles[k][axis] /= Math.max(1, counts[k]);
  return (u: number, k: number) => metric.squaredKmTo(u, middles[k]);
}
