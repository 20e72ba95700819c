import { fitLevel, smoothLevel } from "./smooth-level.ts";

/**
 * The Theta method as exponential smoothing with half the slope of the trend as drift (Assimakopoulos & Nikolopoulos 2000; Hyndman &
 * Billah 2003), for values without season. `alpha` fixes the weight, the first value being the first level; without it both are
 * fitted. O(values).
 */
export function theta(values: readonly number[], horizon: number, alpha?: number): readonly number[] {
  const smoothed = alpha === undefined ? fitLevel(values) : smoothLevel(values.slice(1), alpha, values[0]);
  const drift = slope(values) / 2;
  const age = (1 - (1 - smoothed.alpha) ** values.length) / smoothed.alpha;
  return Array.from({ length: horizon }, (_, step) => smoothed.level + drift * (step + age));
}

/** Least-squares slope per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  let [dot, norm] = [0, 0];
  values.forEach((value, t) => {
    dot += (t - middle) * value;
    norm += (t - middle) ** 2;
  });
  return norm === 0 ? 0 : dot / norm;
}
