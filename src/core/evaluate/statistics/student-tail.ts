import { incompleteBeta } from "./incomplete-beta.ts";

/** The share of Student's distribution with these degrees of freedom that lies above t. */
export function studentTail(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}
