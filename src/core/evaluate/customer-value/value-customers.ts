import { pearson } from "../statistics/correlation.ts";
import { expectedOfKnown, probabilityAlive } from "./expected-purchases.ts";
import { fitPurchases } from "./fit-purchases.ts";
import { lifetimeValue } from "./lifetime-value.ts";
import { type CustomerHistory, DAYS_PER_UNIT } from "./purchase-histories.ts";
import type { PurchaseModel } from "./purchase-history.ts";
import { expectedSpend, fitSpend, populationSpend, type SpendModel } from "./spend-model.ts";

export interface ValuedCustomer extends CustomerHistory {
  readonly probabilityAlive: number;
  /** Purchases expected in the months ahead. */
  readonly expectedPurchases: number;
  /** Money a purchase is expected to bring; null without a model of money. */
  readonly expectedSpend: number | null;
  /** Money of these months, discounted; null without a model of money. */
  readonly value: number | null;
}

export interface CustomerValues {
  readonly purchases: PurchaseModel;
  readonly logLikelihood: number;
  /** Null with fewer than 100 customers who came back and paid. */
  readonly spend: SpendModel | null;
  /** Correlation of money and number of repeat purchases: the model of money takes it for none. */
  readonly correlation: number | null;
  /** Highest value first, else most purchases expected. */
  readonly customers: readonly ValuedCustomer[];
}

export interface ValueOptions {
  readonly unit: PurchaseModel["timeUnit"];
  readonly months: number;
  readonly discountPerMonth: number;
  readonly marginShare: number;
}

/** BG/NBD and Gamma–Gamma fitted and applied to every customer. Null with fewer than 100 customers, or where none came back. O(customers × fit). */
export function valueCustomers(
  histories: readonly CustomerHistory[],
  { unit, months, discountPerMonth, marginShare }: ValueOptions,
): CustomerValues | null {
  const fit = fitPurchases(histories, unit);
  if (fit === null) return null;
  const paying = histories.flatMap(({ repeats, meanSpend }) =>
    repeats > 0 && meanSpend !== null ? [{ repeats, mean: meanSpend }] : [],
  );
  const spend = fitSpend(paying)?.model ?? null;
  const unitsPerPeriod = DAYS_PER_UNIT.month / DAYS_PER_UNIT[unit];
  const customers = histories.map((history): ValuedCustomer => {
    const base = {
      ...history,
      probabilityAlive: probabilityAlive(fit.model, history),
      expectedPurchases: expectedOfKnown(fit.model, history, months * unitsPerPeriod),
    };
    if (spend === null) return { ...base, expectedSpend: null, value: null };
    // of whom no money is known, all that is known is what the others pay
    const meanSpend = history.meanSpend ?? populationSpend(spend);
    const options = { periods: months, unitsPerPeriod, discountPerPeriod: discountPerMonth, marginShare };
    return {
      ...base,
      expectedSpend:
        history.repeats === 0
          ? populationSpend(spend)
          : expectedSpend(spend, { repeats: history.repeats, mean: meanSpend }),
      value: lifetimeValue({ purchases: fit.model, spend }, { ...history, meanSpend }, options),
    };
  });
  return {
    purchases: fit.model,
    logLikelihood: fit.logLikelihood,
    spend,
    correlation: pearson(
      paying.map(({ repeats }) => repeats),
      paying.map(({ mean }) => mean),
    ),
    customers: customers.sort(
      (a, b) => (b.value ?? 0) - (a.value ?? 0) || b.expectedPurchases - a.expectedPurchases,
    ),
  };
}
