import type { PlanState } from "../state/plan-state.ts";

/** Units a search looks for: their stamp, and how many are still to be reached. */
interface Goal {
  readonly stamp: number;
  open: number;
}

/** No unit ever carries this stamp: a search without a goal goes on to the end. */
const NO_GOAL: Goal = { stamp: -1, open: 0 };

/**
 * Answers whether a territory is still in one piece after units left it. Asked only for moves that would otherwise be
 * accepted. Most are decided next to the unit; the rest by a breadth-first search inside the territory that ends as
 * soon as all neighbours are reached.
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

  /** True when territory k, which unit u has just left, is not empty and still connected if it has to be. */
  isWholeWithout(u: number, k: number): boolean {
    const { assignment, problem, counts } = this.#state;
    if (counts[k] === 0) return false;
    if (!problem.territories[k].contiguous) return true;
    const { offsets, neighbours } = problem.adjacency;
    // two stamps a round: `wanted` marks neighbours still to be reached, `seen` what the search has reached
    const wanted = ++this.#round;
    const seen = ++this.#round;
    const stamp = this.#stamp;
    let open = 0;
    let first = -1;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const v = neighbours[e];
      if (assignment[v] !== k) continue;
      if (first < 0) first = v;
      else open++;
      stamp[v] = wanted;
    }
    if (open === 0) return first >= 0;
    const goal = { stamp: wanted, open };
    this.#spread(first, k, { seen, goal });
    return goal.open === 0;
  }

  /** True when all units of territory k are connected. `member` is one of them, where known: without it the plan is searched for one. */
  isWhole(k: number, member = this.#state.assignment.indexOf(k)): boolean {
    const { problem, counts } = this.#state;
    if (counts[k] === 0) return false;
    if (!problem.territories[k].contiguous) return true;
    const seen = ++this.#round;
    return this.#spread(member, k, { seen }) === counts[k];
  }

  /**
   * The units that unit u alone joins to its territory: all parts that would come off if it left, but the largest.
   * Empty when nothing would come off. O(units of the territory).
   */
  branchAt(u: number): number[] {
    const { assignment, problem } = this.#state;
    const { offsets, neighbours } = problem.adjacency;
    const k = assignment[u];
    const seen = ++this.#round;
    this.#stamp[u] = seen;
    const branch: number[] = [];
    let largest: number[] = [];
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const v = neighbours[e];
      if (assignment[v] !== k || this.#stamp[v] === seen) continue;
      const size = this.#spread(v, k, { seen });
      const part = Array.from(this.#queue.subarray(0, size));
      if (part.length > largest.length) {
        branch.push(...largest);
        largest = part;
      } else branch.push(...part);
    }
    return branch;
  }

  /**
   * Stamps the units of territory k that unit `first` reaches, leaves them in the queue, and counts them. Ends early once
   * the last unit of a goal is reached.
   */
  #spread(first: number, k: number, { seen, goal = NO_GOAL }: { seen: number; goal?: Goal }): number {
    const { assignment, problem } = this.#state;
    const { offsets, neighbours } = problem.adjacency;
    const stamp = this.#stamp;
    const queue = this.#queue;
    const wanted = goal.stamp;
    let head = 0;
    let tail = 0;
    stamp[first] = seen;
    queue[tail++] = first;
    while (head < tail) {
      const v = queue[head++];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (assignment[w] !== k || stamp[w] === seen) continue;
        if (stamp[w] === wanted && --goal.open === 0) return tail;
        stamp[w] = seen;
        queue[tail++] = w;
      }
    }
    return tail;
  }
}
