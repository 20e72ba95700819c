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

/** A history and the number of customers that share it. */
export type SharedHistory = PurchaseHistory & { readonly customers: number };

/**
 * Logarithm of the likelihood of histories (eq. 6), as a function of the parameters: a search asks it hundreds of times, and there are many
 * histories but few numbers of purchases and few times. O(histories) each.
 */
export function likelihoodOf(
  histories: readonly SharedHistory[],
): (model: Omit<PurchaseModel, "timeUnit">) => number {
  const [counts, times] = [indexed(), indexed()];
  const customers = Float64Array.from(histories, ({ customers }) => customers);
  const repeats = Int32Array.from(histories, ({ repeats }) => counts.placeOf(repeats));
  const lastPurchase = Int32Array.from(histories, ({ lastPurchase }) => times.placeOf(lastPurchase));
  const age = Int32Array.from(histories, ({ age }) => times.placeOf(age));
  const [counted, timed] = [counts.values(), times.values()];
  return ({ r, alpha, a, b }) => {
    const constant = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
    const common = counted.map((x) => constant + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x));
    const leaving = counted.map((x) => Math.log(a / (b + x - 1)));
    const logs = timed.map((time) => Math.log(alpha + time));
    let sum = 0;
    for (let at = 0; at < repeats.length; at++) {
      const place = repeats[at];
      const x = counted[place];
      const alive = -(r + x) * logs[age[at]];
      let log = common[place] + alive;
      if (x > 0) {
        const lead = leaving[place] - (r + x) * logs[lastPurchase[at]] - alive;
        // log(e^alive + e^gone) without overflow
        log += Math.max(0, lead) + Math.log1p(Math.exp(-Math.abs(lead)));
      }
      sum += customers[at] * log;
    }
    return sum;
  };
}

/** Numbers that come up again and again, each kept once. */
function indexed() {
  const places = new Map<number, number>();
  return {
    placeOf: (value: number): number => {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, places.size);
      return places.size - 1;
    },
    values: () => Float64Array.from(places.keys()),
  };
}
