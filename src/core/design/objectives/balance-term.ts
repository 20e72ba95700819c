import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/** Mean over territories of |load − target| ÷ target, summed over measures with their balance weights. */
export class BalanceTerm implements Term {
  readonly key = "balance";
  readonly #state: PlanState;
  #value = 0;

  constructor(state: PlanState) {
    this.#state = state;
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    const { problem, assignment, loads, territoryCount: K } = this.#state;
    const from = assignment[u];
    let change = 0;
    for (let m = 0; m < problem.measures.length; m++) {
      const { values, balanceWeight } = problem.measures[m];
      if (balanceWeight === 0) continue;
      const a = m * K + from;
      const b = m * K + to;
      change +=
        balanceWeight *
        (this.#deviation(a, loads[a] - values[u]) -
          this.#deviation(a, loads[a]) +
          this.#deviation(b, loads[b] + values[u]) -
          this.#deviation(b, loads[b]));
    }
    return change / K;
  }

  moved(): void {
    this.refresh();
  }

  refresh(): void {
    const { problem, loads, territoryCount: K } = this.#state;
    this.#value = 0;
    for (let m = 0; m < problem.measures.length; m++) {
      for (let k = 0; k < K; k++) {
        this.#value += (problem.measures[m].balanceWeight * this.#deviation(m * K + k, loads[m * K + k])) / K;
      }
    }
  }

  #deviation(at: number, load: number): number {
    const { target, scale } = this.#state.bands;
    return Math.abs(load - target[at]) * scale[at];
  }
}
