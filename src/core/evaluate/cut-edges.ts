import type { Adjacency } from "../domain/unit-layer.ts";

/** Number of adjacent pairs in different territories; links count, pairs with white space do not. O(edges). */
export function countCutEdges(adjacency: Adjacency, assignment: Int32Array): number {
  let cut = 0;
  for (let unit = 0; unit < assignment.length; unit++)
    for (let at = adjacency.offsets[unit]; at < adjacency.offsets[unit + 1]; at++) {
      const neighbour = adjacency.neighbours[at];
      const bothCovered = assignment[unit] >= 0 && assignment[neighbour] >= 0;
      if (unit < neighbour && bothCovered && assignment[unit] !== assignment[neighbour]) cut++;
    }
  return cut;
}
