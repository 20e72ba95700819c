import { CONFIDENCE } from "./interval.ts";
import type { Sample } from "./sample.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** How far one rate lies above another, as a difference of fractions. */
export interface RateDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Difference of two rates with its interval, built from the Wilson intervals of both; null if one has no trial (Newcombe 1998 b, method 10). */
export function differenceInterval(
  first: Sample,
  second: Sample,
  confidence = CONFIDENCE,
): RateDifference | null {
  const one = wilsonInterval(first.successes, first.trials, confidence);
  const two = wilsonInterval(second.successes, second.trials, confidence);
  if (!one || !two) return null;
  const rateOne = first.successes / first.trials;
  const rateTwo = second.successes / second.trials;
  const difference = rateOne - rateTwo;
  return {
    difference,
    low: difference - Math.hypot(rateOne - one.low, two.high - rateTwo),
    high: difference + Math.hypot(one.high - rateOne, rateTwo - two.low),
  };
}
