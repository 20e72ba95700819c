import type { PlanState } from "../state/plan-state.ts";

/**
 * Answers whether a territory stays in one piece when a unit leaves it.
 * Most units are decided by their neighbours alone; the rest by a breadth-first search inside the territory
 * that ends as soon as all neighbours are reached.
 */
export class ContiguityTest {
  readonly #state: PlanState;
  readonly #stamp: Int32Array;
  readonly #queue: Int32Array;
  #round = 0;

  constructor(state: PlanState) {
    this.#state = state;
    this.#stamp = new Int32Array(state.unitCount);
    this.#queue = new Int32Array(state.unitCount);
  }

  /** True when the rest of u's territory stays connected without u, and is not empty. */
  mayLeave(u: number): boolean {
    const { assignment, problem, counts } = this.#state;
    const k = assignment[u];
    if (counts[k] <= 1) return false;
    if (!problem.territories[k].contiguous) return true;
    const { offsets, neighbours } = problem.adjacency;
    // round uses two stamps: `wanted` marks neighbours still to be reached, `seen` what the search has reached
    const wanted = this.#round + 1;
    const seen = this.#round + 2;
    this.#round += 2;
    let open = 0;
    let first = -1;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const v = neighbours[e];
      if (assignment[v] !== k) continue;
      if (first < 0) first = v;
      else open++;
      this.#stamp[v] = wanted;
    }
    if (open === 0) return first >= 0;
    return this.#reachesAll(u, first, { open, wanted, seen, k });
  }

  #reachesAll(u: number, first: number, round: { open: number; wanted: number; seen: number; k: number }): boolean {
    const { assignment, problem } = this.#state;
    const { offsets, neighbours } = problem.adjacency;
    const { wanted, seen, k } = round;
    const stamp = this.#stamp;
    const queue = this.#queue;
    let { open } = round;
    let head = 0;
    let tail = 0;
    stamp[u] = seen;
    stamp[first] = seen;
    queue[tail++] = first;
    while (head < tail) {
      const v = queue[head++];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (assignment[w] !== k || stamp[w] === seen) continue;
        if (stamp[w] === wanted && --open === 0) return true;
        stamp[w] = seen;
        queue[tail++] = w;
      }
    }
    return false;
  }
}
