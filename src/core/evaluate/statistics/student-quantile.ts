import { betaQuantile } from "./beta-quantile.ts";

/** The t below which the share p of Student's distribution with these degrees of freedom lies. */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  const share = betaQuantile(2 * Math.min(p, 1 - p), degrees / 2, 0.5);
  const magnitude = Math.sqrt((degrees * (1 - share)) / share);
  return p < 0.5 ? -magnitude : magnitude;
}
