/** Middle value; the mean of the two middle ones of an even number; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const largest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.max(...values);

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Slope of the least-squares line through (log x, log y): 1 = proportional, 0 = constant. */
export function logLogSlope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]): [number, number] => [Math.log(x), Math.log(y)]);
  const meanX = mean(logs.map(([x]) => x)) ?? 0;
  const meanY = mean(logs.map(([, y]) => y)) ?? 0;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
