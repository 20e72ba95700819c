import type { DesignProblem } from "../../domain/design-problem.ts";
import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { Random } from "../../search/random.ts";
import type { Bands } from "../state/bands.ts";
import { Pieces } from "./pieces.ts";

/** Directions tried for every cut without randomness, and with it. */
const DIRECTIONS = 6;
const RANDOM_DIRECTIONS = 2;

/**
 * First plan in a moment: cuts the units by a straight line into two sides whose loads fit the territories on each
 * side, then each side again (Kalcsics, Nickel & Schröder 2005). Of several directions the one with the least inertia
 * wins. Looks at points and the mean of the measures only; locks and contiguity are repaired afterwards. No randomness.
 * O(n log n log K).
 */
export function bisectRecursively(problem: DesignProblem, metric: PointMetric, bands: Bands): Int32Array {
  const n = problem.unitCodes.length;
  const assignment = new Int32Array(n).fill(WHITE_SPACE);
  const units = Int32Array.from({ length: n }, (_, u) => u).filter(
    (u) => problem.lockedTo[u] !== WHITE_SPACE,
  );
  const territories = problem.territories.map((_, k) => k);
  new Bisection(problem, metric, bands).split(units, territories, assignment);
  return assignment;
}

/** Each unit's load as the mean over measures of its share of the total. */
function meanLoad(problem: DesignProblem): Float64Array {
  const n = problem.unitCodes.length;
  const load = new Float64Array(n);
  for (const measure of problem.measures) {
    let total = 0;
    for (let u = 0; u < n; u++) total += measure.values[u];
    if (total > 0) for (let u = 0; u < n; u++) load[u] += measure.values[u] / total;
  }
  // a trace of load for every unit, so that empty land is shared out too
  for (let u = 0; u < n; u++) load[u] += 1e-6 / n;
  return load;
}

function meanTarget(problem: DesignProblem, bands: Bands): Float64Array {
  const K = problem.territories.length;
  const target = new Float64Array(K).fill(1e-9);
  problem.measures.forEach((_, m) => {
    let total = 0;
    for (let k = 0; k < K; k++) total += bands.target[m * K + k];
    if (total > 0) for (let k = 0; k < K; k++) target[k] += bands.target[m * K + k] / total;
  });
  return target;
}

/** Cuts any set of units among any set of territories; with a Random the directions are drawn, so that every call differs. */
export class Bisection {
  /** Where the map lies in pieces: these are shared out before anything is cut. */
  readonly #pieces: Pieces | null;
  readonly #metric: PointMetric;
  readonly #load: Float64Array;
  readonly #target: Float64Array;
  readonly #keys: Float64Array;

  constructor(problem: DesignProblem, metric: PointMetric, bands: Bands) {
    this.#pieces = Pieces.of(problem, bands);
    this.#metric = metric;
    this.#load = meanLoad(problem);
    this.#target = meanTarget(problem, bands);
    this.#keys = new Float64Array(metric.x.length);
  }

  /** Shares `units` out among `territories`, writing into `assignment`. */
  split(units: Int32Array, territories: readonly number[], assignment: Int32Array, random?: Random): void {
    const shares = this.#pieces?.share(units, territories, random) ?? [{ units, territories }];
    for (const share of shares) this.#cut(share.units, share.territories, assignment, random);
  }

