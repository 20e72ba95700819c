import { incompleteBeta } from "./incomplete-beta.ts";

/** Halving an interval of 1 this often leaves less than the distance between neighbouring numbers. */
const HALVINGS = 60;

/** The x below which the share p of a beta(a, b) distribution lies, by bisection. a, b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
