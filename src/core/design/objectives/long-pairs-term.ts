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
  #limit = Number.POSITIVE_INFINITY;
  #total = 0;
  // what #sumLong found last
  #sum = 0;
  #found = 0;
  readonly #places: Int32Array;

  constructor(state: PlanState, metric: PointMetric) {
    this.#state = state;
    this.#metric = metric;
    this.#points = new TerritoryPoints(state, metric);
    this.#excess = new Float64Array(state.unitCount);
    this.#counts = new Int32Array(state.unitCount);
    this.#places = new Int32Array(state.unitCount);
  }

  value(): number {
    return this.price * this.#total;
  }

  /** O(size of `to`): what u's pairs exceed the limit by where it is now is remembered. */
  change(u: number, to: number): number {
    this.#sumLong(u, to);
    return this.price * (this.#sum - this.#excess[u]);
  }

  moved(u: number, from: number): void {
    this.#leave(u, from);
    this.#enter(u, this.#state.assignment[u]);
  }

  /** O(Σ size²). */
  refresh(): void {
    const { assignment } = this.#state;
    this.#points.load(assignment);
    this.#total = 0;
    this.count = 0;
    for (let u = 0; u < assignment.length; u++) {
      this.#excess[u] = 0;
      this.#counts[u] = 0;
    }
    // every pair is met from both sides
    for (let u = 0; u < assignment.length; u++) {
      if (assignment[u] < 0) continue;
      this.#sumLong(u, assignment[u]);
      this.#excess[u] = this.#sum;
      this.#counts[u] = this.#found;
      this.#total += this.#sum / 2;
      this.count += this.#found / 2;
    }
  }

  /** Sets the limit as a straight distance in km, and recomputes everything. */
  setLimit(chordKm: number): void {
    this.#limit = chordKm;
    this.refresh();
  }

  /** The widest territory and its diameter: as the user knows it, and as a straight distance for `setLimit`. */
  widest(): { readonly territory: number; readonly km: number; readonly chordKm: number } {
    let territory = 0;
    let squaredChord = 0;
    let km = 0;
    for (let k = 0; k < this.#state.territoryCount; k++) {
      const { a, b } = this.#points.farthestPair(k);
      if (a < 0) continue;
      const squared = this.#points.squaredChord(a, b);
      if (squared <= squaredChord) continue;
      territory = k;
      squaredChord = squared;
      km = this.#metric.km(a, b);
    }
    return { territory, km, chordKm: Math.sqrt(squaredChord) };
  }

  /** Finds the pairs of unit u with units of territory k above the limit: their number, excess, and places in the list. */
  #sumLong(u: number, k: number): void {
    this.#sum = 0;
    this.#found = 0;
    if (!this.#points.mayExceed(u, k, this.#limit)) return;
    const { unitPositions: at, sizes } = this.#points;
    const positions = this.#points.positions[k];
    const squaredLimit = this.#limit * this.#limit;
    const x = at[3 * u];
    const y = at[3 * u + 1];
    const z = at[3 * u + 2];
    let sum = 0;
    let found = 0;
    for (let i = 0, size = sizes[k]; i < size; i++) {
      const dx = positions[3 * i] - x;
      const dy = positions[3 * i + 1] - y;
      const dz = positions[3 * i + 2] - z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared <= squaredLimit) continue;
      sum += squared;
      this.#places[found++] = i;
    }
    this.#sum = sum / squaredLimit - found;
    this.#found = found;
  }

  #enter(u: number, k: number): void {
    this.#sumLong(u, k);
    this.#excess[u] = this.#sum;
    this.#counts[u] = this.#found;
    this.#total += this.#sum;
    this.count += this.#found;
    this.#tellOthers(u, k, 1);
    this.#points.enter(u, k);
  }

  #leave(u: number, k: number): void {
    this.#points.leave(u, k);
    this.#total -= this.#excess[u];
    this.count -= this.#counts[u];
    // no rounding is left behind where no long pair is
    if (this.count === 0) this.#total = 0;
    if (this.#counts[u] === 0) return;
    this.#sumLong(u, k);
    this.#tellOthers(u, k, -1);
  }

  /** Adds (sign 1) or takes away (−1) the pairs just found with unit u at their other ends. */
  #tellOthers(u: number, k: number, sign: 1 | -1): void {
    const members = this.#points.members[k];
    const squaredLimit = this.#limit * this.#limit;
    for (let i = 0; i < this.#found; i++) {
      const v = members[this.#places[i]];
      const excess = this.#points.squaredChord(u, v) / squaredLimit - 1;
      this.#counts[v] += sign;
      this.#excess[v] = this.#counts[v] === 0 ? 0 : this.#excess[v] + sign * excess;
    }
  }
}
