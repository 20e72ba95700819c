import { BrokenInvariant } from "../../domain/problem.ts";
import { logGamma } from "./log-gamma.ts";

/** Steps needed grow with √max(a, b); this reaches shapes of about 10⁹. */
const MAXIMUM_STEPS = 200_000;
const PRECISION = 1e-15;
/** Keeps Lentz's method from dividing by zero. */
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b): the share of a beta(a, b) distribution below x. a, b > 0, x in [0, 1].
 * Continued fraction by Lentz's method (Press et al., Numerical Recipes §6.4).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new BrokenInvariant(`got shapes ${a} and ${b}, expected both above 0`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // the fraction converges fast on this side only
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a);
  return Math.exp(logFront) * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAXIMUM_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return fraction;
  }
  throw new BrokenInvariant(`got no end for I(${x}; ${a}, ${b}), expected one in ${MAXIMUM_STEPS} steps`);
}
