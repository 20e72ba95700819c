import { logGamma } from "./log-gamma.ts";
import { pool, type Sample } from "./sample.ts";
import { chiSquareTail } from "./upper-gamma.ts";

/** Whether samples could all have one rate. */
export interface HomogeneityTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Probability of a spread at least this large if all rates were equal. */
  readonly pValue: number;
  /** "exact" (Fisher, Freeman & Halton) where expected counts are below 5, "chi-square" otherwise. */
  readonly method: "exact" | "chi-square";
}

/** Where the approximation by χ² is trusted (Cochran). */
const LEAST_EXPECTED = 5;
/** Beyond this the tables are too many to go through; χ² is told instead. */
const MOST_STEPS = 1_000_000;

/** Tests whether all samples share one rate; null with fewer than two samples, or without a success or a failure. */
export function homogeneityTest(samples: readonly Sample[]): HomogeneityTest | null {
  const filled = samples.filter(({ trials }) => trials > 0);
  const { successes, trials } = pool(filled);
  if (filled.length < 2 || successes === 0 || successes === trials) return null;
  const rate = successes / trials;
  const chiSquare = filled.reduce(
    (sum, sample) =>
      sum + (sample.successes - sample.trials * rate) ** 2 / (sample.trials * rate * (1 - rate)),
    0,
  );
  const degreesOfFreedom = filled.length - 1;
  const least = Math.min(...filled.map((sample) => sample.trials * Math.min(rate, 1 - rate)));
  const exact = least < LEAST_EXPECTED ? exactTest(filled, successes) : null;
  return exact === null
    ? {
        chiSquare,
        degreesOfFreedom,
        pValue: chiSquareTail(chiSquare, degreesOfFreedom),
        method: "chi-square",
      }
    : { chiSquare, degreesOfFreedom, pValue: exact, method: "exact" };
}

/**
 * Fisher–Freeman–Halton: probability of all tables with these margins that are no likelier than the one seen. Goes through
 * every table; null where there are too many.
 */
export function exactTest(samples: readonly Sample[], successes: number): number | null {
  const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const trials = samples.reduce((sum, sample) => sum + sample.trials, 0);
  const logAll = logChoose(trials, successes);
  const seen = samples.reduce((sum, sample) => sum + logChoose(sample.trials, sample.successes), 0) - logAll;
  // trials of the samples from this one on
  const remaining = samples.map((_, index) =>
    samples.slice(index).reduce((sum, sample) => sum + sample.trials, 0),
  );
  let steps = 0;
  let total = 0;
  const visit = (index: number, left: number, logProbability: number): void => {
    if (steps++ > MOST_STEPS) return;
    if (index === samples.length) {
      const log = logProbability - logAll;
      // equal probabilities must count as equal in spite of rounding
      if (log <= seen + 1e-7) total += Math.exp(log);
      return;
    }
    const here = samples[index].trials;
    const rest = remaining[index] - here;
    for (let k = Math.max(0, left - rest); k <= Math.min(here, left); k++)
      visit(index + 1, left - k, logProbability + logChoose(here, k));
  };
  visit(0, successes, 0);
  return steps > MOST_STEPS ? null : Math.min(1, total);
}
