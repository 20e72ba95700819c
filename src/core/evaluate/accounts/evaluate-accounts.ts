import { type AccountRows, type AccountSums, sumByAccount } from "./account-sums.ts";
import { type AbcClass, classifyAbc } from "./classify-abc.ts";
import { type AccountProfit, profitTable } from "./profit-table.ts";
import { type RfmScore, scoreByQuintiles } from "./score-rfm.ts";
import { type WhaleCurve, whaleCurve } from "./whale-curve.ts";
import { type WhiteSpace, whiteSpace } from "./white-space.ts";

/** All that is told about one account. */
export interface EvaluatedAccount extends AccountProfit {
  /** By revenue; null without revenue. */
  readonly abcClass: AbcClass | null;
  readonly orders: number;
  /** Days from the last order to the day of evaluation; null where no dates are recorded. */
  readonly daysSinceOrder: number | null;
  readonly rfm: RfmScore | null;
  /** Null where no potential is recorded. */
  readonly whiteSpace: WhiteSpace | null;
}

export interface AccountEvaluation {
  /** Highest net profit first. */
  readonly accounts: readonly EvaluatedAccount[];
  readonly totals: {
    readonly accounts: number;
    readonly revenue: number;
    readonly discount: number;
    readonly cost: number;
    readonly costToServe: number;
    readonly netProfit: number;
    /** Accounts that lose money, and what they lose together (0 or less). */
    readonly losing: number;
    readonly lost: number;
    /** Share of the revenue whose cost is recorded. */
    readonly costCoverage: number | null;
  };
  readonly whaleCurve: WhaleCurve;
}

/** What the evaluation needs besides the rows. */
export interface AccountOptions {
  /** Day (since 1970-01-01) that recency is counted to; the last day of the rows where it is null. */
  readonly asOfDay: number | null;
  readonly classesBefore: ReadonlyMap<string, AbcClass>;
}

/** Profit table, whale curve, ABC classes, RFM scores and white space of accounts, from rows of sales. O(rows + n log n). */
export const evaluateAccounts = (rows: AccountRows, options: AccountOptions): AccountEvaluation =>
  evaluateAccountSums(sumByAccount(rows), options);

/** The same from sums by account. O(n log n). */
export function evaluateAccountSums(sums: AccountSums, options: AccountOptions): AccountEvaluation {
  const index = new Map(sums.accounts.map((account, position) => [account, position]));
  const table = profitTable(sums);
  const before = sums.accounts.map((account) => options.classesBefore.get(account) ?? null);
  const classes = classifyAbc([...sums.revenue], before);
  const asOf = options.asOfDay ?? latest(sums.lastDay);
  const recency = sums.lastDay.map((day) => asOf - day);
  const rfm = scoreKnown(sums, recency);
  const accounts = table.map((profit): EvaluatedAccount => {
    const position = index.get(profit.account) ?? 0;
    const potential = sums.potential[position];
    return {
      ...profit,
      abcClass: classes[position],
      orders: sums.orders[position],
      daysSinceOrder: Number.isNaN(recency[position]) ? null : recency[position],
      rfm: rfm[position] ?? null,
      whiteSpace: Number.isNaN(potential) ? null : whiteSpace(profit.revenue, potential),
    };
  });
  return { accounts, totals: addUp(table), whaleCurve: whaleCurve(table.map(({ netProfit }) => netProfit)) };
}

/** RFM scores among the accounts whose last order is known; the others have none. */
function scoreKnown(
  { accounts, orders, revenue }: AccountSums,
  recency: Float64Array,
): readonly (RfmScore | undefined)[] {
  const known = accounts.flatMap((_, position) => (Number.isNaN(recency[position]) ? [] : [position]));
  const scores = scoreByQuintiles(
    known.map((position) => ({
      recency: recency[position],
      orders: orders[position],
      revenue: revenue[position],
    })),
  );
  const scored = new Array<RfmScore | undefined>(accounts.length);
  known.forEach((position, index) => {
    scored[position] = scores?.[index];
  });
  return scored;
}

/** NaN where no day is known. */
const latest = (days: Float64Array): number =>
  days.reduce((last, day) => (last >= day || Number.isNaN(day) ? last : day), Number.NaN);

function addUp(table: readonly AccountProfit[]): AccountEvaluation["totals"] {
  const sum = (value: (profit: AccountProfit) => number) =>
    table.reduce((total, row) => total + value(row), 0);
  const losses = table.filter(({ netProfit }) => netProfit < 0);
  const revenue = sum((row) => row.revenue);
  const costed = sum((row) => row.revenue * (row.costCoverage ?? 0));
  return {
    accounts: table.length,
    revenue,
    discount: sum((row) => row.discount),
    cost: sum((row) => row.cost),
    costToServe: sum((row) => row.costToServe),
    netProfit: sum((row) => row.netProfit),
    losing: losses.length,
    lost: losses.reduce((total, row) => total + row.netProfit, 0),
    costCoverage: revenue === 0 ? null : costed / revenue,
  };
}
