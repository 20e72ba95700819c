import { BrokenInvariant } from "../../domain/problem.ts";

const MAXIMUM_TERMS = 100_000;

/** Gauss' hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1 and c > 0, by its series. Terms needed grow as z nears 1. */
export function hypergeometric([a, b, c]: readonly [number, number, number], z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MAXIMUM_TERMS; n++) {
    term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
    sum += term;
    if (Math.abs(term) <= 1e-15 * Math.abs(sum)) return sum;
  }
  throw new BrokenInvariant(
    `got no end for 2F1(${a}, ${b}; ${c}; ${z}), expected one in ${MAXIMUM_TERMS} terms`,
  );
}