  #cut(units: Int32Array, territories: readonly number[], assignment: Int32Array, random?: Random): void {
    if (territories.length === 1) {
      for (const u of units) assignment[u] = territories[0];
      return;
    }
    const middle = territories.length >> 1;
    const left = territories.slice(0, middle);
    const right = territories.slice(middle);
    const leftShare = this.#sumTargets(left) / (this.#sumTargets(left) + this.#sumTargets(right));
    const angles = random
      ? Array.from({ length: RANDOM_DIRECTIONS }, () => Math.PI * random.next())
      : Array.from({ length: DIRECTIONS }, (_, d) => (Math.PI * d) / DIRECTIONS);
    const { order, count } = this.#bestCut(units, leftShare, {
      left: left.length,
      right: right.length,
      angles,
    });
    this.#cut(order.subarray(0, count), left, assignment, random);
    this.#cut(order.subarray(count), right, assignment, random);
  }

  #bestCut(
    units: Int32Array,
    leftShare: number,
    need: { left: number; right: number; angles: readonly number[] },
  ): { order: Int32Array; count: number } {
    const [east, north] = this.#tangents(units);
    const { x, y, z } = this.#metric;
    const keys = this.#keys;
    let best = { order: units, count: need.left, inertia: Number.POSITIVE_INFINITY };
    for (const angle of need.angles) {
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      const ax = c * east[0] + s * north[0];
      const ay = c * east[1] + s * north[1];
      const az = c * east[2] + s * north[2];
      for (const u of units) keys[u] = ax * x[u] + ay * y[u] + az * z[u];
      const order = Int32Array.from(units);
      const count = this.#putFirst(order, leftShare, need);
      const inertia = this.#inertia(order.subarray(0, count)) + this.#inertia(order.subarray(count));
      if (inertia < best.inertia) best = { order, count, inertia };
    }
    return best;
  }

  /**
   * Reorders the units so that those with the smallest keys stand first, as many as hold `leftShare` of the load (at
   * least one per territory on either side), and tells how many. Weighted quickselect, O(n) expected.
   */
  #putFirst(order: Int32Array, leftShare: number, need: { left: number; right: number }): number {
    let wanted = leftShare * this.#sumLoads(order, 0, order.length);
    let low = 0;
    let high = order.length;
    while (high > low) {
      const pivotEnd = this.#partition(order, low, high);
      const leftLoad = this.#sumLoads(order, low, pivotEnd);
      if (leftLoad - this.#load[order[pivotEnd - 1]] / 2 < wanted) {
        wanted -= leftLoad;
        low = pivotEnd;
      } else high = pivotEnd - 1;
    }
    const least = Math.min(need.left, order.length);
    const most = Math.max(least, order.length - need.right);
    if (low >= least && low <= most) return low;
    // so few units that counting decides: take them strictly in order of their keys
    order.sort((a, b) => this.#keys[a] - this.#keys[b] || a - b);
    return Math.max(least, Math.min(low, most));
  }

  /** Brings the units of low … high − 1 with keys up to a pivot's to the front, the pivot last of them; returns their end. */
  #partition(order: Int32Array, low: number, high: number): number {
    const keys = this.#keys;
    const middle = (low + high) >> 1;
    const pivot = order[middle];
    order[middle] = order[high - 1];
    let end = low;
    for (let i = low; i < high - 1; i++) {
      const u = order[i];
      if (keys[u] > keys[pivot] || (keys[u] === keys[pivot] && u > pivot)) continue;
      order[i] = order[end];
      order[end++] = u;
    }
    order[high - 1] = order[end];
    order[end] = pivot;
    return end + 1;
  }

  #sumLoads(order: Int32Array, low: number, high: number): number {
    let sum = 0;
    for (let i = low; i < high; i++) sum += this.#load[order[i]];
    return sum;
  }

  #inertia(units: Int32Array): number {
    const { x, y, z } = this.#metric;
    let w = 0;
    let sx = 0;
    let sy = 0;
    let sz = 0;
    let squares = 0;
    for (const u of units) {
      const load = this.#load[u];
      w += load;
      sx += load * x[u];
      sy += load * y[u];
      sz += load * z[u];
      squares += load * (x[u] * x[u] + y[u] * y[u] + z[u] * z[u]);
    }
    return w > 0 ? squares - (sx * sx + sy * sy + sz * sz) / w : 0;
  }

  /** Two directions at right angles that lie in the surface at the middle of the units. */
  #tangents(units: Int32Array): [number[], number[]] {
    const { x, y, z } = this.#metric;
    const middle = [0, 0, 0];
    for (const u of units) {
      middle[0] += x[u];
      middle[1] += y[u];
      middle[2] += z[u];
    }
    const flat = units.every((u) => z[u] === 0);
    const horizontal = Math.hypot(middle[0], middle[1]);
    if (flat || horizontal === 0)
      return [
        [1, 0, 0],
        [0, 1, 0],
      ];
    const east = [-middle[1] / horizontal, middle[0] / horizontal, 0];
    const length = Math.hypot(middle[0], middle[1], middle[2]);
    const up = [middle[0] / length, middle[1] / length, middle[2] / length];
    const north = [
      up[1] * east[2] - up[2] * east[1],
      up[2] * east[0] - up[0] * east[2],
      up[0] * east[1] - up[1] * east[0],
    ];
    return [east, north];
  }

  #sumTargets(territories: readonly number[]): number {
    let sum = 0;
    for (const k of territories) sum += this.#target[k];
    return sum;
  }
}
