import type { PurchaseHistory, PurchaseModel } from "./purchase-history.ts";

/** What a customer bought when; days since 1970-01-01, money. */
export interface Purchase {
  readonly customer: string;
  readonly day: number;
  readonly amount: number;
}

export interface CustomerHistory extends PurchaseHistory {
  readonly customer: string;
  /** Mean money of a repeat purchase; null without one, or where none brought money. */
  readonly meanSpend: number | null;
}

/** Days of each unit of time; a month is a twelfth of a year. */
export const DAYS_PER_UNIT: Readonly<Record<PurchaseModel["timeUnit"], number>> = {
  day: 1,
  week: 7,
  month: 365.25 / 12,
};

/**
 * Histories by customer until a day, in a unit of time. What is bought on one day is one purchase; returns reduce its money. Customers
 * whose first purchase lies after the day are left out. O(purchases log purchases).
 */
export function purchaseHistories(
  purchases: readonly Purchase[],
  { untilDay, unit }: { readonly untilDay: number; readonly unit: PurchaseModel["timeUnit"] },
): readonly CustomerHistory[] {
  const byCustomer = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of purchases) {
    if (day > untilDay) continue;
    const days = byCustomer.get(customer) ?? new Map<number, number>();
    byCustomer.set(customer, days.set(day, (days.get(day) ?? 0) + amount));
  }
  const inUnits = (days: number) => days / DAYS_PER_UNIT[unit];
  return [...byCustomer].map(([customer, money]) => {
    const days = [...money.keys()].sort((a, b) => a - b);
    const [first] = days;
    const repeats = days.slice(1);
    const paid = repeats.map((day) => money.get(day) ?? 0).filter((amount) => amount > 0);
    return {
      customer,
      repeats: repeats.length,
      lastPurchase: inUnits(days[days.length - 1] - first),
      age: inUnits(untilDay - first),
      meanSpend: paid.length > 0 ? paid.reduce((sum, amount) => sum + amount, 0) / paid.length : null,
    };
  });
}
