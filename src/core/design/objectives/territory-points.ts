import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";

/** Two units of one territory that are farthest apart; −1 where it has fewer than two. */
export interface FarthestPair {
  readonly a: number;
  readonly b: number;
}

/** Coordinates per position in space. */
const STRIDE = 3;

/**
 * The units of each territory with their positions packed side by side, so that distances to all of them are looked at
 * in one sweep. Distances are straight (chord) km: they order pairs as the great circle does and obey the triangle
 * inequality.
 */
export class TerritoryPoints {
  /** Units of territory k: the first `sizes[k]` entries of `members[k]`. */
  readonly members: Int32Array[];
  readonly sizes: Int32Array;
  /** x, y, z of each member, in the order of `members`. */
  readonly positions: Float64Array[];
  /** x, y, z of every unit. */
  readonly unitPositions: Float64Array;
  readonly #slots: Int32Array;
  /** x, y, z of a point amid each territory, and a radius around it that holds all its units. */
  readonly #middles: Float64Array;
  readonly #radii: Float64Array;

  constructor(state: PlanState, metric: PointMetric) {
    this.members = Array.from({ length: state.territoryCount }, () => new Int32Array(16));
    this.positions = this.members.map((list) => new Float64Array(STRIDE * list.length));
    this.sizes = new Int32Array(state.territoryCount);
    this.#slots = new Int32Array(state.unitCount);
    this.#middles = new Float64Array(STRIDE * state.territoryCount);
    this.#radii = new Float64Array(state.territoryCount).fill(Number.POSITIVE_INFINITY);
    this.unitPositions = new Float64Array(STRIDE * state.unitCount);
    for (let u = 0; u < state.unitCount; u++) {
      this.unitPositions[STRIDE * u] = metric.x[u];
      this.unitPositions[STRIDE * u + 1] = metric.y[u];
      this.unitPositions[STRIDE * u + 2] = metric.z[u];
    }
  }

  /** Lists the units of an assignment anew; negative entries belong nowhere. */
  load(assignment: Int32Array): void {
    this.sizes.fill(0);
    this.#radii.fill(0);
    for (let u = 0; u < assignment.length; u++) if (assignment[u] >= 0) this.enter(u, assignment[u]);
    for (let k = 0; k < this.sizes.length; k++) this.#encircle(k);
  }

  /** False when no unit of territory k can be farther from unit u than `chord`. O(1). */
  mayExceed(u: number, k: number, chord: number): boolean {
    return this.#fromMiddle(u, k) + this.#radii[k] > chord;
  }

  enter(u: number, k: number): void {
    const slot = this.sizes[k]++;
    if (slot === this.members[k].length) this.#grow(k);
    this.members[k][slot] = u;
    this.#slots[u] = slot;
    this.#place(u, this.positions[k], slot);
    this.#radii[k] = Math.max(this.#radii[k], this.#fromMiddle(u, k));
  }

  leave(u: number, k: number): void {
    const last = --this.sizes[k];
    const slot = this.#slots[u];
    const moved = this.members[k][last];
    this.members[k][slot] = moved;
    this.#slots[moved] = slot;
    this.#place(moved, this.positions[k], slot);
  }

  /** Square of the straight distance (km²) between two units. */
  squaredChord(a: number, b: number): number {
    const p = this.unitPositions;
    const dx = p[STRIDE * a] - p[STRIDE * b];
    const dy = p[STRIDE * a + 1] - p[STRIDE * b + 1];
    const dz = p[STRIDE * a + 2] - p[STRIDE * b + 2];
    return dx * dx + dy * dy + dz * dz;
  }

  /** The unit of territory k, other than `without`, that is farthest from unit u; −1 if there is none. O(size). */
  farthestFrom(u: number, k: number, without = -1): number {
    let farthest = -1;
    let largest = -1;
    for (let i = 0; i < this.sizes[k]; i++) {
      const v = this.members[k][i];
      if (v === u || v === without) continue;
      const squared = this.squaredChord(u, v);
      if (squared <= largest) continue;
      largest = squared;
      farthest = v;
    }
    return farthest;
  }

  /**
   * The two units of territory k, other than `without`, that are farthest apart. A first pair is found by two sweeps;
   * after it only units so far from the middle that they could beat it are compared. O(size) usually, O(size²) at worst.
   */
  farthestPair(k: number, without = -1): FarthestPair {
    const units = Array.from(this.members[k].subarray(0, this.sizes[k])).filter((u) => u !== without);
    if (units.length < 2) return { a: -1, b: -1 };
    let a = this.farthestFrom(units[0], k, without);
    let b = this.farthestFrom(a, k, without);
    let largest = this.squaredChord(a, b);
    const radius = this.#radii[k];
    // both ends of a longer pair lie at least this far out; a little less, for rounding
    const least = Math.sqrt(largest) * (1 - 1e-12) - radius;
    const outer = units.filter((u) => this.#fromMiddle(u, k) >= least);
    for (let i = 1; i < outer.length; i++) {
      for (let j = 0; j < i; j++) {
        const squared = this.squaredChord(outer[i], outer[j]);
        if (squared > largest) [a, b, largest] = [outer[i], outer[j], squared];
      }
    }
    return { a, b };
  }

  #encircle(k: number): void {
    const sums = [0, 0, 0];
    const size = this.sizes[k];
    for (let i = 0; i < STRIDE * size; i++) sums[i % STRIDE] += this.positions[k][i];
    for (let axis = 0; axis < STRIDE; axis++)
      this.#middles[STRIDE * k + axis] = sums[axis] / Math.max(1, size);
    this.#radii[k] = 0;
    for (let i = 0; i < size; i++)
      this.#radii[k] = Math.max(this.#radii[k], this.#fromMiddle(this.members[k][i], k));
  }

  #fromMiddle(u: number, k: number): number {
    const dx = this.unitPositions[STRIDE * u] - this.#middles[STRIDE * k];
    const dy = this.unitPositions[STRIDE * u + 1] - this.#middles[STRIDE * k + 1];
    const dz = this.unitPositions[STRIDE * u + 2] - this.#middles[STRIDE * k + 2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  #place(u: number, positions: Float64Array, slot: number): void {
    positions[STRIDE * slot] = this.unitPositions[STRIDE * u];
    positions[STRIDE * slot + 1] = this.unitPositions[STRIDE * u + 1];
    positions[STRIDE * slot + 2] = this.unitPositions[STRIDE * u + 2];
  }

  #grow(k: number): void {
    const members = new Int32Array(2 * this.members[k].length);
    const positions = new Float64Array(STRIDE * members.length);
    members.set(this.members[k]);
    positions.set(this.positions[k]);
    this.members[k] = members;
    this.positions[k] = positions;
  }
}
