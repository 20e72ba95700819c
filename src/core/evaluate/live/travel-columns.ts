import type { PointMetric } from "../../geo/point-metric.ts";

/** Pairs of units that one change may measure at once (some ms); what takes more is left to be settled step by step. */
const PAIRS_PER_CHANGE = 300_000;

interface Column {
  /** Units whose sums are complete, as long as the territory is being settled; null: all are. */
  settling: { readonly units: Int32Array; done: number } | null;
}

/**
 * What each unit would cost as the base of its own territory: Σ visits × km over the territory's units. A unit that moves
 * changes the sums of two territories, one distance each; a territory that changes by too much at once is measured anew,
 * in steps, and has no sums until then.
 */
export class TravelColumns {
  /** Σ visits × km with this unit as base; valid where its territory is settled. */
  readonly visitKm: Float64Array;
  readonly #metric: PointMetric;
  readonly #visits: Float64Array;
  readonly #columns: Column[];

  constructor(metric: PointMetric, visits: Float64Array, territoryCount: number) {
    this.#metric = metric;
    this.#visits = visits;
    this.visitKm = new Float64Array(visits.length);
    this.#columns = Array.from({ length: territoryCount }, () => ({ settling: null }));
  }

  isSettled(territory: number): boolean {
    return this.#columns[territory].settling === null;
  }

  get isAllSettled(): boolean {
    return this.#columns.every(({ settling }) => settling === null);
  }

  /** Has a territory measured anew by `settle`. */
  unsettle(territory: number, units: Int32Array): void {
    this.#columns[territory].settling = units.length === 0 ? null : { units, done: 0 };
  }

  /** Whether so many units can leave and enter these without being measured anew. */
  canFollow(moved: number, unitsAfter: number): boolean {
    return moved * unitsAfter <= PAIRS_PER_CHANGE;
  }

  /**
   * Takes units out of a settled territory and others in: `stayed` are those that were and are in it. O(changed × all).
   */
  follow(stayed: Int32Array, left: readonly number[], entered: readonly number[]): void {
    for (const unit of left) this.#add(stayed, unit, -this.#visits[unit]);
    for (const unit of entered) {
      this.#add(stayed, unit, this.#visits[unit]);
      this.visitKm[unit] = this.#sum(stayed, unit) + this.#sum(entered, unit);
    }
  }

  /** Measures on for about so many pairs; true while something is left. */
  settle(pairs: number): boolean {
    let left = pairs;
    for (const column of this.#columns) {
      const { settling } = column;
      if (settling === null) continue;
      const { units } = settling;
      for (; settling.done < units.length; settling.done++) {
        if (left <= 0) return true;
        this.visitKm[units[settling.done]] = this.#sum(units, units[settling.done]);
        left -= units.length;
      }
      column.settling = null;
    }
    return false;
  }

  #add(units: Int32Array, from: number, visits: number): void {
    if (visits === 0) return;
    const { visitKm } = this;
    // rounding may leave a trace below 0 where nothing is left
    for (const unit of units)
      visitKm[unit] = Math.max(0, visitKm[unit] + visits * this.#metric.km(unit, from));
  }

  /** A unit is no way from itself. */
  #sum(units: ArrayLike<number>, base: number): number {
    return this.#metric.weightedKm(base, units, this.#visits);
  }
}
