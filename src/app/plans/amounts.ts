import type { TerritoryTotals } from "../ports/rows/territories.ts";

/** What a territory or a change amounts to. Money in the organisation's currency per year, workload in hours per month. */
export type Amounts = Pick<TerritoryTotals, "units" | "accounts" | "revenue" | "potential" | "workloadHours">;

export const NO_AMOUNTS: Amounts = { units: 0, accounts: 0, revenue: 0, potential: 0, workloadHours: 0 };

export const sumAmounts = (all: readonly Amounts[]): Amounts =>
  all.reduce<Amounts>(
    (sum, each) => ({
      units: sum.units + each.units,
      accounts: sum.accounts + each.accounts,
      revenue: sum.revenue + each.revenue,
      potential: sum.potential + each.potential,
      workloadHours: sum.workloadHours + each.workloadHours,
    }),
    NO_AMOUNTS,
  );
