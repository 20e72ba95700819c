import type { NearPoints } from "../../geo/near-points.ts";
import type { MedianContext } from "../improve/median-context.ts";
import type { SearchContext } from "../improve/search-context.ts";

export interface RebuildOptions {
  readonly near: NearPoints;
  /** Told of every unit that was moved. */
  readonly onMove: (u: number) => void;
}

/** Territories emptied at once. */
const FEWEST = 2;
const MOST = 4;
/** Steps from unit to near unit in search of so many neighbouring territories. */
const LONGEST_WALK = 12;
/** How often units and centres are fitted to each other before the result is judged. */
const ROUNDS = 3;
/** Share of rebuilds that draw all centres anew; the others move one. */
const ALL_NEW_SHARE = 0.3;
/** Members looked at as the centre of a group: those nearest to its middle. */
const CENTRE_CANDIDATES = 8;

/**
 * Empties a few neighbouring territories and fills them anew around other centres (ruin and recreate, Schrimpf et al.
 * 2000): what single units cannot do, as a territory that is to wander off gets dearer at every step until it arrives.
 */
export class RegionRebuild {
  /** Distances measured so far, as a measure of work. */
  work = 0;
  readonly #context: MedianContext;
  readonly #options: RebuildOptions;

  constructor(context: MedianContext, options: RebuildOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** True when the plan changed. Energy is the score plus `penalty` per whole target of violation. */
  attempt(threshold: number, penalty: number): boolean {
    const { state } = this.#context;
    const region = this.#chooseRegion();
    const units = this.#unitsOf(region);
    if (units === null) return false;
    const before = units.map((u) => state.assignment[u]);
    const violationBefore = state.violation;
    let costBefore = 0;
    for (const k of region) costBefore += this.#context.term.cost(k);
    const groups = this.#fill(units, region, this.#newCentres(region, units));
    if (groups === null) return false;
    const room = threshold + costBefore - groups.cost;
    for (let i = 0; i < units.length; i++) {
      const to = region[groups.of[i]];
      if (to !== before[i]) state.move(units[i], to);
    }
    if (penalty * (state.violation - violationBefore) > room) {
      for (let i = 0; i < units.length; i++) {
        if (state.assignment[units[i]] !== before[i]) state.move(units[i], before[i]);
      }
      return false;
    }
    for (let i = 0; i < units.length; i++) {
      if (state.assignment[units[i]] === before[i]) continue;
      this.#context.score.moved(units[i], before[i]);
      this.#options.onMove(units[i]);
    }
    return true;
  }

  /** Territories met on a random walk from a random unit. */
  #chooseRegion(): number[] {
    const { state, random, rules } = this.#context;
    const { offsets, neighbours } = this.#options.near;
    const wanted = FEWEST + random.below(MOST - FEWEST + 1);
    const region: number[] = [];
    let u = random.below(state.unitCount);
    for (let step = 0; step < LONGEST_WALK && region.length < wanted; step++) {
      const k = state.assignment[u];
      if (k >= 0 && rules.mayEnter[k] === 1 && !region.includes(k)) region.push(k);
      if (offsets[u] === offsets[u + 1]) break;
      u = neighbours[offsets[u] + random.below(offsets[u + 1] - offsets[u])];
    }
    return region;
  }

