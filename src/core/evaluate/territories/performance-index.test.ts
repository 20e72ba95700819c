import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { pearson } from "../statistics/correlation.ts";
import { leastSquares } from "../statistics/least-squares.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import { performanceIndex } from "./performance-index.ts";

const numbers = (text: string) => text.split(" ").map(Number);
/** Cravens, Woodruff & Stamper 1972, 25 territories; the share of territory 6 is 5.51. */
const SALES = numbers(
  "3669.88 3473.95 2295.10 4675.56 6125.96 2134.94 5031.66 3367.45 6519.45 4876.37 2468.27 2533.31 2408.11 2337.38 4586.95 2729.24 3289.40 2800.78 3264.20 3453.62 1741.45 2035.75 1578.00 4167.44 2799.97",
);
const POTENTIAL = numbers(
  "74065.1 58117.3 21118.5 68521.3 57805.1 37806.9 50935.3 35602.1 46176.8 42053.2 36829.7 33612.7 21412.8 20416.9 36272.0 23093.3 26878.6 39572.0 51866.1 58749.8 23990.8 25694.9 23736.3 34314.3 22809.5",
);
const ADVERTISING = numbers(
  "4582.9 5539.8 2950.4 2243.1 7747.1 402.4 3140.6 2086.2 8846.2 5673.1 2761.8 1991.8 1971.5 1737.4 10694.2 8618.6 7747.9 4565.8 6022.7 3721.1 861.0 3571.5 2845.5 5060.1 3552.0",
);
const SHARE = numbers(
  "2.51 5.51 10.91 8.27 9.15 5.51 8.54 7.07 12.54 8.85 5.38 5.43 8.48 7.80 10.34 5.15 6.64 5.45 6.31 6.35 7.37 8.39 5.15 12.88 9.14",
);
/** Months with the company, change of share, accounts, workload and rating of the rep. */
const TENURE = numbers(
  "43.10 108.13 13.82 186.18 161.79 8.94 365.04 220.32 127.64 105.69 57.72 23.58 13.82 13.82 86.99 165.85 116.26 42.28 52.84 165.04 10.57 13.82 8.13 58.44 21.14",
);
const OTHERS = [
  "0.34 0.15 -0.72 0.17 0.50 0.15 0.55 -0.49 1.24 0.31 0.37 -0.65 0.64 1.01 0.11 0.04 0.68 0.66 -0.10 -0.03 -1.63 -0.43 0.04 0.22 -0.74",
  "74.86 107.32 96.75 195.12 180.44 104.88 256.10 126.83 203.25 119.51 116.26 142.28 89.43 84.55 119.51 80.49 136.58 78.86 136.58 138.21 75.61 102.44 76.42 136.58 88.62",
  "15.05 19.97 17.34 13.40 17.64 16.22 18.80 19.86 17.42 21.41 16.32 14.51 19.35 20.02 15.26 15.87 7.81 16.00 17.44 17.98 20.99 21.66 21.46 24.78 24.96",
  "4.9 5.1 2.9 3.4 4.6 4.5 4.6 2.3 4.9 2.8 3.1 4.2 4.3 4.2 5.5 3.6 3.4 4.2 3.6 3.1 1.6 3.4 2.7 2.8 3.9",
].map(numbers);
const NAMES = SALES.map((_, index) => String(index + 1));

