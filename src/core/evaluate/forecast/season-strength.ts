import { stl } from "./stl.ts";

/**
 * How much of what trend does not explain repeats every year, 0 … 1: 1 − variance of the remainder ÷ variance of season and remainder
 * (Wang, Smith & Hyndman 2006), in logarithms where all values are above 0. Null with two years or less, or where nothing varies.
 */
export function seasonStrength(values: readonly number[], period: number): number | null {
  const parts = stl(values.every((value) => value > 0) ? values.map(Math.log) : values, period);
  if (parts === null) return null;
  const { season, remainder } = parts;
  const both = variance(season.map((value, t) => value + remainder[t]));
  // what is left of rounding is no variance
  return both <= 1e-20 ? null : Math.max(0, 1 - variance(remainder) / both);
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
