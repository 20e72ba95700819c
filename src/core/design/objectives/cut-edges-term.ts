import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/** Number of adjacent pairs of units in different territories. */
export class CutEdgesTerm implements Term {
  readonly key = "cut-edges";
  readonly #state: PlanState;
  #value = 0;

  constructor(state: PlanState) {
    this.#state = state;
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    return this.#neighboursIn(u, this.#state.assignment[u]) - this.#neighboursIn(u, to);
  }

  moved(u: number, from: number): void {
    // what the move changed is the opposite of what the way back would change
    this.#value -= this.change(u, from);
  }

  refresh(): void {
    const { assignment, unitCount, problem } = this.#state;
    const { offsets, neighbours } = problem.adjacency;
    let twice = 0;
    for (let u = 0; u < unitCount; u++) {
      if (assignment[u] < 0) continue;
      for (let e = offsets[u]; e < offsets[u + 1]; e++) {
        const other = assignment[neighbours[e]];
        if (other >= 0 && other !== assignment[u]) twice++;
      }
    }
    this.#value = twice / 2;
  }

  #neighboursIn(u: number, k: number): number {
    const { assignment, problem } = this.#state;
    const { offsets, neighbours } = problem.adjacency;
    let count = 0;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) if (assignment[neighbours[e]] === k) count++;
    return count;
  }
}
