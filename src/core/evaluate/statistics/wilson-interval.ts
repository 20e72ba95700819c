import { CONFIDENCE, type Interval } from "./interval.ts";
import { normalQuantile } from "./normal-distribution.ts";

/** Wilson's score interval of k successes in n trials; null without a trial (Wilson 1927, Newcombe 1998 method 3). */
export function wilsonInterval(k: number, n: number, confidence = CONFIDENCE): Interval | null {
  if (n <= 0) return null;
  const z = normalQuantile((1 + confidence) / 2);
  const rate = k / n;
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  // at 0 of n and n of n the bound is the rate itself; rounding must not push it beyond
  return {
    low: k === 0 ? 0 : Math.max(0, centre - half),
    high: k === n ? 1 : Math.min(1, centre + half),
  };
}
