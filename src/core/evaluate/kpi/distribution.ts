/** How evenly something is spread over territories, months or reps. */
export interface Distribution {
  /** Population standard deviation ÷ mean; null for a mean that is not above 0. */
  readonly coefficientOfVariation: number | null;
  /** 0 = equal, towards 1 = all in one; null where the sum is not above 0. */
  readonly gini: number | null;
  /** Largest ÷ smallest; null where the smallest is not above 0. */
  readonly maxToMin: number | null;
  /** Share of the values within the band around the mean. */
  readonly shareInBand: number | null;
}

/** The ± band around the mean that counts as balanced. */
const BAND = 0.15;

/** Balance figures of values of at least 0. O(n log n). */
export function distribution(values: readonly number[], band = BAND): Distribution {
  const sum = values.reduce((total, value) => total + value, 0);
  if (!(sum > 0)) return { coefficientOfVariation: null, gini: null, maxToMin: null, shareInBand: null };
  const mean = sum / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const ranked = sorted.reduce(
    (total, value, index) => total + (2 * (index + 1) - values.length - 1) * value,
    0,
  );
  const inBand = values.filter((value) => Math.abs(value / mean - 1) <= band + 1e-12).length;
  return {
    coefficientOfVariation: Math.sqrt(variance) / mean,
    gini: ranked / (values.length * sum),
    maxToMin: sorted[0] > 0 ? sorted[sorted.length - 1] / sorted[0] : null,
    shareInBand: inBand / values.length,
  };
}
