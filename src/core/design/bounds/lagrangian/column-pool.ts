import type { CentreModel } from "./centre-model.ts";
import { type Column, ColumnPricer, limitTerms } from "./column-pricer.ts";

/** Sums of this many figures carry no larger error than this fraction of the figures' own sum: prices may grow without limit. */
const ROUNDING = 1e-12;

/** Columns of which a given number is chosen. */
export interface ColumnGroup {
  readonly columns: readonly Column[];
  readonly count: number;
}

interface PoolInput {
  readonly model: CentreModel;
  readonly costs: Float64Array;
  readonly groups: readonly ColumnGroup[];
}

/** One group per class of territories: every candidate a column without prices yet. */
export function groupColumns(model: CentreModel, rowOf: Int32Array): ColumnGroup[] {
  return model.classes.map((ofClass) => ({
    count: ofClass.count,
    columns: Array.from(ofClass.candidates, (centre) => ({
      ofClass,
      centre,
      row: rowOf[centre],
      prices: new Float64Array(model.measures.length),
    })),
  }));
}

/** Value of the relaxation at some unit prices, and 1 − how often each unit is covered (its subgradient). */
export interface Pricing {
  readonly value: number;
  readonly cover: Float64Array;
  readonly chosen: readonly Column[];
}

interface GroupState {
  readonly count: number;
  columns: readonly Column[];
  /** Lower bound on each column's value at the prices last seen, parallel to columns. */
  values: Float64Array;
}

/** All centres still possible. */
export class ColumnPool {
  readonly #pricer: ColumnPricer;
  readonly #groups: GroupState[];
  readonly #unitCount: number;

  constructor({ model, costs, groups }: PoolInput) {
    this.#pricer = new ColumnPricer({ model, costs });
    this.#unitCount = model.units.length;
    this.#groups = groups.map(({ columns, count }) => ({
      count,
      columns,
      values: new Float64Array(columns.length),
    }));
  }

  /** Columns not yet dropped, per group. */
  get columns(): readonly (readonly Column[])[] {
    return this.#groups.map((group) => group.columns);
  }

  /**
   * Σ α plus the least values of as many columns of each class as it has territories. Columns are refined only while
   * they may be among the least. Drops columns that no plan cheaper than `incumbent` uses. O(columns × units).
   */
  price(alpha: Float64Array, incumbent: number): Pricing {
    const cover = new Float64Array(this.#unitCount).fill(1);
    const chosenColumns: Column[] = [];
    let value = alpha.reduce((sum, price) => sum + price, 0);
    let magnitude = alpha.reduce((sum, price) => sum + Math.abs(price), 0);
    const chosen = this.#groups.map((group) => this.#cheapest(group, alpha));
    for (const [at, { columns, total }] of chosen.entries()) {
      value += total;
      for (const index of columns) {
        const column = this.#groups[at].columns[index];
        chosenColumns.push(column);
        magnitude += Math.abs(limitTerms(column));
        this.#pricer.subtractChoice(column, alpha, cover);
      }
    }
    value -= ROUNDING * magnitude;
    for (const [at, { threshold }] of chosen.entries()) {
      this.#dropAbove(this.#groups[at], threshold + Math.max(0, incumbent - value));
    }
    return { value, cover, chosen: chosenColumns };
  }

  #cheapest(group: GroupState, alpha: Float64Array): { columns: number[]; total: number; threshold: number } {
    const { columns, values, count } = group;
    for (let c = 0; c < columns.length; c++) values[c] = this.#pricer.evaluate(columns[c], alpha);
    const order = Array.from(columns.keys()).sort((a, b) => values[a] - values[b]);
    const best: number[] = [];
    for (const c of order) {
      if (best.length === count && values[c] >= values[best[best.length - 1]]) break;
      values[c] = this.#pricer.refine(columns[c], alpha);
      insertByValue(best, c, values);
      if (best.length > count) best.pop();
    }
    const total = best.reduce((sum, c) => sum + values[c], 0);
    const isShort = best.length < count;
    return {
      columns: best.filter((c) => values[c] < Number.POSITIVE_INFINITY),
      total: isShort ? Number.POSITIVE_INFINITY : total,
      threshold: best.length > 0 ? values[best[best.length - 1]] : Number.POSITIVE_INFINITY,
    };
  }

  #dropAbove(group: GroupState, limit: number): void {
    // a little room: rounding must not drop a centre of a plan as good as the incumbent
    const margin = limit + 1e-9 * Math.abs(limit);
    if (!(margin < Number.POSITIVE_INFINITY)) return;
    const kept = Array.from(group.columns.keys()).filter((c) => group.values[c] <= margin);
    if (kept.length === group.columns.length) return;
    group.columns = kept.map((c) => group.columns[c]);
    group.values = Float64Array.from(kept, (c) => group.values[c]);
  }
}

function insertByValue(best: number[], column: number, values: Float64Array): void {
  let at = best.length;
  while (at > 0 && values[best[at - 1]] > values[column]) at--;
  best.splice(at, 0, column);
}
