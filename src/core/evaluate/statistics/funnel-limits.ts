import { binomialQuantile } from "./binomial-distribution.ts";
import type { Sample } from "./sample.ts";

/** What chance alone gives a sample of one size at the team's rate, as counts, both ends included. */
export interface FunnelLimits {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

/**
 * Exact binomial limits of a funnel plot (Spiegelhalter 2005). With an overdispersion above 1 the limits move away from the
 * expected count by its square root, never beyond 0 … trials.
 */
export function funnelLimits(trials: number, rate: number, overdispersion = 1): FunnelLimits {
  const widen = Math.sqrt(Math.max(1, overdispersion));
  const expected = trials * rate;
  const limit = (p: number): number => {
    const exact = binomialQuantile(p, trials, rate);
    const widened = expected + (exact - expected) * widen;
    return widen === 1 ? exact : Math.min(trials, Math.max(0, widened));
  };
  return { low95: limit(0.025), high95: limit(0.975), low998: limit(0.001), high998: limit(0.999) };
}

/**
 * How much more the samples spread around the rate than chance alone makes them: mean of the squared z-scores, the outer 10 %
 * on each side winsorised so that one outlier does not excuse itself. 1 = chance alone.
 */
export function overdispersion(samples: readonly Sample[], rate: number): number {
  const chance = rate * (1 - rate);
  const scores = samples
    .filter(({ trials }) => trials > 0)
    .map(({ successes, trials }) => (successes / trials - rate) / Math.sqrt(chance / trials))
    .sort((a, b) => a - b);
  if (scores.length === 0 || chance === 0) return 1;
  const cut = Math.floor(scores.length * 0.1);
  const [lowest, highest] = [scores[cut], scores[scores.length - 1 - cut]];
  const winsorised = scores.map((score) => Math.min(highest, Math.max(lowest, score)));
  return winsorised.reduce((sum, score) => sum + score * score, 0) / scores.length;
}
