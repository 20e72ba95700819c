import { type DesignProblem, FREE } from "../../domain/design-problem.ts";
import { companionGroups, forcedTerritories, opponentLists } from "../constraints/move-rules.ts";
import type { Bands } from "../state/bands.ts";
import { canFillRest } from "./fill-rest.ts";

export interface CarveOptions {
  readonly problem: DesignProblem;
  readonly bands: Bands;
  /** Of units that may come next equally well, the least goes first. Decides which plans come early, not which there are. */
  readonly rank: ArrayLike<number>;
  /** Called with every plan, in the same array each time. False ends the search. */
  readonly visit: (plan: Int32Array) => boolean;
  /** Asked at every step; false ends the search. */
  readonly mayGoOn: () => boolean;
}

/**
 * Makes plans one territory after the other: takes the uncovered unit that is hardest to reach, gives it every set of
 * units around it that keeps the rules, and does the same with what is left. Sets that leave a part no whole number of
 * territories can fill are dropped, so tight bands keep the tree small. Returns true when every plan was visited; plans
 * that differ only by the names of like territories count as one. Exponential in the units: for small problems.
 */
export function carvePlans(options: CarveOptions): boolean {
  return new Carver(options).run();
}

class Carver {
  readonly #options: CarveOptions;
  readonly #forced: Int32Array;
  readonly #companions: readonly (readonly number[] | null)[];
  readonly #opponents: readonly (readonly number[] | null)[];
  readonly #looks: readonly string[];
  /** Territory of each unit, FREE while uncovered. */
  readonly #plan: Int32Array;
  readonly #loads: Float64Array;
  /** Per territory the units that stay out of the set being grown: the sets with them have been seen. */
  readonly #excluded: readonly Uint8Array[];
  readonly #movedCap: number;
  #moved = 0;
  #isEnded = false;

