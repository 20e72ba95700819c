import type { DesignProblem } from "../../domain/design-problem.ts";
import { WHITE_SPACE } from "../../domain/design-problem.ts";
import { opponentLists, partnerLists } from "../constraints/move-rules.ts";
import { type Bands, computeBands } from "./bands.ts";

/** Per unit the others it is paired with, or null. */
type PairLists = readonly (readonly number[] | null)[];

/**
 * A violation x (fraction of target) counts x + 10 x²: between two territories that are both short, load then flows to
 * the shorter one, and a lack at the end of a chain of territories is passed on until one has enough.
 */
const FAR_WEIGHT = 10;

/**
 * A plan under change: assignment, load per territory, hard-rule violation and the border between territories,
 * all kept up to date by `move` in O(degree + measures). Solver only: the checker never reads it.
 */
export class PlanState {
  readonly problem: DesignProblem;
  readonly bands: Bands;
  readonly unitCount: number;
  readonly territoryCount: number;
  /** Territory index per unit, WHITE_SPACE, or −1 while a plan is being built. */
  readonly assignment: Int32Array;
  /** Load of measure m in territory k at m × K + k. */
  readonly loads: Float64Array;
  readonly counts: Int32Array;
  /** Units per territory that have a neighbour elsewhere: bucket k holds `borderCounts[k]` of them. */
  readonly borderUnits: Int32Array[];
  readonly borderCounts: Int32Array;
  /** All border units, for a uniform draw. */
  readonly border: Int32Array;
  borderSize = 0;
  /** Σ over bands of violation ÷ target (far ones weigh more), plus the moved share above its cap, plus 1 per forbidden pair together or required pair apart. 0 (exactly, after `refresh`) = feasible. */
  violation = 0;
  movedWeight = 0;
  readonly movedTotal: number;

  readonly #measureValues: readonly Float64Array[];
  readonly #opponents: PairLists | null;
  readonly #partners: PairLists | null;
  readonly #foreign: Int32Array;
  readonly #bucketSlot: Int32Array;
  readonly #borderSlot: Int32Array;

  constructor(problem: DesignProblem, assignment: Int32Array) {
    const n = problem.unitCodes.length;
    const K = problem.territories.length;
    this.problem = problem;
    this.bands = computeBands(problem);
    this.unitCount = n;
    this.territoryCount = K;
    this.assignment = Int32Array.from(assignment);
    this.loads = new Float64Array(problem.measures.length * K);
    this.counts = new Int32Array(K);
    this.borderUnits = Array.from({ length: K }, () => new Int32Array(16));
    this.borderCounts = new Int32Array(K);
    this.border = new Int32Array(n);
    this.#measureValues = problem.measures.map((measure) => measure.values);
    this.#opponents = problem.forbiddenPairs.length > 0 ? opponentLists(problem) : null;
    this.#partners = problem.requiredPairs.length > 0 ? partnerLists(problem) : null;
    this.#foreign = new Int32Array(n);
    this.#bucketSlot = new Int32Array(n).fill(-1);
    this.#borderSlot = new Int32Array(n).fill(-1);
    this.movedTotal = problem.realignment ? sum(problem.realignment.movedWeight) : 0;
    this.refresh();
    this.#findBorder();
  }

  /** Puts another assignment in place, O(n + edges). */
  load(assignment: Int32Array): void {
    this.assignment.set(assignment);
    this.refresh();
    this.#findBorder();
  }

