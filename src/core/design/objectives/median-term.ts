import type { PointMetric } from "../../geo/point-metric.ts";
import type { PlanState } from "../state/plan-state.ts";
import type { Term } from "./term.ts";

/**
 * `p-median` with every centre at its best unit after every move: each unit's sum of km to the units of its territory is
 * kept, and the least of them is the territory's cost. A change looks at few units, as only a *challenger* v can take
 * the place of the median c when one unit comes or goes: by the triangle inequality that needs sum(v) − sum(c) < km(c, v).
 * A kept move costs O(units of the two territories).
 */
export class MedianTerm implements Term {
  readonly key = "p-median";
  readonly #state: PlanState;
  readonly #metric: PointMetric;
  /** The unit that must be a territory's centre, or −1. */
  readonly #fixed: Int32Array;
  /** Territory of each unit as this term knows it; units of each territory; place of each unit in that list. */
  readonly #territory: Int32Array;
  readonly #members: number[][];
  readonly #slots: Int32Array;
  /** Σ km from each unit to all units of its territory. */
  readonly #sums: Float64Array;
  readonly #medians: Int32Array;
  readonly #challengers: number[][];
  #value = 0;

  constructor(state: PlanState, metric: PointMetric) {
    this.#state = state;
    this.#metric = metric;
    this.#fixed = Int32Array.from(state.problem.territories, (territory) => territory.centreUnit);
    this.#territory = new Int32Array(state.unitCount).fill(-1);
    this.#members = Array.from({ length: state.territoryCount }, () => []);
    this.#slots = new Int32Array(state.unitCount);
    this.#sums = new Float64Array(state.unitCount);
    this.#medians = new Int32Array(state.territoryCount).fill(-1);
    this.#challengers = Array.from({ length: state.territoryCount }, () => []);
  }

  value(): number {
    return this.#value;
  }

  change(u: number, to: number): number {
    return this.changeOf(this.#state.assignment[u], u, -1) + this.changeOf(to, -1, u);
  }

  /**
   * Change of the cost of territory k if unit `leaving` left it and unit `entering` came (−1: none). Exact for one of
   * them; for both an upper bound, and nearly always the change itself.
   */
  changeOf(k: number, leaving: number, entering: number): number {
    const median = this.#medians[k];
    if (median < 0 || (leaving >= 0 && entering < 0 && this.#members[k].length === 1)) return -this.cost(k);
    const sums = this.#sums;
    const metric = this.#metric;
    const cost = sums[median];
    const candidates = leaving === median ? this.#members[k] : this.#challengers[k];
    const kmToMedian = entering < 0 ? 0 : metric.km(entering, median);
    let least = Number.POSITIVE_INFINITY;
    if (leaving !== median) least = cost + kmToMedian - (leaving < 0 ? 0 : metric.km(leaving, median));
    if (this.#fixed[k] >= 0) return least - cost;
    for (let i = 0; i < candidates.length; i++) {
      const v = candidates[i];
      if (v === leaving) continue;
      let sum = sums[v];
      if (leaving >= 0) sum -= metric.km(leaving, v);
      if (entering >= 0) sum += metric.km(entering, v);
      if (sum < least) least = sum;
    }
    if (entering < 0) return least - cost;
    // could the newcomer be the best centre? its sum is at least units × km to the median − the median's own sum
    const members = this.#members[k];
    const away = leaving < 0 ? 0 : metric.km(entering, leaving);
    if (members.length * kmToMedian - cost - away < least) {
      let own = -away;
      for (let i = 0; i < members.length; i++) own += metric.km(entering, members[i]);
      if (own < least) least = own;
    }
    return least - cost;
  }

  moved(u: number, from: number): void {
    const to = this.#state.assignment[u];
    this.#value -= this.cost(from) + this.cost(to);
    this.#place(u);
    this.#recentre(from);
    this.#recentre(to);
    this.#value += this.cost(from) + this.cost(to);
  }

  /** Follows the plan wherever it was changed behind this term's back. */
  refresh(): void {
    const changed = new Set<number>();
    for (let u = 0; u < this.#territory.length; u++) {
      if (this.#territory[u] === this.#state.assignment[u]) continue;
      changed.add(this.#territory[u]).add(this.#state.assignment[u]);
      this.#place(u);
    }
    for (const k of changed) if (k >= 0) this.#recentre(k);
    this.#value = 0;
    for (let k = 0; k < this.#medians.length; k++) this.#value += this.cost(k);
  }

  /** Units of territory k; changes with every move. */
  members(k: number): readonly number[] {
    return this.#members[k];
  }

  /** The centre of territory k, −1 where it is empty. */
  median(k: number): number {
    return this.#medians[k];
  }

  /** Σ km from the units of territory k to its centre. */
  cost(k: number): number {
    return this.#medians[k] < 0 ? 0 : this.#sums[this.#medians[k]];
  }

  /** Takes unit u out of the territory it was known in and puts it where the plan has it. */
  #place(u: number): void {
    const from = this.#territory[u];
    const to = this.#state.assignment[u];
    this.#territory[u] = to;
    if (from >= 0) this.#leave(u, from);
    if (to >= 0) this.#enter(u, to);
  }

  #leave(u: number, k: number): void {
    const members = this.#members[k];
    const last = members[members.length - 1];
    members[this.#slots[u]] = last;
    this.#slots[last] = this.#slots[u];
    members.length--;
    for (let i = 0; i < members.length; i++) this.#sums[members[i]] -= this.#metric.km(u, members[i]);
  }

  #enter(u: number, k: number): void {
    const members = this.#members[k];
    let own = 0;
    for (let i = 0; i < members.length; i++) {
      const km = this.#metric.km(u, members[i]);
      own += km;
      this.#sums[members[i]] += km;
    }
    this.#sums[u] = own;
    this.#slots[u] = members.length;
    members.push(u);
  }

  /** Finds the median of territory k and who could follow it. */
  #recentre(k: number): void {
    const members = this.#members[k];
    const sums = this.#sums;
    let median = this.#fixed[k] >= 0 ? this.#fixed[k] : -1;
    if (median < 0) {
      for (let i = 0; i < members.length; i++) {
        const v = members[i];
        if (median < 0 || sums[v] < sums[median] || (sums[v] === sums[median] && v < median)) median = v;
      }
    }
    this.#medians[k] = median;
    const challengers = this.#challengers[k];
    challengers.length = 0;
    if (median < 0 || this.#fixed[k] >= 0) return;
    for (let i = 0; i < members.length; i++) {
      const v = members[i];
      if (v !== median && sums[v] - sums[median] < this.#metric.km(v, median)) challengers.push(v);
    }
  }
}
