import type { Adjacency } from "../../domain/unit-layer.ts";

export interface Parts {
  /** Part index per unit, −1 for a unit that is not included. */
  readonly partOf: Int32Array;
  readonly units: readonly (readonly number[])[];
  readonly count: number;
}

/** Connected parts of the included units, in order of their smallest unit. O(n + edges). */
export function partsOf(adjacency: Adjacency, includes: (unit: number) => boolean): Parts {
  const n = adjacency.offsets.length - 1;
  const partOf = new Int32Array(n).fill(-1);
  const units: number[][] = [];
  for (let start = 0; start < n; start++) {
    if (partOf[start] >= 0 || !includes(start)) continue;
    const part = units.length;
    const members = [start];
    partOf[start] = part;
    for (let head = 0; head < members.length; head++) {
      const unit = members[head];
      for (let e = adjacency.offsets[unit]; e < adjacency.offsets[unit + 1]; e++) {
        const next = adjacency.neighbours[e];
        if (partOf[next] >= 0 || !includes(next)) continue;
        partOf[next] = part;
        members.push(next);
      }
    }
    units.push(members);
  }
  return { partOf, units, count: units.length };
}

interface Reach {
  readonly adjacency: Adjacency;
  readonly wanted: readonly number[];
  readonly mayUse: (unit: number) => boolean;
}

/** The first wanted unit that no chain of usable units joins to the first wanted one; stops as soon as all are reached. */
export function firstUnreached({ adjacency, wanted, mayUse }: Reach): number | undefined {
  const missing = new Set(wanted);
  const queue = [wanted[0]];
  const reached = new Set(queue);
  missing.delete(wanted[0]);
  for (let head = 0; head < queue.length && missing.size > 0; head++) {
    const unit = queue[head];
    for (let e = adjacency.offsets[unit]; e < adjacency.offsets[unit + 1]; e++) {
      const next = adjacency.neighbours[e];
      if (reached.has(next) || !mayUse(next)) continue;
      reached.add(next);
      missing.delete(next);
      queue.push(next);
    }
  }
  return wanted.find((unit) => missing.has(unit));
}
