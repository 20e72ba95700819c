import type { Adjacency } from "../../domain/unit-layer.ts";

/** Connected parts of a map of territories, white space included; part p is described by entry p of each list. */
export interface MapParts {
  /** Part of each unit, numbered in the order of their lowest unit. */
  readonly partOf: Int32Array;
  /** Territory of each part; below 0: white space. */
  readonly territory: Int32Array;
  readonly sizes: Int32Array;
  /** The one territory that a part has for neighbour all around; −1 where there are several, none, or the edge of the map. */
  readonly enclosedBy: Int32Array;
}

interface MapToLabel {
  readonly adjacency: Adjacency;
  /** Territory per unit; below 0: white space. */
  readonly assignment: Int32Array;
  /** 1 for a unit on the edge of the map (coast, frontier); null where that is not known: then nothing is enclosed. */
  readonly isOnEdge: Uint8Array | null;
}

const [UNSEEN, MANY] = [-2, -3];

/** Parts by breadth-first search over the adjacency, links included. O(units + edges). */
export function labelParts({ adjacency, assignment, isOnEdge }: MapToLabel): MapParts {
  const { offsets, neighbours } = adjacency;
  const count = assignment.length;
  const partOf = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  const territory: number[] = [];
  const sizes: number[] = [];
  const enclosedBy: number[] = [];
  for (let start = 0; start < count; start++) {
    if (partOf[start] >= 0) continue;
    const part = sizes.length;
    const own = Math.max(assignment[start], -1);
    let around = UNSEEN;
    let tail = 0;
    queue[tail++] = start;
    partOf[start] = part;
    for (let head = 0; head < tail; head++) {
      const unit = queue[head];
      if (isOnEdge === null || isOnEdge[unit] === 1) around = MANY;
      for (let at = offsets[unit]; at < offsets[unit + 1]; at++) {
        const neighbour = neighbours[at];
        const other = Math.max(assignment[neighbour], -1);
        if (other === own) {
          if (partOf[neighbour] >= 0) continue;
          partOf[neighbour] = part;
          queue[tail++] = neighbour;
        } else if (around === UNSEEN) around = other;
        else if (around !== other) around = MANY;
      }
    }
    territory.push(own);
    sizes.push(tail);
    enclosedBy.push(Math.max(around, -1));
  }
  return {
    partOf,
    territory: Int32Array.from(territory),
    sizes: Int32Array.from(sizes),
    enclosedBy: Int32Array.from(enclosedBy),
  };
}
