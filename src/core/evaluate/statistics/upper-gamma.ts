import { BrokenInvariant } from "../../domain/problem.ts";
import { logGamma } from "./log-gamma.ts";

const MAXIMUM_STEPS = 200_000;
const PRECISION = 1e-15;
const TINY = 1e-300;

/** Regularised upper incomplete gamma function Q(a, x), a > 0, x ≥ 0 (series and continued fraction, Numerical Recipes §6.2). */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) throw new BrokenInvariant(`got a ${a} and x ${x}, expected a > 0 and x ≥ 0`);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step <= MAXIMUM_STEPS; step++) {
    term *= x / (a + step);
    sum += term;
    if (term < sum * PRECISION) return sum;
  }
  throw new BrokenInvariant(`got no end for Q(${a}, ${x}), expected one in ${MAXIMUM_STEPS} steps`);
}

function continuedFraction(a: number, x: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / guard(b);
  let fraction = d;
  for (let step = 1; step <= MAXIMUM_STEPS; step++) {
    const factor = -step * (step - a);
    b += 2;
    d = 1 / guard(factor * d + b);
    c = guard(b + factor / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return fraction;
  }
  throw new BrokenInvariant(`got no end for Q(${a}, ${x}), expected one in ${MAXIMUM_STEPS} steps`);
}

/** Probability that χ² with `degrees` degrees of freedom is at least `value`. */
export const chiSquareTail = (value: number, degrees: number): number => upperGamma(degrees / 2, value / 2);
