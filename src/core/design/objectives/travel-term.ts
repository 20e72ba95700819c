import { estimateTravelKm } from "../../evaluate/travel-estimate.ts";
import { type PointMetric, spacePosition } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import { CentredTerm } from "./centred-term.ts";
import type { Term } from "./term.ts";

/**
 * Estimated travel km of all territories (core/evaluate/travel-estimate.ts): the tour between calls plus the drive from
 * the base, which is the rep's home where given, else the centre unit.
 */
export class TravelTerm implements Term {
  readonly key = "travel";
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  readonly #bases: CentredTerm;
  readonly #homes: readonly ([number, number, number] | null)[];
  readonly #area: Float64Array;
  readonly #visits: Float64Array;
  readonly #visitKm: Float64Array;
  #value = 0;

  constructor(state: PlanState, metric: PointMetric) {
    const { territories, points, visits } = state.problem;
    this.#state = state;
    this.#metric = metric;
    this.#bases = new CentredTerm(state, { key: "travel", metric, weights: visits, squared: false });
    this.#homes = territories.map(({ home }) => {
      if (home === null) return null;
      return points.kind === "planar" ? [home.x, home.y, 0] : spacePosition(home.x, home.y);
    });
    this.#area = new Float64Array(territories.length);
    this.#visits = new Float64Array(territories.length);
    this.#visitKm = new Float64Array(territories.length);
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    const from = this.#state.assignment[u];
    return (
      this.#estimateWith(from, u, -1) -
      this.#estimate(from) +
      this.#estimateWith(to, u, 1) -
      this.#estimate(to)
    );
  }

  moved(u: number, from: number): void {
    const to = this.#state.assignment[u];
    this.#value -= this.#estimate(from) + this.#estimate(to);
    this.#add(u, from, -1);
    this.#add(u, to, 1);
    this.#value += this.#estimate(from) + this.#estimate(to);
  }

  refresh(): void {
    this.#bases.refresh();
    this.#area.fill(0);
    this.#visits.fill(0);
    this.#visitKm.fill(0);
    const { assignment, unitCount, territoryCount } = this.#state;
    for (let u = 0; u < unitCount; u++) if (assignment[u] >= 0) this.#add(u, assignment[u], 1);
    this.#value = 0;
    for (let k = 0; k < territoryCount; k++) this.#value += this.#estimate(k);
  }

  #add(u: number, k: number, sign: number): void {
    this.#area[k] += sign * (this.#state.problem.areaKm2?.[u] ?? 0);
    this.#visits[k] += sign * this.#state.problem.visits[u];
    this.#visitKm[k] += sign * this.#visitKmOf(u, k);
  }

  #visitKmOf(u: number, k: number): number {
    const home = this.#homes[k];
    if (home === null) return this.#bases.cost(u, this.#bases.centres[k]);
    return this.#state.problem.visits[u] * Math.sqrt(this.#metric.squaredKmTo(u, home));
  }

  #estimate(k: number): number {
    // rounding can leave a hair below zero when the last unit goes
    return estimateTravelKm({
      areaKm2: Math.max(0, this.#area[k]),
      visits: Math.max(0, this.#visits[k]),
      visitKm: this.#visitKm[k],
    });
  }

  #estimateWith(k: number, u: number, sign: number): number {
    return estimateTravelKm({
      areaKm2: Math.max(0, this.#area[k] + sign * (this.#state.problem.areaKm2?.[u] ?? 0)),
      visits: Math.max(0, this.#visits[k] + sign * this.#state.problem.visits[u]),
      visitKm: this.#visitKm[k] + sign * this.#visitKmOf(u, k),
    });
  }
}
