/** 90 % two-sided, as in the M3 and M4 competitions. */
const CRITICAL = 1.645;

/** Whether values repeat with the period: autocorrelation at that lag beyond what chance gives. Needs two full years. O(values × period). */
export function isSeasonal(values: readonly number[], period: number): boolean {
  if (period < 2 || values.length < 2 * period) return false;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  if (variance === 0) return false;
  const correlation = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < centred.length; t++) sum += centred[t] * centred[t - lag];
    return sum / variance;
  };
  let squares = 0;
  for (let lag = 1; lag < period; lag++) squares += correlation(lag) ** 2;
  return Math.abs(correlation(period)) > CRITICAL * Math.sqrt((1 + 2 * squares) / values.length);
}
