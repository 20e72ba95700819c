import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/** Σ price of barriers that run inside a territory instead of along its border. */
export class BarrierTerm implements Term {
  readonly key = "barriers";
  readonly #state: PlanState;
  #value = 0;

  constructor(state: PlanState) {
    this.#state = state;
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    return this.#pricedInside(u, to) - this.#pricedInside(u, this.#state.assignment[u]);
  }

  moved(u: number, from: number): void {
    // what the move changed is the opposite of what the way back would change
    this.#value -= this.change(u, from);
  }

  refresh(): void {
    const { assignment, unitCount } = this.#state;
    this.#value = 0;
    for (let u = 0; u < unitCount; u++) {
      if (assignment[u] >= 0) this.#value += this.#pricedInside(u, assignment[u]) / 2;
    }
  }

  #pricedInside(u: number, k: number): number {
    const { assignment, problem } = this.#state;
    const { offsets, neighbours, barrierPrice } = problem.adjacency;
    let price = 0;
    for (let e = offsets[u]; e < offsets[u + 1]; e++)
      if (assignment[neighbours[e]] === k) price += barrierPrice[e];
    return price;
  }
}
