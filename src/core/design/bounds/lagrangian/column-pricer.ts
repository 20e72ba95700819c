import type { CentreClass, CentreModel } from "./centre-model.ts";
import { weightedSelect } from "./weighted-select.ts";

/** One possible centre of one class of territories. */
export interface Column {
  readonly ofClass: CentreClass;
  /** Model unit of the centre. */
  readonly centre: number;
  /** Row of the cost matrix. */
  readonly row: number;
  /** Price of each limited measure: > 0 pays towards the lower limit, < 0 charges towards the upper one. */
  readonly prices: Float64Array;
}

export interface PricingInput {
  readonly model: CentreModel;
  /** Cost of unit i at row r stands at r × units + i. */
  readonly costs: Float64Array;
}

/**
 * Solves the Lagrangian subproblem of one centre: choose units of least reduced cost (cost − α) within the limits.
 * Any prices give a valid lower bound; `refine` finds the best ones, for one measure exactly (a continuous knapsack).
 */
export class ColumnPricer {
  readonly #model: CentreModel;
  readonly #costs: Float64Array;
  readonly #reduced: Float64Array;
  readonly #keys: Float64Array;
  readonly #items: Int32Array;
  readonly #isFree: Uint8Array;

  constructor({ model, costs }: PricingInput) {
    const n = model.units.length;
    this.#model = model;
    this.#costs = costs;
    this.#reduced = new Float64Array(n);
    this.#keys = new Float64Array(n);
    this.#items = new Int32Array(n);
    // classes where every unit may join and none must need no look at the membership
    this.#isFree = Uint8Array.from(model.classes, ({ membership }) =>
      membership.every((m) => m === 1) ? 1 : 0,
    );
  }

  /** Value of the subproblem at the column's present prices: a lower bound on its best value. O(units × measures). */
  evaluate(column: Column, alpha: Float64Array): number {
    const { measures } = this.#model;
    const isFree = this.#isFree[this.#model.classes.indexOf(column.ofClass)] === 1;
    if (isFree && measures.length === 1) return this.#evaluateFree(column, alpha);
    this.#reduce(column, alpha, -1);
    const { membership } = column.ofClass;
    const reduced = this.#reduced;
    let value = limitTerms(column);
    for (let i = 0; i < reduced.length; i++) {
      if (membership[i] === 0) continue;
      if (reduced[i] < 0 || membership[i] === 2 || i === column.centre) value += reduced[i];
    }
    return value;
  }

  /** The hot loop: one limited measure, every unit free to join. */
  #evaluateFree(column: Column, alpha: Float64Array): number {
    const [weights] = this.#model.measures;
    const costs = this.#costs;
    const [price] = column.prices;
    const { centre } = column;
    const n = weights.length;
    const base = column.row * n;
    let value = 0;
    for (let i = 0; i < n; i++) {
      const reduced = costs[base + i] - alpha[i] - price * weights[i];
      if (reduced < 0) value += reduced;
    }
    const own = costs[base + centre] - alpha[centre] - price * weights[centre];
    if (own > 0) value += own;
    return value + limitTerms(column);
  }

  /** Sets the column's prices to the best ones (measure by measure) and returns the value; Infinity when no choice keeps the limits. */
  refine(column: Column, alpha: Float64Array): number {
    const { measures } = this.#model;
    const rounds = measures.length > 1 ? 2 : 1;
    for (let round = 0; round < rounds; round++) {
      for (let m = 0; m < measures.length; m++)
        if (!this.#refinePrice(column, alpha, m)) return Number.POSITIVE_INFINITY;
    }
    return this.evaluate(column, alpha);
  }

  /** Exact line search in one price; false when the limits cannot be met. */
  #refinePrice(column: Column, alpha: Float64Array, m: number): boolean {
    this.#reduce(column, alpha, m);
    const { membership, lower, upper } = column.ofClass;
    const weights = this.#model.measures[m];
    let forced = 0;
    let load = 0;
    let all = 0;
    let count = 0;
    for (let i = 0; i < weights.length; i++) {
      if (membership[i] === 0) continue;
      if (membership[i] === 2 || i === column.centre) {
        forced += weights[i];
        continue;
      }
      if (weights[i] <= 0) continue;
      this.#keys[i] = this.#reduced[i] / weights[i];
      this.#items[count++] = i;
      all += weights[i];
      if (this.#reduced[i] < 0) load += weights[i];
    }
    const slack = 1e-9 * (forced + all);
    if (forced > upper[m] + slack || forced + all < lower[m] - slack) return false;
    column.prices[m] = 0;
    const target = forced + load < lower[m] ? lower[m] : forced + load > upper[m] ? upper[m] : null;
    if (target === null) return true;
    const found = weightedSelect(this.#items, count, { keys: this.#keys, weights, target: target - forced });
    if (found) column.prices[m] = this.#keys[found.item];
    return true;
  }

  /** Cost − α − price × load of every unit in a column; overwritten by the next call on this pricer. */
  reducedCosts(column: Column, alpha: Float64Array): Float64Array {
    this.#reduce(column, alpha, -1);
    return this.#reduced;
  }

  /** Reduced costs at the column's prices, leaving out measure `without`. */
  #reduce({ row, prices }: Column, alpha: Float64Array, without: number): void {
    const reduced = this.#reduced;
    const { measures } = this.#model;
    const base = row * reduced.length;
    for (let i = 0; i < reduced.length; i++) reduced[i] = this.#costs[base + i] - alpha[i];
    for (let m = 0; m < measures.length; m++) {
      if (m === without || prices[m] === 0) continue;
      for (let i = 0; i < reduced.length; i++) reduced[i] -= prices[m] * measures[m][i];
    }
  }

  /**
   * Subtracts the column's choice from `cover` (its subgradient). With one measure the unit on the edge is taken in part,
   * so that the load meets the limit exactly.
   */
  subtractChoice(column: Column, alpha: Float64Array, cover: Float64Array): void {
    this.#reduce(column, alpha, -1);
    const { membership, lower, upper } = column.ofClass;
    const { measures } = this.#model;
    let load = 0;
    let edge = -1;
    for (let i = 0; i < cover.length; i++) {
      if (membership[i] === 0) continue;
      const isForced = membership[i] === 2 || i === column.centre;
      const isOnEdge = measures.length === 1 && !isForced && this.#isOnEdge(column, i);
      if (isOnEdge) edge = i;
      if (!isForced && (isOnEdge || this.#reduced[i] >= 0)) continue;
      cover[i] -= 1;
      if (measures.length === 1) load += measures[0][i];
    }
    if (edge < 0) return;
    const limit = column.prices[0] > 0 ? lower[0] : upper[0];
    cover[edge] -= Math.min(1, Math.max(0, (limit - load) / measures[0][edge]));
  }

  #isOnEdge({ prices }: Column, i: number): boolean {
    const weight = this.#model.measures[0][i];
    return (
      prices[0] !== 0 && weight > 0 && Math.abs(this.#reduced[i]) <= 1e-12 * Math.abs(prices[0] * weight)
    );
  }
}

/** What the limits add at the column's prices: price × lower limit, or price × upper limit where the price is negative. */
export function limitTerms({ prices, ofClass }: Column): number {
  let sum = 0;
  for (let m = 0; m < prices.length; m++) {
    if (prices[m] > 0) sum += prices[m] * ofClass.lower[m];
    else if (prices[m] < 0) sum += prices[m] * ofClass.upper[m];
  }
  return sum;
}
