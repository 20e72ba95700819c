import type { PurchaseModel } from "./purchase-history.ts";

/** Beyond this, money and number of purchases go together too much for the model of money. A default of ours. */
const MOST_CORRELATION = 0.3;
/** Share of the customers that leave after a purchase; below it none can be seen to leave. A default of ours. */
const LEAST_LEAVING = 0.0005;

/** Whether money and number of purchases are correlated, which Gamma–Gamma takes for not. */
export const isDependent = (correlation: number | null): correlation is number =>
  correlation !== null && Math.abs(correlation) > MOST_CORRELATION;

/** Whether BG/NBD saw no customer leave, so that it takes all to go on buying. */
export const seesNobodyLeave = ({ a, b }: Pick<PurchaseModel, "a" | "b">): boolean =>
  a / (a + b) < LEAST_LEAVING;
