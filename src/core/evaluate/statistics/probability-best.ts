import { incompleteBeta } from "./incomplete-beta.ts";
import { logGamma } from "./log-gamma.ts";
import type { Sample } from "./sample.ts";

/** Even number of steps of Simpson's rule: four digits for samples up to some 10⁵ trials. */
const STEPS = 2_000;

/**
 * Probability of each sample to have the highest true rate, every rate being equally likely beforehand. Each posterior is
 * beta(1 + successes, 1 + failures); Simpson's rule over its middle ± 10 standard deviations. O(samples² × steps).
 */
export function probabilityBest(samples: readonly Sample[]): readonly number[] {
  const posteriors = samples.map(({ successes, trials }) => ({
    a: successes + 1,
    b: trials - successes + 1,
  }));
  return posteriors.map(({ a, b }, index) => {
    const mean = a / (a + b);
    const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
    const low = Math.max(0, mean - 10 * deviation);
    const high = Math.min(1, mean + 10 * deviation);
    const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
    const density = (x: number): number => {
      const others = posteriors.reduce(
        (product, other, j) => (j === index ? product : product * incompleteBeta(x, other.a, other.b)),
        1,
      );
      return others * Math.exp(logScale + power(x, a - 1) + power(1 - x, b - 1));
    };
    return integrate(density, low, high);
  });
}

/** log(x^exponent), with 0⁰ = 1. */
const power = (x: number, exponent: number): number => (exponent === 0 ? 0 : exponent * Math.log(x));

function integrate(density: (x: number) => number, low: number, high: number): number {
  const width = (high - low) / STEPS;
  let sum = density(low) + density(high);
  for (let step = 1; step < STEPS; step++) sum += density(low + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}
