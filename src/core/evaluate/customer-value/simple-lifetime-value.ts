/** Margin, retention and discount of one and the same unit of time. */
export interface SteadyCustomer {
  readonly unit: "month" | "year";
  readonly margin: number;
  /** Share of the customers that stay from one unit to the next, 0 … 1. */
  readonly retention: number;
  readonly discount: number;
  readonly acquisitionCost: number;
  /** The first margin comes at the end of the first unit, or at once. */
  readonly firstMargin: "after-one-unit" | "at-once";
}

/** Lifetime value of a customer with a steady margin (Gupta & Lehmann 2003); may be negative. Null without discount and churn. */
export function simpleLifetimeValue(customer: SteadyCustomer): number | null {
  const { margin, retention, discount, acquisitionCost, firstMargin } = customer;
  const loss = 1 + discount - retention;
  if (!(loss > 0)) return null;
  const first = firstMargin === "at-once" ? 1 + discount : retention;
  return (margin * first) / loss - acquisitionCost;
}
