import { incompleteBeta } from "./incomplete-beta.ts";
import { logGamma } from "./log-gamma.ts";
import type { Sample } from "./sample.ts";

/** Even number of steps of Simpson's rule, a dozen to a standard deviation. */
const STEPS = 200;
const DEVIATIONS = 8;
/** What others contribute below this changes no digit that is shown. */
const NEGLIGIBLE = 1e-12;

/**
 * Probability of each sample to have the highest true rate, every rate being equally likely beforehand. Each posterior is
 * beta(1 + successes, 1 + failures); Simpson's rule over its mean ± 8 standard deviations. O(samples² × steps).
 */
export function probabilityBest(samples: readonly Sample[]): readonly number[] {
  const posteriors = samples.map(({ successes, trials }) => ({
    a: successes + 1,
    b: trials - successes + 1,
  }));
  return posteriors.map(({ a, b }, index) => {
    const others = posteriors.filter((_, other) => other !== index);
    const mean = a / (a + b);
    const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
    const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
    const density = (x: number): number => {
      let product = Math.exp(logScale + logPower(x, a - 1) + logPower(1 - x, b - 1));
      for (let other = 0; other < others.length && product > NEGLIGIBLE; other++)
        product *= incompleteBeta(x, others[other].a, others[other].b);
      return product;
    };
    const low = Math.max(0, mean - DEVIATIONS * deviation);
    // Simpson's rule may end a hair above 1
    return Math.min(1, integrate(density, low, Math.min(1, mean + DEVIATIONS * deviation)));
  });
}

/** log(x^exponent), with 0⁰ = 1. */
const logPower = (x: number, exponent: number): number => (exponent === 0 ? 0 : exponent * Math.log(x));

function integrate(density: (x: number) => number, low: number, high: number): number {
  const width = (high - low) / STEPS;
  let sum = density(low) + density(high);
  for (let step = 1; step < STEPS; step++) sum += density(low + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}
