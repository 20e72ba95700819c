/** Lanczos' coefficients for g = 7 and nine terms: about 15 digits. */
const COEFFICIENTS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
];
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Natural logarithm of Γ(x) for x > 0 (Lanczos). */
export function logGamma(x: number): number {
  // below ½ the series is inaccurate: reflect
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = COEFFICIENTS[0];
  for (let term = 1; term < COEFFICIENTS.length; term++) sum += COEFFICIENTS[term] / (shifted + term);
  const base = shifted + 7.5;
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
