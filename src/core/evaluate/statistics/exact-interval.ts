import { betaQuantile } from "./beta-quantile.ts";
import { CONFIDENCE, type Interval } from "./interval.ts";

/** Exact interval of k successes in n trials; null without a trial (Clopper & Pearson 1934). */
export function exactInterval(k: number, n: number, confidence = CONFIDENCE): Interval | null {
  if (n <= 0) return null;
  const tail = (1 - confidence) / 2;
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}
