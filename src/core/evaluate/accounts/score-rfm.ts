/** When, how often and for how much an account bought. */
export interface Purchases {
  /** Time since the last order, in any one unit; NaN where unknown. */
  readonly recency: number;
  readonly orders: number;
  readonly revenue: number;
}

/** Points from 1 (worst) to 5 (best). */
export interface RfmScore {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Fixed cuts, four each, best first: at most for recency, at least for the others. */
export interface RfmCuts {
  readonly recencyAtMost: readonly number[];
  readonly ordersAtLeast: readonly number[];
  readonly revenueAtLeast: readonly number[];
}

/** Quintiles of fewer customers mean nothing. */
const FEWEST = 5;

/** Scores by fixed cuts; intervals are half-open, so that none overlap. */
export function scoreByCuts({ recency, orders, revenue }: Purchases, cuts: RfmCuts): RfmScore {
  const points = (passes: readonly boolean[]) => {
    const rank = passes.indexOf(true);
    return rank < 0 ? 1 : 5 - rank;
  };
  return {
    recency: points(cuts.recencyAtMost.map((cut) => recency <= cut)),
    frequency: points(cuts.ordersAtLeast.map((cut) => orders >= cut)),
    monetary: points(cuts.revenueAtLeast.map((cut) => revenue >= cut)),
  };
}

/**
 * Scores by quintiles of the customers at hand, equal values sharing their mean rank; null with fewer than 5 customers or where
 * a recency is unknown. O(n log n).
 */
export function scoreByQuintiles(customers: readonly Purchases[]): readonly RfmScore[] | null {
  if (customers.length < FEWEST || customers.some(({ recency }) => Number.isNaN(recency))) return null;
  const recency = quintiles(customers.map((customer) => -customer.recency));
  const frequency = quintiles(customers.map(({ orders }) => orders));
  const monetary = quintiles(customers.map(({ revenue }) => revenue));
  return customers.map((_, index) => ({
    recency: recency[index],
    frequency: frequency[index],
    monetary: monetary[index],
  }));
}

/** Quintile of each value, 1 = lowest. */
function quintiles(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const points: number[] = new Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    const meanRank = (from + 1 + to) / 2;
    for (let rank = from; rank < to; rank++) points[order[rank]] = Math.ceil((5 * meanRank) / values.length);
    from = to;
  }
  return points;
}
