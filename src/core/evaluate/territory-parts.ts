import type { Adjacency } from "../domain/unit-layer.ts";

/**
 * Connected parts of every territory by breadth-first search over the adjacency (links count), O(units + edges).
 * Entry k lists the parts of territory k, each as ascending unit indices, the part with the most units first.
 */
export function findTerritoryParts(
  adjacency: Adjacency,
  assignment: Int32Array,
  territoryCount: number,
): readonly (readonly (readonly number[])[])[] {
  const parts: number[][][] = Array.from({ length: territoryCount }, () => []);
  const seen = new Uint8Array(assignment.length);
  for (let start = 0; start < assignment.length; start++) {
    const territory = assignment[start];
    if (territory < 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const part = [start];
    for (let head = 0; head < part.length; head++) {
      const unit = part[head];
      for (let at = adjacency.offsets[unit]; at < adjacency.offsets[unit + 1]; at++) {
        const neighbour = adjacency.neighbours[at];
        if (seen[neighbour] === 1 || assignment[neighbour] !== territory) continue;
        seen[neighbour] = 1;
        part.push(neighbour);
      }
    }
    parts[territory].push(part.sort((a, b) => a - b));
  }
  // equal sizes keep the order of their first unit, so the answer is a function of the input
  for (const list of parts) list.sort((a, b) => b.length - a.length || a[0] - b[0]);
  return parts;
}
