import { describe, expect, it } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { binomialQuantile, binomialTwoSided } from "./binomial-distribution.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { logGamma } from "./log-gamma.ts";
import { normalCumulative, normalQuantile } from "./normal-distribution.ts";
import { upperGamma } from "./upper-gamma.ts";

/** Equal to 11 significant digits. */
const expectClose = (got: number, expected: number) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-11 + 1e-300);

// expected values: SciPy 1.x (special.gammaln, betainc, gammaincc; stats.norm, beta, binom)
describe("distributions agree with SciPy", () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [3.7, 1.428072326665388],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])("log Γ(%d)", (x, expected) => expectClose(logGamma(x), expected));

  it.each([
    [0.2, 4, 17, 0.5885511380434311],
    [0.5, 0.5, 0.5, 0.5],
    [0.99, 200, 3, 0.6712381710383889],
    [0.001, 0.3, 7, 0.24736406489314075],
  ])("incomplete beta at %d with shapes %d, %d", (x, a, b, expected) =>
    expectClose(incompleteBeta(x, a, b), expected),
  );

  it("incomplete beta with shapes of half a million", () => {
    expect(incompleteBeta(0.1857, 1e5, 4.4e5)).toBeCloseTo(0.8349570260811527, 8);
  });

  it.each([
    [1, 0.0709 / 2, 0.9651709915731355],
    [0.5, 2, 0.04550026389635857],
    [10, 3, 0.9988975118698845],
    [100, 120, 0.027863739890520652],
    [0.1, 1e-5, 0.6676015949594968],
  ])("upper gamma with shape %d at %d", (a, x, expected) => expectClose(upperGamma(a, x), expected));

  it.each([
    [1e-20, -9.262340089798409],
    [1e-5, -4.264890793922825],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
  ])("normal quantile at %d", (p, expected) => expectClose(normalQuantile(p), expected));

  it.each([
    [-8, 6.22096057427174e-16],
    [-1.96, 0.024997895148220435],
    [3, 0.9986501019683699],
  ])("normal distribution at %d", (z, expected) => expectClose(normalCumulative(z), expected));

  it.each([
    [0.025, 4, 17, 0.05733399705003277],
    [0.975, 5, 16, 0.4366140029966683],
    [0.999, 1, 400, 0.017121126999967824],
  ])("beta quantile at %d with shapes %d, %d", (p, a, b, expected) =>
    expectClose(betaQuantile(p, a, b), expected),
  );

  it("binomial quantile", () => {
    expect([0.001, 0.025, 0.975, 0.999].map((p) => binomialQuantile(p, 100, 13 / 70))).toEqual([
      8, 11, 26, 31,
    ]);
  });

  it("a count in the middle is no surprise, one far out is", () => {
    expect(binomialTwoSided(5, 10, 0.5)).toBe(1);
    expect(binomialTwoSided(0, 10, 0.5)).toBeCloseTo(2 / 1024, 12);
    expect(binomialTwoSided(10, 10, 0.5)).toBeCloseTo(2 / 1024, 12);
  });
});
