import type { AccountSums } from "./account-sums.ts";

/** What an account leaves after all its costs. */
export interface AccountProfit {
  readonly account: string;
  readonly revenue: number;
  readonly discount: number;
  readonly cost: number;
  readonly costToServe: number;
  readonly netProfit: number;
  /** Net profit ÷ (revenue − discount); null without revenue. */
  readonly margin: number | null;
  /** Share of the revenue whose cost is recorded, 0 … 1; null without revenue. Below 1 the profit is too high. */
  readonly costCoverage: number | null;
}

/** Net profit = revenue − discounts − cost of goods − cost to serve, highest first; equal ones in the order given. O(n log n). */
export function profitTable(sums: AccountSums): readonly AccountProfit[] {
  return sums.accounts
    .map((account, index): AccountProfit => {
      const revenue = sums.revenue[index];
      const discount = sums.discount[index];
      const netProfit = revenue - discount - sums.cost[index] - sums.costToServe[index];
      return {
        account,
        revenue,
        discount,
        cost: sums.cost[index],
        costToServe: sums.costToServe[index],
        netProfit,
        margin: revenue - discount === 0 ? null : netProfit / (revenue - discount),
        costCoverage: revenue === 0 ? null : sums.costedRevenue[index] / revenue,
      };
    })
    .sort((a, b) => b.netProfit - a.netProfit);
}
