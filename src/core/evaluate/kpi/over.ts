/** Part of a numerator or denominator; NaN where the divisor is not above 0, so that the whole has no value. */
export const over = (dividend: number, divisor: number): number =>
  divisor > 0 ? dividend / divisor : Number.NaN;