  /** Recomputes loads and violation from the assignment, so that rounding does not pile up. */
  refresh(): void {
    const { assignment, loads, counts, territoryCount: K } = this;
    loads.fill(0);
    counts.fill(0);
    for (let u = 0; u < this.unitCount; u++) {
      const k = assignment[u];
      if (k < 0) continue;
      counts[k]++;
      for (let m = 0; m < this.#measureValues.length; m++) loads[m * K + k] += this.#measureValues[m][u];
    }
    this.movedWeight = this.#countMoved();
    this.violation = this.#movedViolation(this.movedWeight);
    for (let i = 0; i < loads.length; i++) this.violation += this.#bandViolation(i, loads[i]);
    for (const [a, b] of this.problem.forbiddenPairs) {
      if (assignment[a] >= 0 && assignment[a] === assignment[b]) this.violation++;
    }
    for (const [a, b] of this.problem.requiredPairs) if (assignment[a] !== assignment[b]) this.violation++;
  }

  /** Σ over bands of what lies beyond them, as fractions of the targets: `violation` as a person would state it. */
  measureViolation(): number {
    let total = this.violation;
    for (let at = 0; at < this.loads.length; at++) {
      const beyond = this.#beyondBand(at, this.loads[at]);
      total -= FAR_WEIGHT * beyond * beyond;
    }
    return total;
  }

  /** The territory whose load lies farthest outside a band, or −1. O(measures × territories). */
  farthestOutside(): number {
    let worst = 0;
    let territory = -1;
    for (let at = 0; at < this.loads.length; at++) {
      const beyond = this.#beyondBand(at, this.loads[at]);
      if (beyond <= worst) continue;
      worst = beyond;
      territory = at % this.territoryCount;
    }
    return territory;
  }

  /** Change of `violation` if unit u went from its territory to `to`. */
  violationChange(u: number, to: number): number {
    const from = this.assignment[u];
    const K = this.territoryCount;
    let change = 0;
    for (let m = 0; m < this.#measureValues.length; m++) {
      const value = this.#measureValues[m][u];
      const a = m * K + from;
      const b = m * K + to;
      change +=
        this.#bandViolation(a, this.loads[a] - value) -
        this.#bandViolation(a, this.loads[a]) +
        this.#bandViolation(b, this.loads[b] + value) -
        this.#bandViolation(b, this.loads[b]);
    }
    if (this.problem.realignment?.maximumMovedShare != null) {
      const moved = this.movedWeight + this.movedChange(u, to);
      change += this.#movedViolation(moved) - this.#movedViolation(this.movedWeight);
    }
    return change + this.#pairChange(u, to, -1);
  }

  /** Change of `violation` if units u and w of different territories changed places. */
  exchangeViolationChange(u: number, w: number): number {
    const a = this.assignment[u];
    const b = this.assignment[w];
    const K = this.territoryCount;
    let change = 0;
    for (let m = 0; m < this.#measureValues.length; m++) {
      const values = this.#measureValues[m];
      change += this.#loadViolationChange(m * K + a, values[w] - values[u]);
      change += this.#loadViolationChange(m * K + b, values[u] - values[w]);
    }
    if (this.problem.realignment?.maximumMovedShare != null) {
      const moved = this.movedWeight + this.movedChange(u, b) + this.movedChange(w, a);
      change += this.#movedViolation(moved) - this.#movedViolation(this.movedWeight);
    }
    return change + this.#pairChange(u, b, w) + this.#pairChange(w, a, u);
  }

  /** Change of the moved weight if unit u went to `to`. */
  movedChange(u: number, to: number): number {
    const realignment = this.problem.realignment;
    if (!realignment) return 0;
    const home = realignment.current[u];
    if (home < 0) return 0;
    const weight = realignment.movedWeight[u];
    return (to === home ? 0 : weight) - (this.assignment[u] === home ? 0 : weight);
  }

  /** Moves unit u and updates everything. Rules are the caller's business. */
  move(u: number, to: number): void {
    const { assignment, loads, territoryCount: K } = this;
    const from = assignment[u];
    this.violation += this.violationChange(u, to);
    this.movedWeight += this.movedChange(u, to);
    for (let m = 0; m < this.#measureValues.length; m++) {
      const value = this.#measureValues[m][u];
      loads[m * K + from] -= value;
      loads[m * K + to] += value;
    }
    this.counts[from]--;
    this.counts[to]++;
    if (this.#bucketSlot[u] >= 0) this.#leaveBorder(u);
    assignment[u] = to;
    this.#updateBorderAround(u, from, to);
  }

  isBorderUnit(u: number): boolean {
    return this.#foreign[u] > 0;
  }

  #updateBorderAround(u: number, from: number, to: number): void {
    const { offsets, neighbours } = this.problem.adjacency;
    const { assignment } = this;
    let foreign = 0;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const v = neighbours[e];
      const k = assignment[v];
      if (k < 0) continue;
      if (k !== to) foreign++;
      if (k === from && ++this.#foreign[v] === 1) this.#enterBorder(v);
      else if (k === to && --this.#foreign[v] === 0) this.#leaveBorder(v);
    }
    this.#foreign[u] = foreign;
    if (foreign > 0) this.#enterBorder(u);
  }

  #bandViolation(at: number, load: number): number {
    const beyond = this.#beyondBand(at, load);
    return beyond > 0 ? beyond + FAR_WEIGHT * beyond * beyond : 0;
  }

  /** How far a load lies outside its band, as a fraction of the target; ≤ 0 inside. */
  #beyondBand(at: number, load: number): number {
    const { lower, upper, scale } = this.bands;
    if (load > upper[at]) return (load - upper[at]) * scale[at];
    return load < lower[at] ? (lower[at] - load) * scale[at] : 0;
  }

