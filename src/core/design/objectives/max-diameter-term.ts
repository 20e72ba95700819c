import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";
import { type FarthestPair, TerritoryPoints } from "./territory-points.ts";

/** The largest distance (km) between two units of one territory. Keeps the farthest pair of every territory. */
export class MaxDiameterTerm implements Term {
  readonly key = "max-diameter";
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  readonly #points: TerritoryPoints;
  readonly #ends: FarthestPair[];
  readonly #diametersKm: Float64Array;

  constructor(state: PlanState, metric: PointMetric) {
    this.#state = state;
    this.#metric = metric;
    this.#points = new TerritoryPoints(state, metric);
    this.#ends = Array.from({ length: state.territoryCount }, () => ({ a: -1, b: -1 }));
    this.#diametersKm = new Float64Array(state.territoryCount);
  }

  value(): number {
    return this.#widestBut(-1, -1);
  }

  /** Exact. O(size of `to` + territories), and more only where u is an end of its territory's farthest pair. */
  change(u: number, to: number): number {
    const from = this.#state.assignment[u];
    const others = this.#widestBut(from, to);
    const after = Math.max(others, this.#diameterWithout(u, from), this.#diameterWith(u, to));
    return after - Math.max(others, this.#diametersKm[from], this.#diametersKm[to]);
  }

  moved(u: number, from: number): void {
    const to = this.#state.assignment[u];
    const farthest = this.#points.farthestFrom(u, to);
    this.#points.leave(u, from);
    this.#points.enter(u, to);
    if (farthest >= 0 && this.#metric.km(u, farthest) > this.#diametersKm[to])
      this.#setEnds(to, { a: u, b: farthest });
    if (this.#isEnd(u, from)) this.#setEnds(from, this.#points.farthestPair(from));
  }

  refresh(): void {
    this.#points.load(this.#state.assignment);
    for (let k = 0; k < this.#ends.length; k++) this.#setEnds(k, this.#points.farthestPair(k));
  }

  #widestBut(k: number, other: number): number {
    let widest = 0;
    for (let t = 0; t < this.#diametersKm.length; t++) {
      if (t !== k && t !== other && this.#diametersKm[t] > widest) widest = this.#diametersKm[t];
    }
    return widest;
  }

  #diameterWithout(u: number, k: number): number {
    if (!this.#isEnd(u, k)) return this.#diametersKm[k];
    return this.#lengthKm(this.#points.farthestPair(k, u));
  }

  #diameterWith(u: number, k: number): number {
    const farthest = this.#points.farthestFrom(u, k);
    return Math.max(this.#diametersKm[k], farthest < 0 ? 0 : this.#metric.km(u, farthest));
  }

  #isEnd(u: number, k: number): boolean {
    return this.#ends[k].a === u || this.#ends[k].b === u;
  }

  #setEnds(k: number, ends: FarthestPair): void {
    this.#ends[k] = ends;
    this.#diametersKm[k] = this.#lengthKm(ends);
  }

  #lengthKm({ a, b }: FarthestPair): number {
    return a < 0 ? 0 : this.#metric.km(a, b);
  }
}
