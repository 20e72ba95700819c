/** One column of sums per account, all in the same order. Money in the organisation's currency. */
export interface AccountSums {
  readonly accounts: readonly string[];
  /** Gross of discounts. */
  readonly revenue: Float64Array;
  /** Discounts and returns; 0 where none are recorded. */
  readonly discount: Float64Array;
  /** Cost of the goods sold, as far as it is recorded. */
  readonly cost: Float64Array;
  /** Cost to serve: visits, freight, credit; 0 where none is recorded. */
  readonly costToServe: Float64Array;
  /** Revenue of the rows that have a cost. */
  readonly costedRevenue: Float64Array;
  readonly orders: Float64Array;
  /** Day of the last order (since 1970-01-01); NaN where no dates are recorded. */
  readonly lastDay: Float64Array;
  /** What the account could buy; NaN where it is not known. */
  readonly potential: Float64Array;
}

/** The rows to add up: one array per column, null for a column that the file does not have. */
export interface AccountRows {
  readonly account: readonly string[];
  readonly revenue: Float64Array;
  readonly discount: Float64Array | null;
  readonly cost: Float64Array | null;
  readonly costToServe: Float64Array | null;
  readonly order: readonly string[] | null;
  readonly day: Float64Array | null;
  readonly potential: Float64Array | null;
}

/**
 * Adds up rows by account, in the order the accounts first appear. A row without revenue counts as 0; one without a cost is left
 * out of `costedRevenue`. Potential is a property of the account: the last one given. Without an order column every row is an
 * order. O(rows).
 */
export function sumByAccount(rows: AccountRows): AccountSums {
  const indexOf = new Map<string, number>();
  for (const account of rows.account) if (!indexOf.has(account)) indexOf.set(account, indexOf.size);
  const column = (fill = 0) => new Float64Array(indexOf.size).fill(fill);
  const sums: AccountSums = {
    accounts: [...indexOf.keys()],
    revenue: column(),
    discount: column(),
    cost: column(),
    costToServe: column(),
    costedRevenue: column(),
    orders: column(),
    lastDay: column(Number.NaN),
    potential: column(Number.NaN),
  };
  const add = (to: Float64Array, account: number, value: number | undefined): void => {
    if (value !== undefined && !Number.isNaN(value)) to[account] += value;
  };
  const seenOrders = new Set<string>();
  rows.account.forEach((name, row) => {
    const account = indexOf.get(name) ?? 0;
    add(sums.revenue, account, rows.revenue[row]);
    add(sums.discount, account, rows.discount?.[row]);
    add(sums.cost, account, rows.cost?.[row]);
    add(sums.costToServe, account, rows.costToServe?.[row]);
    if (rows.cost && !Number.isNaN(rows.cost[row])) add(sums.costedRevenue, account, rows.revenue[row]);
    const order = rows.order === null ? null : `${account} ${rows.order[row]}`;
    if (order === null || !seenOrders.has(order)) sums.orders[account]++;
    if (order !== null) seenOrders.add(order);
    const day = rows.day?.[row] ?? Number.NaN;
    // written so that a NaN on the left gives way
    if (!Number.isNaN(day) && !(sums.lastDay[account] >= day)) sums.lastDay[account] = day;
    const potential = rows.potential?.[row] ?? Number.NaN;
    if (!Number.isNaN(potential)) sums.potential[account] = potential;
  });
  return sums;
}
