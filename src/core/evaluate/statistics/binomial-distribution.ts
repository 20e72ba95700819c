import { incompleteBeta } from "./incomplete-beta.ts";

/** Probability of at most k successes in n trials at the rate. */
export function binomialCumulative(k: number, n: number, rate: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return 1 - incompleteBeta(rate, k + 1, n - k);
}

/** Smallest number of successes that at least the share p of all samples of n trials does not exceed. O(log n). */
export function binomialQuantile(p: number, n: number, rate: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCumulative(middle, n, rate) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Probability of a count at least as far out on its side as k, doubled; at most 1. */
export function binomialTwoSided(k: number, n: number, rate: number): number {
  const atMost = binomialCumulative(k, n, rate);
  const atLeast = 1 - binomialCumulative(k - 1, n, rate);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
