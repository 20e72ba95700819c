import { logGamma } from "../statistics/log-gamma.ts";
import { hypergeometric } from "./hypergeometric.ts";
import type { PurchaseHistory, PurchaseModel } from "./purchase-history.ts";

/** Purchases a new customer is expected to repeat within a time (Fader, Hardie & Lee 2005, eq. 9). a must not be 1. */
export function expectedOfNew({ r, alpha, a, b }: PurchaseModel, time: number): number {
  const share = (alpha / (alpha + time)) ** r * hypergeometric([r, b, a + b - 1], time / (alpha + time));
  return ((a + b - 1) / (a - 1)) * (1 - share);
}

/** Probability that a customer still buys; 1 without repeats, by construction of the model. */
export function probabilityAlive({ r, alpha, a, b }: PurchaseModel, history: PurchaseHistory): number {
  const { repeats, lastPurchase, age } = history;
  if (repeats === 0) return 1;
  const odds = (a / (b + repeats - 1)) * ((alpha + age) / (alpha + lastPurchase)) ** (r + repeats);
  return 1 / (1 + odds);
}

/** Purchases a known customer is expected to make in the time from now (eq. 10). a must not be 1. */
export function expectedOfKnown(model: PurchaseModel, history: PurchaseHistory, time: number): number {
  const { r, alpha, a, b } = model;
  const { repeats: x, age } = history;
  const z = time / (alpha + age + time);
  const share =
    ((alpha + age) / (alpha + age + time)) ** (r + x) * hypergeometric([r + x, b + x, a + b + x - 1], z);
  return ((a + b + x - 1) / (a - 1)) * (1 - share) * probabilityAlive(model, history);
}

/** Probability that a new customer repeats no purchase within a time. */
export function probabilityOfNone({ r, alpha }: PurchaseModel, time: number): number {
  return (alpha / (alpha + time)) ** r;
}

/** Logarithm of the likelihood of histories, each with the number of customers that share it (eq. 6). O(histories). */
export function logLikelihood(
  { r, alpha, a, b }: Omit<PurchaseModel, "timeUnit">,
  histories: readonly (PurchaseHistory & { readonly customers: number })[],
): number {
  const constant = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  // there are many histories, and few numbers of purchases
  const common: number[] = [];
  let sum = 0;
  for (const { repeats: x, lastPurchase, age, customers } of histories) {
    common[x] ??= constant + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
    const alive = -(r + x) * Math.log(alpha + age);
    sum += customers * (common[x] + alive);
    if (x === 0) continue;
    const gone = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + lastPurchase);
    // log(e^alive + e^gone) without overflow
    sum += customers * (Math.max(0, gone - alive) + Math.log1p(Math.exp(-Math.abs(gone - alive))));
  }
  return sum;
}
