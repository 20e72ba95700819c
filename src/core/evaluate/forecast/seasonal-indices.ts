export type SeasonKind = "multiplicative" | "additive";

export interface SeasonalIndices {
  /** Of each season before scaling, season 0 being that of the first value. */
  readonly raw: readonly number[];
  /** Scaled to a mean of 1 (multiplicative) or 0 (additive). */
  readonly indices: readonly number[];
}

/**
 * Classical seasonal indices: mean ratio (or difference) to the centred moving average of a year. Needs two full years; null with
 * fewer, or for multiplicative indices of values that are not above 0. O(values).
 */
export function seasonalIndices(
  values: readonly number[],
  period: number,
  kind: SeasonKind,
): SeasonalIndices | null {
  if (period < 2 || values.length < 2 * period) return null;
  if (kind === "multiplicative" && values.some((value) => value <= 0)) return null;
  const sums = new Array<number>(period).fill(0);
  const counts = new Array<number>(period).fill(0);
  const half = Math.floor(period / 2);
  for (let t = half; t < values.length - half; t++) {
    const trend = centredMean(values, t, period);
    sums[t % period] += kind === "multiplicative" ? values[t] / trend : values[t] - trend;
    counts[t % period]++;
  }
  const raw = sums.map((sum, season) => sum / counts[season]);
  const mean = raw.reduce((sum, index) => sum + index, 0) / period;
  return { raw, indices: raw.map((index) => (kind === "multiplicative" ? index / mean : index - mean)) };
}

/** Mean of the year around t; for an even period both ends count half. */
export function centredMean(values: readonly number[], t: number, period: number): number {
  const half = Math.floor(period / 2);
  let sum = 0;
  for (let offset = -half; offset <= half; offset++) {
    const isEnd = period % 2 === 0 && Math.abs(offset) === half;
    sum += values[t + offset] * (isEnd ? 0.5 : 1);
  }
  return sum / period;
}
