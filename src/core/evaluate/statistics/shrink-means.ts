/** Values pulled towards their mean, all by the same factor. */
export interface ShrunkMeans {
  readonly mean: number;
  /** Share of the distance to the mean that is kept, 0 … 1. */
  readonly factor: number;
  readonly values: readonly number[];
}

/**
 * Positive-part James–Stein estimate around the grand mean, for values that share one sampling variance (Efron & Morris 1975).
 * Needs at least 4 values; with fewer nothing is pulled (factor 1).
 */
export function shrinkMeans(values: readonly number[], samplingVariance: number): ShrunkMeans {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const factor =
    values.length < 4
      ? 1
      : spread === 0
        ? 0
        : Math.max(0, 1 - ((values.length - 3) * samplingVariance) / spread);
  return { mean, factor, values: values.map((value) => mean + factor * (value - mean)) };
}
