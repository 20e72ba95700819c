import type { DesignProblem } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import { type Members, membersOf } from "./members.ts";

/** Units that may be a territory's centre, and Σ cost of the territory's units to each. */
interface CentreRow {
  readonly candidates: Int32Array;
  readonly sums: Float64Array;
  readonly best: number;
  /** Whether every unit of the territory is a candidate. */
  readonly isExact: boolean;
}

export interface CentreTableInput {
  readonly problem: DesignProblem;
  readonly members: Members;
  readonly metric: PointMetric;
  /** Cost of serving a unit from a centre at a squared distance (km²). */
  readonly cost: (unit: number, squaredKm: number) => number;
  /** Weights for the middle of a territory where only some units can be tried as centre. */
  readonly weight: (unit: number) => number;
  /** Up to this many units all are tried as centre; above it those nearest the middle. */
  readonly exactUpTo: number;
}

const CANDIDATES_IN_LARGE = 48;

/**
 * What a territory costs with its best centre, and after one unit leaves or joins it, the centre chosen anew.
 * Exact for territories of at most `exactUpTo` units; in larger ones only the 48 units nearest the weighted middle
 * (and none that joins) may be centre. O(units × candidates) per territory on first need, then O(candidates) a question.
 */
export class CentreTable {
  readonly #input: CentreTableInput;
  readonly #rows: (CentreRow | undefined)[];

  constructor(input: CentreTableInput) {
    this.#input = input;
    this.#rows = new Array(input.problem.territories.length).fill(undefined);
  }

  costNow(territory: number): number {
    return this.#row(territory).best;
  }

  costWithout(territory: number, unit: number): number {
    const { metric, cost } = this.#input;
    const { candidates, sums } = this.#row(territory);
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < candidates.length; i++) {
      if (candidates[i] === unit) continue;
      best = Math.min(best, sums[i] - cost(unit, metric.squaredKm(unit, candidates[i])));
    }
    return best < Number.POSITIVE_INFINITY ? best : 0;
  }

  costWith(territory: number, unit: number): number {
    const { metric, cost, members, problem } = this.#input;
    const { candidates, sums, isExact } = this.#row(territory);
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < candidates.length; i++) {
      best = Math.min(best, sums[i] + cost(unit, metric.squaredKm(unit, candidates[i])));
    }
    if (!isExact || problem.territories[territory].centreUnit >= 0) return best;
    let asCentre = 0;
    for (const other of membersOf(members, territory)) {
      if (asCentre >= best) break;
      asCentre += cost(other, metric.squaredKm(other, unit));
    }
    return Math.min(best, asCentre);
  }

  #row(territory: number): CentreRow {
    const known = this.#rows[territory];
    if (known) return known;
    const { members, metric, cost } = this.#input;
    const units = membersOf(members, territory);
    const candidates = this.#candidates(territory, units);
    const sums = new Float64Array(candidates.length);
    for (let i = 0; i < candidates.length; i++) {
      for (const unit of units) sums[i] += cost(unit, metric.squaredKm(unit, candidates[i]));
    }
    const best = sums.reduce((least, sum) => Math.min(least, sum), Number.POSITIVE_INFINITY);
    const row = {
      candidates,
      sums,
      best: units.length === 0 ? 0 : best,
      isExact: candidates.length === units.length,
    };
    this.#rows[territory] = row;
    return row;
  }

  #candidates(territory: number, units: Int32Array): Int32Array {
    const { problem, exactUpTo, metric, weight } = this.#input;
    const { centreUnit } = problem.territories[territory];
    if (centreUnit >= 0) return Int32Array.of(centreUnit);
    if (units.length <= exactUpTo) return units;
    const middle: [number, number, number] = [0, 0, 0];
    let total = 0;
    for (const unit of units) {
      const share = weight(unit) + Number.MIN_VALUE;
      total += share;
      middle[0] += share * metric.x[unit];
      middle[1] += share * metric.y[unit];
      middle[2] += share * metric.z[unit];
    }
    const position: [number, number, number] = [middle[0] / total, middle[1] / total, middle[2] / total];
    const byDistance = Array.from(units, (unit) => ({ unit, far: metric.squaredKmTo(unit, position) }));
    byDistance.sort((a, b) => a.far - b.far || a.unit - b.unit);
    return Int32Array.from(byDistance.slice(0, CANDIDATES_IN_LARGE), ({ unit }) => unit);
  }
}
