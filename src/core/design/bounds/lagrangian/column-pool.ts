import type { CentreClass, CentreModel } from "./centre-model.ts";
import { type Column, ColumnPricer } from "./column-pricer.ts";

interface PoolInput {
  readonly model: CentreModel;
  readonly costs: Float64Array;
  readonly rowOf: Int32Array;
}

/** Value of the relaxation at some unit prices, and 1 − how often each unit is covered (its subgradient). */
export interface Pricing {
  readonly value: number;
  readonly cover: Float64Array;
}

interface ClassPool {
  readonly ofClass: CentreClass;
  columns: Column[];
  /** Lower bound on each column's value at the prices last seen, parallel to columns. */
  values: Float64Array;
}

/** All centres still possible, per class of territories. */
export class ColumnPool {
  readonly #pricer: ColumnPricer;
  readonly #pools: ClassPool[];
  readonly #unitCount: number;

  constructor({ model, costs, rowOf }: PoolInput) {
    this.#pricer = new ColumnPricer({ model, costs });
    this.#unitCount = model.units.length;
    this.#pools = model.classes.map((ofClass) => ({
      ofClass,
      columns: Array.from(ofClass.candidates, (centre) => ({
        ofClass,
        centre,
        row: rowOf[centre],
        prices: new Float64Array(model.measures.length),
      })),
      values: new Float64Array(ofClass.candidates.length),
    }));
  }

  get columnCount(): number {
    return this.#pools.reduce((sum, pool) => sum + pool.columns.length, 0);
  }

  /** Whether no choice of centres is left to make: each class has just as many columns as territories. */
  get isDecided(): boolean {
    return this.#pools.every((pool) => pool.columns.length <= pool.ofClass.count);
  }

  /**
   * Σ α plus the least values of as many columns of each class as it has territories. Columns are refined only while
   * they may be among the least. Drops columns that no plan cheaper than `incumbent` uses. O(columns × units).
   */
  price(alpha: Float64Array, incumbent: number): Pricing {
    const cover = new Float64Array(this.#unitCount).fill(1);
    let value = alpha.reduce((sum, price) => sum + price, 0);
    const chosen = this.#pools.map((pool) => this.#cheapest(pool, alpha));
    for (const [at, { columns, total }] of chosen.entries()) {
      value += total;
      for (const index of columns) this.#pricer.subtractChoice(this.#pools[at].columns[index], alpha, cover);
    }
    for (const [at, { threshold }] of chosen.entries()) {
      this.#dropAbove(this.#pools[at], threshold + Math.max(0, incumbent - value));
    }
    return { value, cover };
  }

  #cheapest(pool: ClassPool, alpha: Float64Array): { columns: number[]; total: number; threshold: number } {
    const { columns, values, ofClass } = pool;
    for (let c = 0; c < columns.length; c++) values[c] = this.#pricer.evaluate(columns[c], alpha);
    const order = Array.from(columns.keys()).sort((a, b) => values[a] - values[b]);
    const best: number[] = [];
    for (const c of order) {
      if (best.length === ofClass.count && values[c] >= values[best[best.length - 1]]) break;
      values[c] = this.#pricer.refine(columns[c], alpha);
      insertByValue(best, c, values);
      if (best.length > ofClass.count) best.pop();
    }
    const total = best.reduce((sum, c) => sum + values[c], 0);
    const isShort = best.length < ofClass.count;
    return {
      columns: best.filter((c) => values[c] < Number.POSITIVE_INFINITY),
      total: isShort ? Number.POSITIVE_INFINITY : total,
      threshold: best.length > 0 ? values[best[best.length - 1]] : Number.POSITIVE_INFINITY,
    };
  }

  #dropAbove(pool: ClassPool, limit: number): void {
    // a little room: rounding must not drop a centre of a plan as good as the incumbent
    const margin = limit + 1e-9 * Math.abs(limit);
    if (!(margin < Number.POSITIVE_INFINITY)) return;
    const kept = Array.from(pool.columns.keys()).filter((c) => pool.values[c] <= margin);
    if (kept.length === pool.columns.length) return;
    pool.columns = kept.map((c) => pool.columns[c]);
    pool.values = Float64Array.from(kept, (c) => pool.values[c]);
  }
}

function insertByValue(best: number[], column: number, values: Float64Array): void {
  let at = best.length;
  while (at > 0 && values[best[at - 1]] > values[column]) at--;
  best.splice(at, 0, column);
}
