import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

export interface CentredTermOptions {
  readonly key: "inertia" | "p-median" | "compactness" | "travel";
  readonly metric: PointMetric;
  /** What a unit's distance counts for; null = 1 for every unit. */
  readonly weights: Float64Array | null;
  /** Square the distance (inertia) or not (median). */
  readonly squared: boolean;
}

/**
 * `inertia` (Σ weight × km² to the centre; Hess & Samuels 1971) and `p-median` (Σ km to the centre).
 * The centre is a unit of the territory. While units move centres stand still, so that a move costs O(1);
 * `refresh` puts each at its best unit, which never makes the value worse.
 */
export class CentredTerm implements Term {
  readonly key: "inertia" | "p-median" | "compactness" | "travel";
  /** Centre unit of each territory. */
  readonly centres: Int32Array;
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  readonly #squared: boolean;
  readonly #weights: Float64Array;
  #value = 0;

  constructor(state: PlanState, options: CentredTermOptions) {
    this.key = options.key;
    this.#state = state;
    this.#metric = options.metric;
    this.#squared = options.squared;
    this.#weights = options.weights ?? new Float64Array(state.unitCount).fill(1);
    this.centres = new Int32Array(state.territoryCount).fill(-1);
  }

  /** Cost of unit u in a territory with this centre unit. */
  cost(u: number, centre: number): number {
    const squaredKm = this.#metric.squaredKm(u, centre);
    return this.#weights[u] * (this.#squared ? squaredKm : Math.sqrt(squaredKm));
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    const from = this.#state.assignment[u];
    return this.cost(u, this.centres[to]) - this.cost(u, this.centres[from]);
  }

  moved(u: number, from: number): void {
    // what the move changed is the opposite of what the way back would change
    this.#value -= this.change(u, from);
  }

  refresh(): void {
    const { territoryCount, problem } = this.#state;
    const members = this.#membersByTerritory();
    for (let k = 0; k < territoryCount; k++) {
      const fixed = problem.territories[k].centreUnit;
      this.centres[k] = fixed >= 0 ? fixed : this.bestCentre(members[k], this.centres[k]);
    }
    this.rescore();
  }

  /** Sums the value anew with the centres as they are. */
  rescore(): void {
    const { assignment, unitCount } = this.#state;
    this.#value = 0;
    for (let u = 0; u < unitCount; u++) {
      const k = assignment[u];
      if (k >= 0) this.#value += this.cost(u, this.centres[k]);
    }
  }

  /** The member that is the cheapest centre of these members; −1 for none. `previous` is always among the candidates. */
  bestCentre(members: readonly number[], previous: number): number {
    if (members.length === 0) return previous;
    const candidates = this.#centreCandidates(members, previous);
    let best = candidates[0];
    let bestCost = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      let cost = 0;
      // not stopped at an equal cost: the members left over may still add to it
      for (let i = 0; i < members.length && cost <= bestCost; i++) cost += this.cost(members[i], candidate);
      if (cost < bestCost || (cost === bestCost && candidate < best)) {
        bestCost = cost;
        best = candidate;
      }
    }
    return best;
  }

  /** All members of a small territory; of a large one those nearest to the middle, where the best centre must lie. */
  #centreCandidates(members: readonly number[], previous: number): readonly number[] {
    const enough = this.#squared ? 8 : 40;
    if (members.length <= enough) return members;
    const middle = this.#middle(members);
    const distances = members.map((u) => this.#metric.squaredKmTo(u, middle));
    const order = nearestIndices(distances, enough).map((i) => members[i]);
    if (previous >= 0 && this.#state.assignment[previous] === this.#state.assignment[members[0]])
      order.push(previous);
    return order;
  }

  #middle(members: readonly number[]): [number, number, number] {
    const { x, y, z } = this.#metric;
    let total = 0;
    const sum: [number, number, number] = [0, 0, 0];
    for (const u of members) {
      // a zero-weight territory still has a middle
      const weight = this.#weights[u] + 1e-12;
      total += weight;
      sum[0] += weight * x[u];
      sum[1] += weight * y[u];
      sum[2] += weight * z[u];
    }
    return [sum[0] / total, sum[1] / total, sum[2] / total];
  }

  #membersByTerritory(): number[][] {
    const members: number[][] = Array.from({ length: this.#state.territoryCount }, () => []);
    for (let u = 0; u < this.#state.unitCount; u++) {
      const k = this.#state.assignment[u];
      if (k >= 0) members[k].push(u);
    }
    return members;
  }
}

/** Indices of the `count` smallest values, ties by index. O(n × count) at worst, O(n) in the usual case. */
export function nearestIndices(values: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (best.length === count && values[i] >= values[best[count - 1]]) continue;
    let at = best.length;
    while (at > 0 && values[i] < values[best[at - 1]]) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}