describe("Cravens' 25 territories", () => {
  const found = performanceIndex(NAMES, SALES, [POTENTIAL, ADVERTISING, SHARE]);
  const highest = (value: (index: number) => number) =>
    NAMES.map((_, index) => index)
      .sort((a, b) => value(b) - value(a))
      .slice(0, 5)
      .map((index) => index + 1);

  it("Sales = −1603.58 + .0543 potential + .1675 advertising + 282.75 share, R² .8490, s 545.5", () => {
    const [intercept, potential, advertising, share] = found?.regression.coefficients ?? [];
    expect(intercept).toBeCloseTo(-1603.58, 2);
    expect(potential).toBeCloseTo(0.0543, 4);
    expect(advertising).toBeCloseTo(0.1675, 4);
    expect(share).toBeCloseTo(282.75, 2);
    expect(found?.regression.rSquared).toBeCloseTo(0.849, 4);
    expect(found?.regression.residualDeviation).toBeCloseTo(545.5, 1);
  });

  it("puts 9, 5, 7, 10, 4 first by sales, but 8, 7, 12, 10, 14 by what could be expected", () => {
    expect(highest((index) => SALES[index])).toEqual([9, 5, 7, 10, 4]);
    const indices = found?.territories.map(({ index }) => index ?? 0) ?? [];
    expect(highest((index) => indices[index])).toEqual([8, 7, 12, 10, 14]);
    expect([8, 7, 12, 10, 14].map((name) => Number(indices[name - 1].toFixed(1)))).toEqual([
      125.8, 122.7, 121.2, 118, 116.8,
    ]);
    expect(indices[3]).toBeCloseTo(96.8, 1);
  });

  it("sales and share correlate with .484", () => {
    expect(pearson(SALES, SHARE)).toBeCloseTo(0.484, 3);
  });

  it("all eight predictors have R² .9220, s 449.0", () => {
    const all = leastSquares(SALES, [TENURE, POTENTIAL, ADVERTISING, SHARE, ...OTHERS]);
    expect(all?.rSquared).toBeCloseTo(0.922, 4);
    expect(all?.residualDeviation).toBeCloseTo(449, 1);
  });

  it("time, potential and advertising: 787.2, 5.25, .0303, .2181, R² .699 as Minitab prints it", () => {
    const found = leastSquares(SALES, [TENURE, POTENTIAL, ADVERTISING]);
    const [intercept, time, potential, advertising] = found?.coefficients ?? [];
    expect(intercept).toBeCloseTo(787.2, 1);
    expect(time).toBeCloseTo(5.25, 2);
    expect(potential).toBeCloseTo(0.0303, 4);
    expect(advertising).toBeCloseTo(0.2181, 4);
    expect(found?.rSquared).toBeCloseTo(0.699, 3);
  });

  it("by potential alone has R² .357", () => {
    expect(leastSquares(SALES, [POTENTIAL])?.rSquared).toBeCloseTo(0.357, 3);
  });

  it("are too few for six predictors, and predictors must not depend on each other", () => {
    expect(performanceIndex(NAMES, SALES, Array(6).fill(POTENTIAL))).toBeNull();
    expect(performanceIndex(NAMES, SALES, [POTENTIAL, POTENTIAL.map((value) => 2 * value)])).toBeNull();
  });

  it("flags who lies outside the own range and nobody else, few territories or many", () => {
    for (const count of [6, 12, 25]) {
      const some = performanceIndex(NAMES.slice(0, count), SALES.slice(0, count), [
        POTENTIAL.slice(0, count),
      ]);
      for (const { index, range, isFlagged } of some?.territories ?? []) {
        const { low, high } = range ?? { low: Number.NaN, high: Number.NaN };
        expect(isFlagged).toBe((index ?? 100) < low || (index ?? 100) > high);
      }
    }
  });

  it("flags one in twenty of six territories that all perform as expected", () => {
    const random = seededRandom(5);
    const noise = () => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random.next())));
    const potential = [3, 5, 1.6, 3.7, 2.2, 2.6];
    let flagged = 0;
    for (let team = 0; team < 2_000; team++) {
      const sales = potential.map((one) => 10 + 6 * one + noise());
      const found = performanceIndex(NAMES.slice(0, 6), sales, [potential]);
      flagged += found?.territories.filter(({ isFlagged }) => isFlagged).length ?? 0;
    }
    expect(flagged / 12_000).toBeGreaterThan(0.04);
    expect(flagged / 12_000).toBeLessThan(0.06);
  });

  it("has leverages that sum to the number of coefficients", () => {
    const sum = found?.regression.leverages.reduce((total, leverage) => total + leverage, 0);
    expect(sum).toBeCloseTo(4, 9);
  });
});