  /** Pairs of u, but that with `except`, that break if u goes to `to`, less those that break now. */
  #pairChange(u: number, to: number, except: number): number {
    const from = this.assignment[u];
    let change = 0;
    if (this.#opponents !== null) {
      change +=
        this.#countIn(to, this.#opponents[u], except) - this.#countIn(from, this.#opponents[u], except);
    }
    if (this.#partners !== null) {
      change += this.#countIn(from, this.#partners[u], except) - this.#countIn(to, this.#partners[u], except);
    }
    return change;
  }

  /** Units of a list, other than `except`, in territory k. */
  #countIn(k: number, units: readonly number[] | null, except: number): number {
    if (units === null) return 0;
    let count = 0;
    for (const other of units) if (other !== except && this.assignment[other] === k) count++;
    return count;
  }

  #loadViolationChange(at: number, more: number): number {
    return this.#bandViolation(at, this.loads[at] + more) - this.#bandViolation(at, this.loads[at]);
  }

  #movedViolation(moved: number): number {
    const cap = this.problem.realignment?.maximumMovedShare;
    if (cap == null || this.movedTotal === 0) return 0;
    return Math.max(0, moved / this.movedTotal - cap - 1e-9);
  }

  #countMoved(): number {
    const realignment = this.problem.realignment;
    if (!realignment) return 0;
    let moved = 0;
    for (let u = 0; u < this.unitCount; u++) {
      const home = realignment.current[u];
      if (home >= 0 && this.assignment[u] !== home) moved += realignment.movedWeight[u];
    }
    return moved;
  }

  #findBorder(): void {
    const { offsets, neighbours } = this.problem.adjacency;
    this.borderSize = 0;
    this.borderCounts.fill(0);
    this.#bucketSlot.fill(-1);
    this.#borderSlot.fill(-1);
    for (let u = 0; u < this.unitCount; u++) {
      let foreign = 0;
      const k = this.assignment[u];
      for (let e = offsets[u]; e < offsets[u + 1]; e++) {
        const other = this.assignment[neighbours[e]];
        if (other >= 0 && other !== k) foreign++;
      }
      this.#foreign[u] = foreign;
      if (foreign > 0 && k !== WHITE_SPACE) this.#enterBorder(u);
    }
  }

  #enterBorder(u: number): void {
    const k = this.assignment[u];
    if (k < 0) return;
    this.#borderSlot[u] = this.borderSize;
    this.border[this.borderSize++] = u;
    const count = this.borderCounts[k]++;
    if (count === this.borderUnits[k].length) this.borderUnits[k] = doubled(this.borderUnits[k]);
    this.borderUnits[k][count] = u;
    this.#bucketSlot[u] = count;
  }

  #leaveBorder(u: number): void {
    const slot = this.#borderSlot[u];
    if (slot < 0) return;
    const last = this.border[--this.borderSize];
    this.border[slot] = last;
    this.#borderSlot[last] = slot;
    this.#borderSlot[u] = -1;
    const k = this.assignment[u];
    const bucket = this.borderUnits[k];
    const bucketLast = bucket[--this.borderCounts[k]];
    bucket[this.#bucketSlot[u]] = bucketLast;
    this.#bucketSlot[bucketLast] = this.#bucketSlot[u];
    this.#bucketSlot[u] = -1;
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
