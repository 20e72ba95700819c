import type { PlanState } from "../state/plan-state.ts";

/**
 * Remembers the best plan without copying it at every improvement: units moved since are listed, and only those are
 * written over when a better plan comes. O(1) per move, O(moved units) per improvement.
 */
export class BestKeeper {
  score = Number.POSITIVE_INFINITY;
  violation = Number.POSITIVE_INFINITY;
  readonly #state: PlanState;
  readonly #saved: Int32Array;
  readonly #moved: Int32Array;
  readonly #isMoved: Uint8Array;
  #movedCount = 0;

  constructor(state: PlanState) {
    this.#state = state;
    this.#saved = Int32Array.from(state.assignment);
    this.#moved = new Int32Array(state.unitCount);
    this.#isMoved = new Uint8Array(state.unitCount);
  }

  /** Call after every move of unit u. */
  log(u: number): void {
    if (this.#isMoved[u] === 1) return;
    this.#isMoved[u] = 1;
    this.#moved[this.#movedCount++] = u;
  }

  /** Takes the present plan as the best if it is: fewer violations first, then the lower score. */
  offer(score: number): boolean {
    const violation = this.#state.violation < 1e-12 ? 0 : this.#state.violation;
    if (violation > this.violation || (violation === this.violation && score >= this.score)) return false;
    this.violation = violation;
    this.score = score;
    for (let i = 0; i < this.#movedCount; i++) {
      const u = this.#moved[i];
      this.#saved[u] = this.#state.assignment[u];
      this.#isMoved[u] = 0;
    }
    this.#movedCount = 0;
    return true;
  }

  /** The best plan so far (the first one if none was offered). */
  assignment(): Int32Array {
    return Int32Array.from(this.#saved);
  }
}
