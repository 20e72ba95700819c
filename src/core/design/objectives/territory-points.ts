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

  constructor(state: PlanState, metric: PointMetric) {
    this.members = Array.from({ length: state.territoryCount }, () => new Int32Array(16));
    this.positions = this.members.map((list) => new Float64Array(STRIDE * list.length));
    this.sizes = new Int32Array(state.territoryCount);
    this.#slots = new Int32Array(state.unitCount);
    this.unitPositions = new Float64Array(STRIDE * state.unitCount);
    for (let u = 0; u < state.unitCount; u++) {
      this.unitPositions[STRIDE * u] = metric.x[u];
      this.unitPositions[STRIDE * u + 1] = metric.y[u];
      this.unitPositions[STRIDE * u + 2] = metric.z[u];
    }
  }

  clear(): void {
    this.sizes.fill(0);
  }

  enter(u: number, k: number): void {
    const slot = this.sizes[k]++;
    if (slot === this.members[k].length) this.#grow(k);
    this.members[k][slot] = u;
    this.#slots[u] = slot;
    this.#place(u, this.positions[k], slot);
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
    const fromMiddle = this.#distancesFromMiddle(units);
    const radius = fromMiddle.reduce((most, distance) => Math.max(most, distance), 0);
    // both ends of a longer pair lie at least this far out; a little less, for rounding
    const least = Math.sqrt(largest) * (1 - 1e-12) - radius;
    const outer = units.filter((_, i) => fromMiddle[i] >= least);
    for (let i = 1; i < outer.length; i++) {
      for (let j = 0; j < i; j++) {
        const squared = this.squaredChord(outer[i], outer[j]);
        if (squared > largest) [a, b, largest] = [outer[i], outer[j], squared];
      }
    }
    return { a, b };
  }

  #distancesFromMiddle(units: readonly number[]): Float64Array {
    const p = this.unitPositions;
    const middle = [0, 0, 0];
    for (const u of units) for (let axis = 0; axis < STRIDE; axis++) middle[axis] += p[STRIDE * u + axis];
    const [x, y, z] = middle.map((sum) => sum / units.length);
    return Float64Array.from(units, (u) =>
      Math.sqrt((p[STRIDE * u] - x) ** 2 + (p[STRIDE * u + 1] - y) ** 2 + (p[STRIDE * u + 2] - z) ** 2),
    );
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
