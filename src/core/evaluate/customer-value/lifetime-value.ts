import { expectedOfKnown } from "./expected-purchases.ts";
import type { PurchaseHistory, PurchaseModel } from "./purchase-history.ts";
import { expectedSpend, populationSpend, type Spend, type SpendModel } from "./spend-model.ts";

/** Over which future, and what it is worth today. */
export interface LifetimeOptions {
  readonly periods: number;
  /** Length of a period in the unit of time of the purchase model: a month of weeks is 4.345. */
  readonly unitsPerPeriod: number;
  readonly discountPerPeriod: number;
  /** Contribution as a share of the money spent. */
  readonly marginShare: number;
}

/** Money expected from a customer over the coming periods, discounted: Σ spend × expected purchases × margin ÷ (1 + d)^k. */
export function lifetimeValue(
  models: { readonly purchases: PurchaseModel; readonly spend: SpendModel },
  customer: PurchaseHistory & { readonly meanSpend: number },
  { periods, unitsPerPeriod, discountPerPeriod, marginShare }: LifetimeOptions,
): number {
  const spend: Spend = { repeats: customer.repeats, mean: customer.meanSpend };
  const money = customer.repeats === 0 ? populationSpend(models.spend) : expectedSpend(models.spend, spend);
  let value = 0;
  let before = 0;
  for (let period = 1; period <= periods; period++) {
    const purchases = expectedOfKnown(models.purchases, customer, period * unitsPerPeriod);
    value += (money * marginShare * (purchases - before)) / (1 + discountPerPeriod) ** period;
    before = purchases;
  }
  return value;
}
