import { croston } from "./croston.ts";

/** Mean number of periods from one demand to the next from which demand counts as intermittent (Syntetos, Boylan & Croston 2005). */
const LEAST_INTERVAL = 1.32;
const FEWEST_DEMANDS = 2;

/** Whether values are 0 so often, and never below it, that smoothing them as they are would mislead. O(values). */
export function isIntermittent(values: readonly number[]): boolean {
  const demands = values.filter((value) => value > 0).length;
  return (
    demands >= FEWEST_DEMANDS &&
    values.length >= LEAST_INTERVAL * demands &&
    values.every((value) => value >= 0)
  );
}

/** Croston's forecast without its bias (Syntetos & Boylan 2005), the same for every step; 0 without a demand. */
export const forecastSba = (values: readonly number[], horizon: number): readonly number[] =>
  new Array<number>(horizon).fill(croston(values)?.perPeriodUnbiased ?? 0);

export interface TsbWeights {
  /** Of the newest size, and of whether there was a demand. */
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Probability of a demand × its size, both smoothed (Teunter, Syntetos & Babai 2011): unlike Croston's it falls while nothing is
 * asked for. The first demand, and one over the periods until then, start the smoothing. The same for every step. O(values).
 */
export function forecastTsb(
  values: readonly number[],
  horizon: number,
  { alpha, beta }: TsbWeights = { alpha: 0.1, beta: 0.1 },
): readonly number[] {
  const first = values.findIndex((value) => value > 0);
  if (first < 0) return new Array<number>(horizon).fill(0);
  let size = values[first];
  let probability = 1 / (first + 1);
  for (const value of values.slice(first + 1)) {
    probability += beta * ((value > 0 ? 1 : 0) - probability);
    if (value > 0) size += alpha * (value - size);
  }
  return new Array<number>(horizon).fill(probability * size);
}
