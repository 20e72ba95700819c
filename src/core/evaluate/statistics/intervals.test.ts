import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCumulative } from "./binomial-distribution.ts";
import { differenceInterval } from "./difference-interval.ts";
import { exactInterval } from "./exact-interval.ts";
import type { Interval } from "./interval.ts";
import { neededForMargin, neededPerSample } from "./needed-sample.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const rounded = (interval: Interval | null, digits: number) =>
  interval && [Number(interval.low.toFixed(digits)), Number(interval.high.toFixed(digits))];

describe("Wilson's interval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [23, 60, 0.2709, 0.5098],
  ])("of %d in %d as Newcombe (1998) prints it", (k, n, low, high) => {
    expect(rounded(wilsonInterval(k, n), 4)).toEqual([low, high]);
  });

  it.each([
    [4, 20, 0.081, 0.416],
    [6, 32, 0.089, 0.353],
    [3, 18, 0.058, 0.392],
    [13, 70, 0.112, 0.292],
  ])("of %d accounts from %d leads, the example of the sales cycle", (k, n, low, high) => {
    expect(rounded(wilsonInterval(k, n), 3)).toEqual([low, high]);
  });

  it("does not exist without a trial", () => expect(wilsonInterval(0, 0)).toBeNull());
});

it.each([
  [4, 20, 0.057, 0.437],
  [6, 32, 0.072, 0.364],
  [3, 18, 0.036, 0.414],
])("Clopper and Pearson's interval of %d in %d", (k, n, low, high) => {
  expect(rounded(exactInterval(k, n), 3)).toEqual([low, high]);
});

/** Exact share of all samples whose interval holds the true rate. */
function coverage(interval: (k: number, n: number) => Interval | null, n: number, rate: number): number {
  let covered = 0;
  for (let k = 0; k <= n; k++) {
    const { low, high } = interval(k, n) ?? { low: 1, high: 0 };
    if (low <= rate && rate <= high)
      covered += binomialCumulative(k, n, rate) - binomialCumulative(k - 1, n, rate);
  }
  return covered;
}

describe("intervals cover at their stated rate", () => {
  it("Clopper and Pearson's in at least 95 % of samples, whatever the rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, rate) => {
        expect(coverage(exactInterval, n, rate)).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("Wilson's in 95 % of samples on the average over rates, and never far below", () => {
    const rates = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
    const covered = rates.map((rate) => coverage(wilsonInterval, 30, rate));
    expect(covered.reduce((sum, share) => sum + share, 0) / rates.length).toBeCloseTo(0.95, 2);
    expect(Math.min(...covered)).toBeGreaterThan(0.83);
  });
});

it("the difference of 4/20 and 3/18 lies between −22.2 and +27.5 points (Newcombe)", () => {
  const found = differenceInterval({ successes: 4, trials: 20 }, { successes: 3, trials: 18 });
  expect(found?.difference).toBeCloseTo(0.033, 3);
  expect(found?.low).toBeCloseTo(-0.222, 3);
  expect(found?.high).toBeCloseTo(0.275, 3);
});

it("Newcombe's interval of a difference holds it in 95 % of pairs of samples on the average, and never far below", () => {
  const [n, m] = [20, 35];
  const likely = (k: number, trials: number, rate: number) =>
    binomialCumulative(k, trials, rate) - binomialCumulative(k - 1, trials, rate);
  const covered = [0.05, 0.1, 0.2, 0.35, 0.5].flatMap((one) =>
    [0.05, 0.15, 0.3, 0.5].map((other) => {
      let held = 0;
      for (let k = 0; k <= n; k++)
        for (let l = 0; l <= m; l++) {
          const found = differenceInterval({ successes: k, trials: n }, { successes: l, trials: m });
          if (found && found.low <= one - other && one - other <= found.high)
            held += likely(k, n, one) * likely(l, m, other);
        }
      return held;
    }),
  );
  expect(covered.reduce((sum, share) => sum + share, 0) / covered.length).toBeGreaterThan(0.945);
  expect(Math.min(...covered)).toBeGreaterThan(0.91);
});

describe("the sample needed", () => {
  it.each([
    [0.2, 1 / 6, 2114],
    [0.2, 0.1, 199],
    [0.2, 0.3, 293],
  ])("to tell %d from %d is %d leads each", (one, two, needed) =>
    expect(neededPerSample(one, two)).toBeCloseTo(needed, 0),
  );

  it("to know 20 %% to ±10 points is 62, to ±5 points 246", () => {
    expect(neededForMargin(0.2, 0.1)).toBe(62);
    expect(neededForMargin(0.2, 0.05)).toBe(246);
  });

  it("to tell equal rates apart does not exist", () => expect(neededPerSample(0.2, 0.2)).toBeNull());
});