  constructor(options: CarveOptions) {
    const { problem } = options;
    const n = problem.unitCodes.length;
    this.#options = options;
    this.#forced = forcedTerritories(problem);
    this.#companions = companionGroups(problem);
    this.#opponents = opponentLists(problem);
    this.#looks = problem.territories.map((spec, k) =>
      problem.realignment || this.#forced.includes(k)
        ? `${k}`
        : JSON.stringify({ ...spec, code: "", name: "" }),
    );
    this.#plan = this.#forced.map((k) => (k >= 0 && !problem.territories[k].locked ? FREE : k));
    this.#loads = new Float64Array(problem.measures.length * problem.territories.length);
    this.#excluded = problem.territories.map(() => new Uint8Array(n));
    const cap = problem.realignment?.maximumMovedShare ?? null;
    const total = problem.realignment?.movedWeight.reduce((sum, weight) => sum + weight, 0) ?? 0;
    // room for rounding as in the plan state
    this.#movedCap = cap === null ? Number.POSITIVE_INFINITY : (cap + 1e-6) * total;
  }

  run(): boolean {
    const { territories } = this.#options.problem;
    this.#carve(Array.from(territories.keys()).filter((k) => !territories[k].locked));
    return !this.#isEnded;
  }

  #carve(left: readonly number[]): void {
    const seed = this.#hardestUnit();
    if (seed < 0 || left.length === 0) {
      if (seed < 0 && left.length === 0 && !this.#options.visit(this.#plan)) this.#isEnded = true;
      return;
    }
    const tried = new Set<string>();
    for (const k of left) {
      if (this.#isEnded || tried.has(this.#looks[k])) continue;
      tried.add(this.#looks[k]);
      const rest = left.filter((other) => other !== k);
      const taken = this.#take(seed, k);
      if (taken === null) continue;
      this.#grow(k, taken, rest);
      this.#giveBack(taken, k);
    }
  }

  /** Tries the set as it is, then every way to make it larger. Each set is met once: units tried are excluded from later ones. */
  #grow(k: number, set: readonly number[], rest: readonly number[]): void {
    if (!this.#options.mayGoOn()) this.#isEnded = true;
    if (this.#isEnded || !this.#canBecomeWhole(k, set)) return;
    if (rest.length > 0 && this.#isComplete(k, set) && canFillRest(this.#rest(), rest)) this.#carve(rest);
    // the last territory takes all: only the set without uncovered units is a plan
    if (rest.length === 0 && this.#hardestUnit() < 0 && this.#isComplete(k, set)) this.#carve(rest);
    const excluded = this.#excluded[k];
    const candidates = this.#candidates(k, set);
    let done = 0;
    for (; done < candidates.length && !this.#isEnded; done++) {
      const unit = candidates[done];
      const taken = this.#take(unit, k);
      if (taken !== null) {
        this.#grow(k, [...set, ...taken], rest);
        this.#giveBack(taken, k);
      }
      excluded[unit] = 1;
      // the last territory cannot do without any unit
      if (rest.length === 0) {
        done++;
        break;
      }
    }
    for (let i = 0; i < done; i++) excluded[candidates[i]] = 0;
  }

  #rest() {
    const { problem, bands } = this.#options;
    return { problem, bands, isUncovered: (u: number) => this.#plan[u] === FREE };
  }

  /** An uncovered unit bound to a territory, else the one with the fewest uncovered neighbours; −1 where all are covered. */
  #hardestUnit(): number {
    const { problem, rank } = this.#options;
    const { offsets, neighbours } = problem.adjacency;
    let hardest = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let u = 0; u < this.#plan.length; u++) {
      if (this.#plan[u] !== FREE) continue;
      let ways = this.#forced[u] >= 0 ? -1 : 0;
      for (let e = offsets[u]; e < offsets[u + 1] && ways >= 0; e++)
        if (this.#plan[neighbours[e]] === FREE) ways++;
      if (ways > fewest || (ways === fewest && rank[u] >= rank[hardest])) continue;
      hardest = u;
      fewest = ways;
    }
    return hardest;
  }

  /** Puts a unit and its companions into territory k; null, and nothing done, where a rule forbids it. */
  #take(unit: number, k: number): readonly number[] | null {
    const { problem, bands } = this.#options;
    const group = this.#companions[unit] ?? [unit];
    const mayTake = group.every(
      (u) =>
        this.#plan[u] === FREE &&
        this.#excluded[k][u] === 0 &&
        (this.#forced[u] === FREE || this.#forced[u] === k),
    );
    if (!mayTake) return null;
    this.#put(group, k, 1);
    const K = problem.territories.length;
    const isOver =
      this.#moved > this.#movedCap ||
      problem.measures.some(
        (_, m) => this.#loads[m * K + k] > bands.upper[m * K + k] + slack(bands, m * K + k),
      ) ||
      group.some((u) => this.#opponents[u]?.some((other) => this.#plan[other] === k));
    if (!isOver) return group;
    this.#put(group, k, -1);
    return null;
  }

  #giveBack(group: readonly number[], k: number): void {
    this.#put(group, k, -1);
  }

  #put(group: readonly number[], k: number, sign: 1 | -1): void {
    const { measures, territories, realignment } = this.#options.problem;
    for (const u of group) {
      this.#plan[u] = sign === 1 ? k : FREE;
      for (let m = 0; m < measures.length; m++)
        this.#loads[m * territories.length + k] += sign * measures[m].values[u];
      const home = realignment?.current[u] ?? -1;
      if (realignment && home >= 0 && home !== k) this.#moved += sign * realignment.movedWeight[u];
    }
  }

  /** Units that could be next: uncovered, not excluded, and next to the set where it has to hang together. */
  #candidates(k: number, set: readonly number[]): number[] {
    const { problem, rank } = this.#options;
    const { offsets, neighbours } = problem.adjacency;
    const isOpen = (u: number): boolean => this.#plan[u] === FREE && this.#excluded[k][u] === 0;
    const found = new Set<number>();
    if (problem.territories[k].contiguous) {
      for (const u of set)
        for (let e = offsets[u]; e < offsets[u + 1]; e++) if (isOpen(neighbours[e])) found.add(neighbours[e]);
    } else for (let u = 0; u < this.#plan.length; u++) if (isOpen(u)) found.add(u);
    return [...found].sort((a, b) => rank[a] - rank[b]);
  }

  /** Whether the set with all that it could still take reaches its lower limits, its bound units and all of itself. */
  #canBecomeWhole(k: number, set: readonly number[]): boolean {
    const { problem, bands } = this.#options;
    const { offsets, neighbours } = problem.adjacency;
    const isOpen = (u: number): boolean => this.#plan[u] === FREE && this.#excluded[k][u] === 0;
    const isContiguous = problem.territories[k].contiguous;
    const reached = new Set(isContiguous ? [set[0]] : set);
    if (!isContiguous) for (let u = 0; u < this.#plan.length; u++) if (isOpen(u)) reached.add(u);
    if (isContiguous) {
      for (const u of reached) {
        for (let e = offsets[u]; e < offsets[u + 1]; e++) {
          const v = neighbours[e];
          if (this.#plan[v] === k || isOpen(v)) reached.add(v);
        }
      }
    }
    if (set.some((u) => !reached.has(u))) return false;
    for (let u = 0; u < this.#forced.length; u++) if (this.#forced[u] === k && !reached.has(u)) return false;
    const K = problem.territories.length;
    return problem.measures.every((measure, m) => {
      let most = 0;
      for (const u of reached) most += measure.values[u];
      return most >= bands.lower[m * K + k] - slack(bands, m * K + k);
    });
  }

  /** Whether the set keeps its lower limits, holds all its bound units and hangs together where it must. */
  #isComplete(k: number, set: readonly number[]): boolean {
    const { problem, bands } = this.#options;
    const K = problem.territories.length;
    for (let m = 0; m < problem.measures.length; m++)
      if (this.#loads[m * K + k] < bands.lower[m * K + k] - slack(bands, m * K + k)) return false;
    for (let u = 0; u < this.#forced.length; u++)
      if (this.#forced[u] === k && this.#plan[u] !== k) return false;
    if (!problem.territories[k].contiguous) return true;
    const { offsets, neighbours } = problem.adjacency;
    const reached = new Set([set[0]]);
    for (const u of reached)
      for (let e = offsets[u]; e < offsets[u + 1]; e++)
        if (this.#plan[neighbours[e]] === k) reached.add(neighbours[e]);
    return reached.size === set.length;
  }
}

/** Sums are built up in another order than the plan state's: a plan on the very limit must not be lost by that. */
const slack = ({ target }: Bands, at: number): number => 1e-9 * Math.abs(target[at]);
