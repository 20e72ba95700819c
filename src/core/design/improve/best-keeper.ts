import type { PlanState } from "../state/plan-state.ts";

/**
 * Remembers the best plan without copying it at every improvement: the moves made since are logged and undone on
 * a copy when it is asked for.
 */
export class BestKeeper {
  score = Number.POSITIVE_INFINITY;
  violation = Number.POSITIVE_INFINITY;
  readonly #state: PlanState;
  readonly #saved: Int32Array;
  readonly #units: Int32Array;
  readonly #origins: Int32Array;
  #logged = 0;
  #saveIsBest = false;

  constructor(state: PlanState) {
    this.#state = state;
    this.#saved = Int32Array.from(state.assignment);
    this.#units = new Int32Array(4 * state.unitCount + 16);
    this.#origins = new Int32Array(4 * state.unitCount + 16);
  }

  /** Call after every move of unit u away from `from`. */
  log(u: number, from: number): void {
    if (this.#saveIsBest) return;
    if (this.#logged === this.#units.length) {
      this.#save();
      return;
    }
    this.#units[this.#logged] = u;
    this.#origins[this.#logged++] = from;
  }

  /** Takes the present plan as the best if it is: fewer violations first, then the lower score. */
  offer(score: number): boolean {
    const violation = this.#state.violation < 1e-12 ? 0 : this.#state.violation;
    if (violation > this.violation || (violation === this.violation && score >= this.score)) return false;
    this.violation = violation;
    this.score = score;
    this.#logged = 0;
    this.#saveIsBest = false;
    return true;
  }

  /** The best plan so far (the first one if none was offered). */
  assignment(): Int32Array {
    if (!this.#saveIsBest) this.#save();
    return Int32Array.from(this.#saved);
  }

  #save(): void {
    this.#saved.set(this.#state.assignment);
    for (let i = this.#logged - 1; i >= 0; i--) this.#saved[this.#units[i]] = this.#origins[i];
    this.#logged = 0;
    this.#saveIsBest = true;
  }
}
