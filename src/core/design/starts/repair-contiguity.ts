import FlatQueue from "flatqueue";
import type { DesignProblem } from "../../domain/design-problem.ts";

/**
 * Makes every territory that must be contiguous so: keeps its main part (the one that holds its bound units, else the
 * heaviest), releases the rest, and lets territories grow over the released units, cheapest first. Units that are −1
 * in the assignment count as released. Changes `assignment`. O(m log n).
 */
export function repairContiguity(
  problem: DesignProblem,
  assignment: Int32Array,
  rules: { readonly forced: Int32Array; readonly cost: (u: number, k: number) => number },
): void {
  const { offsets, neighbours } = problem.adjacency;
  releaseDetachedParts(problem, assignment, rules.forced);
  const queue = new FlatQueue<number>();
  const K = problem.territories.length;
  const offer = (u: number, k: number) => {
    if (!problem.territories[k].locked) queue.push(u * K + k, rules.cost(u, k));
  };
  const offerNeighbours = (u: number) => {
    const k = assignment[u];
    for (let e = offsets[u]; e < offsets[u + 1]; e++)
      if (assignment[neighbours[e]] === -1) offer(neighbours[e], k);
  };
  for (let u = 0; u < assignment.length; u++) if (assignment[u] >= 0) offerNeighbours(u);
  for (;;) {
    for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
      const u = Math.floor(entry / K);
      if (assignment[u] !== -1) continue;
      assignment[u] = entry % K;
      offerNeighbours(u);
    }
    // a part no territory touches: start it with its cheapest unit, so that every unit has a territory
    const stray = assignment.indexOf(-1);
    if (stray < 0) return;
    assignment[stray] = cheapestTerritory(problem, stray, rules.cost);
    offerNeighbours(stray);
  }
}

function cheapestTerritory(
  problem: DesignProblem,
  u: number,
  cost: (u: number, k: number) => number,
): number {
  let best = 0;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let k = 0; k < problem.territories.length; k++) {
    if (problem.territories[k].locked || !(cost(u, k) < bestCost)) continue;
    best = k;
    bestCost = cost(u, k);
  }
  return best;
}

function releaseDetachedParts(problem: DesignProblem, assignment: Int32Array, forced: Int32Array): void {
  const { offsets, neighbours } = problem.adjacency;
  const weights = problem.measures[0].values;
  const n = assignment.length;
  const part = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  const bestPart = new Int32Array(problem.territories.length).fill(-1);
  const bestWeight = new Float64Array(problem.territories.length).fill(Number.NEGATIVE_INFINITY);
  let parts = 0;
  for (let start = 0; start < n; start++) {
    const k = assignment[start];
    if (k < 0 || part[start] >= 0) continue;
    let head = 0;
    let tail = 0;
    let weight = 0;
    queue[tail++] = start;
    part[start] = parts;
    while (head < tail) {
      const u = queue[head++];
      // a bound unit outweighs everything: its part has to stay
      weight += weights[u] + 1e-9 + (forced[u] === k ? 1e18 : 0);
      for (let e = offsets[u]; e < offsets[u + 1]; e++) {
        const v = neighbours[e];
        if (assignment[v] !== k || part[v] >= 0) continue;
        part[v] = parts;
        queue[tail++] = v;
      }
    }
    if (weight > bestWeight[k]) {
      bestWeight[k] = weight;
      bestPart[k] = parts;
    }
    parts++;
  }
  for (let u = 0; u < n; u++) {
    const k = assignment[u];
    if (k < 0 || !problem.territories[k].contiguous || part[u] === bestPart[k] || forced[u] === k) continue;
    assignment[u] = -1;
  }
}