  /** All units of the region, or null where it is too small or a rule holds one of them. */
  #unitsOf(region: readonly number[]): number[] | null {
    if (region.length < FEWEST) return null;
    const { rules } = this.#context;
    const units: number[] = [];
    for (const k of region) {
      for (const u of this.#context.term.members(k)) {
        if (rules.mayMove[u] === 0 || rules.opponents[u] !== null) return null;
        units.push(u);
      }
    }
    return units.length > region.length ? units : null;
  }

  #newCentres(region: readonly number[], units: readonly number[]): number[] {
    const { random } = this.#context;
    const centres = region.map((k) => this.#context.term.median(k));
    const moveAll = random.next() < ALL_NEW_SHARE;
    const one = random.below(centres.length);
    for (let i = 0; i < centres.length; i++) {
      if (!moveAll && i !== one) continue;
      const u = units[random.below(units.length)];
      if (!centres.includes(u)) centres[i] = u;
    }
    return centres;
  }

  /** Fits units to centres and centres to units in turn. Null where a territory is left empty. */
  #fill(
    units: readonly number[],
    region: readonly number[],
    centres: number[],
  ): { of: Int32Array; cost: number } | null {
    let of: Int32Array = new Int32Array(0);
    let cost = 0;
    for (let round = 0; round < ROUNDS; round++) {
      of = this.#assignByRegret(units, region, centres);
      cost = 0;
      let rests = true;
      for (let g = 0; g < region.length; g++) {
        const group = units.filter((_, i) => of[i] === g);
        if (group.length === 0) return null;
        const best = this.#bestCentre(group);
        cost += best.sum;
        if (best.centre !== centres[g]) rests = false;
        centres[g] = best.centre;
      }
      if (rests) break;
    }
    return { of, cost };
  }

  /** Each unit to the nearest centre with room; those that lose most by their second choice choose first. */
  #assignByRegret(
    units: readonly number[],
    region: readonly number[],
    centres: readonly number[],
  ): Int32Array {
    const { metric } = this.#context;
    const q = centres.length;
    const km = new Float64Array(units.length * q);
    const regrets = new Float64Array(units.length);
    this.work += km.length;
    for (let i = 0; i < units.length; i++) {
      let first = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      for (let g = 0; g < q; g++) {
        const d = metric.km(units[i], centres[g]);
        km[i * q + g] = d;
        if (d < first) {
          second = first;
          first = d;
        } else if (d < second) second = d;
      }
      regrets[i] = second - first;
    }
    const order = Int32Array.from(units, (_, i) => i).sort((a, b) => regrets[b] - regrets[a] || a - b);
    const rooms = new RegionLoads(this.#context, region);
    const of = new Int32Array(units.length);
    for (const i of order) {
      let best = -1;
      for (let g = 0; g < q; g++) {
        if ((best < 0 || km[i * q + g] < km[i * q + best]) && rooms.fits(units[i], g)) best = g;
      }
      of[i] = best < 0 ? rooms.emptiest() : best;
      rooms.add(units[i], of[i]);
    }
    return of;
  }

  #bestCentre(group: readonly number[]): { centre: number; sum: number } {
    const { metric } = this.#context;
    const candidates = group.length <= CENTRE_CANDIDATES ? group : this.#nearMiddle(group);
    let centre = group[0];
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      let sum = 0;
      for (let i = 0; i < group.length && sum < least; i++) sum += metric.km(group[i], candidate);
      if (sum >= least) continue;
      least = sum;
      centre = candidate;
    }
    this.work += group.length * candidates.length;
    return { centre, sum: least };
  }

  #nearMiddle(group: readonly number[]): readonly number[] {
    const { x, y, z } = this.#context.metric;
    const middle: [number, number, number] = [0, 0, 0];
    for (const u of group) {
      middle[0] += x[u] / group.length;
      middle[1] += y[u] / group.length;
      middle[2] += z[u] / group.length;
    }
    const away = group.map((u) => this.#context.metric.squaredKmTo(u, middle));
    const order = Int32Array.from(group, (_, i) => i).sort((a, b) => away[a] - away[b] || a - b);
    return Array.from(order.subarray(0, CENTRE_CANDIDATES), (i) => group[i]);
  }
}

/** What the territories of a region hold while they are being filled. */
class RegionLoads {
  readonly #context: SearchContext;
  readonly #region: readonly number[];
  readonly #loads: Float64Array;

  constructor(context: SearchContext, region: readonly number[]) {
    this.#context = context;
    this.#region = region;
    this.#loads = new Float64Array(context.state.problem.measures.length * region.length);
  }

  fits(u: number, g: number): boolean {
    const { bands, problem, territoryCount } = this.#context.state;
    for (let m = 0; m < problem.measures.length; m++) {
      const load = this.#loads[m * this.#region.length + g] + problem.measures[m].values[u];
      if (load > bands.upper[m * territoryCount + this.#region[g]]) return false;
    }
    return true;
  }

  /** The territory that is filled least for its target. */
  emptiest(): number {
    const { bands } = this.#context.state;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let g = 0; g < this.#region.length; g++) {
      const share = this.#loads[g] * bands.scale[this.#region[g]];
      if (share >= least) continue;
      least = share;
      best = g;
    }
    return best;
  }

  add(u: number, g: number): void {
    const { measures } = this.#context.state.problem;
    for (let m = 0; m < measures.length; m++)
      this.#loads[m * this.#region.length + g] += measures[m].values[u];
  }
}
