import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/** Share of the moved weight (accounts, revenue, workload …) whose territory differs from the current plan. */
export class DisruptionTerm implements Term {
  readonly key = "disruption";
  readonly #state: PlanState;

  constructor(state: PlanState) {
    this.#state = state;
  }

  value(): number {
    const { movedTotal, movedWeight } = this.#state;
    return movedTotal > 0 ? movedWeight / movedTotal : 0;
  }

  change(u: number, to: number): number {
    const { movedTotal } = this.#state;
    return movedTotal > 0 ? this.#state.movedChange(u, to) / movedTotal : 0;
  }

  moved(): void {}

  refresh(): void {}
}
