import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/** The largest distance (km) between two units of one territory. */
export class MaxDiameterTerm implements Term {
  readonly key = "max-diameter";
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  readonly #diameters: Float64Array;

  constructor(state: PlanState, metric: PointMetric) {
    this.#state = state;
    this.#metric = metric;
    this.#diameters = new Float64Array(state.territoryCount);
  }

  value(): number {
    let largest = 0;
    for (const diameter of this.#diameters) largest = Math.max(largest, diameter);
    return largest;
  }

  change(u: number, to: number): number {
    const { assignment, unitCount } = this.#state;
    let farthest = 0;
    for (let v = 0; v < unitCount; v++) {
      if (assignment[v] === to) farthest = Math.max(farthest, this.#metric.squaredKm(u, v));
    }
    return Math.max(0, Math.sqrt(farthest) - this.value());
  }

  moved(u: number, from: number): void {
    this.#measure(from);
    this.#measure(this.#state.assignment[u]);
  }

  refresh(): void {
    for (let k = 0; k < this.#diameters.length; k++) this.#measure(k);
  }

  #measure(k: number): void {
    const { assignment, unitCount } = this.#state;
    const members: number[] = [];
    for (let u = 0; u < unitCount; u++) if (assignment[u] === k) members.push(u);
    let largest = 0;
    for (let i = 0; i < members.length; i++) {
      for (let j = 0; j < i; j++) largest = Math.max(largest, this.#metric.squaredKm(members[i], members[j]));
    }
    this.#diameters[k] = Math.sqrt(largest);
  }
}
