export interface CrostonForecast {
  /** Smoothed size of a demand, and periods from one demand to the next. */
  readonly size: number;
  readonly interval: number;
  /** Demand per period (Croston 1972). */
  readonly perPeriod: number;
  /** The same without Croston's bias (Syntetos & Boylan 2005). */
  readonly perPeriodUnbiased: number;
}

/** Forecast of demand that is 0 in most periods; null without a demand. The first demand and its interval start the smoothing. O(values). */
export function croston(values: readonly number[], alpha = 0.1): CrostonForecast | null {
  let size: number | null = null;
  let interval = 0;
  let since = 0;
  for (const value of values) {
    since++;
    if (value === 0) continue;
    if (size === null) {
      size = value;
      interval = since;
    } else {
      size += alpha * (value - size);
      interval += alpha * (since - interval);
    }
    since = 0;
  }
  if (size === null) return null;
  const perPeriod = size / interval;
  return { size, interval, perPeriod, perPeriodUnbiased: perPeriod * (1 - alpha / 2) };
}
