import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";
import { TerritoryPoints } from "./territory-points.ts";

/**
 * How much pairs of units in one territory are longer than a limit: Σ (distance² ÷ limit² − 1) over the longer ones,
 * times a price. 0 exactly when no territory's diameter exceeds the limit. Where the largest diameter itself says only
 * which one pair is worst, this tells of every unit that stands out how far, so a search has a slope to follow.
 */
export class LongPairsTerm implements Term {
  readonly key = "max-diameter";
  /** Multiplies the term. */
  price = 1;
  /** Number of pairs above the limit. */
  count = 0;
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  readonly #points: TerritoryPoints;
  /** Per unit: excess of its own pairs, and how many there are. */
  readonly #excess: Float64Array;
  readonly #counts: Int32Array;
  #squaredLimit = Number.POSITIVE_INFINITY;
  #total = 0;

  constructor(state: PlanState, metric: PointMetric) {
    this.#state = state;
    this.#metric = metric;
    this.#points = new TerritoryPoints(state, metric);
    this.#excess = new Float64Array(state.unitCount);
    this.#counts = new Int32Array(state.unitCount);
  }

  value(): number {
    return this.price * this.#total;
  }

  /** O(size of `to`): what u's pairs exceed the limit by where it is now is remembered. */
  change(u: number, to: number): number {
    return this.price * (this.#excessIn(u, to) - this.#excess[u]);
  }

  moved(u: number, from: number): void {
    this.#leave(u, from);
    this.#enter(u, this.#state.assignment[u]);
  }

  /** O(Σ size²). */
  refresh(): void {
    const { assignment } = this.#state;
    this.#points.clear();
    this.#total = 0;
    this.count = 0;
    for (let u = 0; u < assignment.length; u++) if (assignment[u] >= 0) this.#enter(u, assignment[u]);
  }

  /** Sets the limit to a share of the largest diameter `ends` stand for. Call `refresh` before the next change is asked for. */
  setLimit(squaredChord: number): void {
    this.#squaredLimit = squaredChord;
  }

  /** The largest diameter of the plan: as the user knows it, and as a straight distance for `setLimit`. */
  widest(): { readonly km: number; readonly squaredChord: number } {
    let squaredChord = 0;
    let km = 0;
    for (let k = 0; k < this.#state.territoryCount; k++) {
      const { a, b } = this.#points.farthestPair(k);
      if (a < 0) continue;
      const squared = this.#points.squaredChord(a, b);
      if (squared <= squaredChord) continue;
      squaredChord = squared;
      km = this.#metric.km(a, b);
    }
    return { km, squaredChord };
  }

  #excessIn(u: number, k: number): number {
    const { unitPositions: at, sizes } = this.#points;
    const positions = this.#points.positions[k];
    const limit = this.#squaredLimit;
    const x = at[3 * u];
    const y = at[3 * u + 1];
    const z = at[3 * u + 2];
    let sum = 0;
    let count = 0;
    for (let i = 0, end = 3 * sizes[k]; i < end; i += 3) {
      const dx = positions[i] - x;
      const dy = positions[i + 1] - y;
      const dz = positions[i + 2] - z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared <= limit) continue;
      sum += squared;
      count++;
    }
    return sum / limit - count;
  }

  #enter(u: number, k: number): void {
    this.#changePairs(u, k, 1);
    this.#total += this.#excess[u];
    this.count += this.#counts[u];
    this.#points.enter(u, k);
  }

  #leave(u: number, k: number): void {
    this.#points.leave(u, k);
    this.#total -= this.#excess[u];
    this.count -= this.#counts[u];
    if (this.#counts[u] > 0) this.#changePairs(u, k, -1);
    // no rounding is left behind where no long pair is
    if (this.count === 0) this.#total = 0;
  }

  /** Adds (sign 1) or takes away (−1) the pairs of unit u, which is not listed in k at this moment. */
  #changePairs(u: number, k: number, sign: 1 | -1): void {
    const members = this.#points.members[k];
    const limit = this.#squaredLimit;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < this.#points.sizes[k]; i++) {
      const v = members[i];
      const squared = this.#points.squaredChord(u, v);
      if (squared <= limit) continue;
      const excess = squared / limit - 1;
      sum += excess;
      count++;
      this.#counts[v] += sign;
      this.#excess[v] = this.#counts[v] === 0 ? 0 : this.#excess[v] + sign * excess;
    }
    this.#excess[u] = sign > 0 ? sum : 0;
    this.#counts[u] = sign > 0 ? count : 0;
  }
}
