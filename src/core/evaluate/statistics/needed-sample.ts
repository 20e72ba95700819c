import { CONFIDENCE } from "./interval.ts";
import { normalQuantile } from "./normal-distribution.ts";

/** Share of real differences that a comparison should find. */
const POWER = 0.8;

/**
 * Trials needed in each of two samples to find a true difference of these rates (two-sided 5 %, power 80 %), as a real number:
 * a plan rounds it up. Null for equal rates.
 */
export function neededPerSample(rateOne: number, rateTwo: number): number | null {
  if (rateOne === rateTwo) return null;
  const mean = (rateOne + rateTwo) / 2;
  const alpha = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(2 * mean * (1 - mean));
  const beta = normalQuantile(POWER) * Math.sqrt(rateOne * (1 - rateOne) + rateTwo * (1 - rateTwo));
  return ((alpha + beta) / (rateOne - rateTwo)) ** 2;
}

/** Trials needed to know a rate to ± the margin (a fraction) with 95 % confidence, rounded up. */
export function neededForMargin(rate: number, margin: number): number {
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  return Math.ceil((z * z * rate * (1 - rate)) / (margin * margin));
}
