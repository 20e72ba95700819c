/** Quantile of the standard normal distribution (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(probability: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const b = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  ];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const polynomial = (coefficients: readonly number[], x: number): number =>
    coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
  const tail = Math.min(probability, 1 - probability);
  if (tail < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tail));
    const lower = polynomial(c, q) / polynomial([...d, 1], q);
    return probability < 0.5 ? lower : -lower;
  }
  const q = probability - 0.5;
  return (q * polynomial(a, q * q)) / polynomial([...b, 1], q * q);
}

/** Of real customer bases (design: "revenue log-normal with log-sd 1.4, none above 2 %"). */
const LOG_STANDARD_DEVIATION = 1.4;
const LARGEST_SHARE = 0.0195;
const MEDIAN_IDR_PER_MONTH = 6_000_000;

/**
 * Monthly revenues in IDR of so many accounts, ascending: the quantiles of a log-normal distribution, so that any seed
 * has the same concentration, with the largest cut to 1.95 % of the total.
 */
export function revenueQuantiles(count: number): number[] {
  const uncut = Array.from({ length: count }, (_, rank) =>
    Math.exp(LOG_STANDARD_DEVIATION * normalQuantile((rank + 0.5) / count)),
  );
  let values = uncut;
  // cutting lowers the total, so the limit falls a little more each time until it holds
  for (
    let limit = LARGEST_SHARE * sum(values);
    values[count - 1] > LARGEST_SHARE * sum(values) * (1 + 1e-6);
  ) {
    const cutAt = limit;
    values = uncut.map((value) => Math.min(value, cutAt));
    limit = LARGEST_SHARE * sum(values);
  }
  return values.map((value) => Math.round(value * MEDIAN_IDR_PER_MONTH));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
