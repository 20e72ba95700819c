import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlFalseDiscoveries } from "./control-false-discoveries.ts";
import { funnelLimits, overdispersion } from "./funnel-limits.ts";
import { exactTest, homogeneityTest } from "./homogeneity-test.ts";
import { probabilityBest } from "./probability-best.ts";
import type { Sample } from "./sample.ts";
import { shrinkMeans } from "./shrink-means.ts";
import { shrinkRate, shrinkRates } from "./shrink-rates.ts";
import { chiSquareTail } from "./upper-gamma.ts";

const sample = (successes: number, trials: number): Sample => ({ successes, trials });
/** New accounts of leads in Timur, Barat and Pusat. */
const SEED = [sample(4, 20), sample(6, 32), sample(3, 18)];

describe("the example 4/20, 6/32, 3/18", () => {
  it("shows no difference: χ² .0709 with 2 degrees of freedom, p .965", () => {
    const test = homogeneityTest(SEED);
    expect(test?.chiSquare).toBeCloseTo(0.0709, 4);
    expect(test?.degreesOfFreedom).toBe(2);
    expect(chiSquareTail(test?.chiSquare ?? Number.NaN, 2)).toBeCloseTo(0.965, 3);
  });

  it("has p 1.000 by Fisher, Freeman and Halton, as an expected count is below 5", () => {
    const test = homogeneityTest(SEED);
    expect(test?.method).toBe("exact");
    expect(test?.pValue).toBeCloseTo(1, 3);
    for (const [one, two] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(exactTest([SEED[one], SEED[two]], SEED[one].successes + SEED[two].successes)).toBeCloseTo(1, 3);
  });

  it("spreads less than chance alone: φ .024", () => {
    expect(overdispersion(SEED, 13 / 70)).toBeCloseTo(0.024, 3);
  });

  it("makes the first the best with probability .42, against .29 and .29", () => {
    expect(probabilityBest(SEED).map((share) => Number(share.toFixed(2)))).toEqual([0.42, 0.29, 0.29]);
    expect(probabilityBest([SEED[0], SEED[2]])[0]).toBeCloseTo(0.592, 3);
  });

  it("is pulled to 19.05, 18.7, 18.0 % with the default strength of 40, to 19.3, 18.7, 17.7 % with 20", () => {
    const shrunk = shrinkRates(SEED);
    expect(shrunk).toMatchObject({ strength: 40, source: "default" });
    expect(shrunk.rates.map((rate) => Number(rate?.toFixed(4)))).toEqual([0.1905, 0.1865, 0.1798]);
    expect(SEED.map((one) => Number(shrinkRate(one, 13 / 70, 20).toFixed(3)))).toEqual([0.193, 0.187, 0.177]);
  });
});

describe("the test of homogeneity", () => {
  it("uses χ² where every expected count is at least 5, and finds what SciPy finds", () => {
    // scipy.stats.chi2_contingency([[30, 70], [45, 55], [60, 40]], correction=False)
    const test = homogeneityTest([sample(30, 100), sample(45, 100), sample(60, 100)]);
    expect(test?.method).toBe("chi-square");
    expect(test?.chiSquare).toBeCloseTo(18.181818, 5);
    expect(test?.pValue).toBeCloseTo(1.127e-4, 6);
  });

  it("agrees with Fisher's exact test on the tea tasting: p .4857", () => {
    expect(exactTest([sample(3, 4), sample(1, 4)], 4)).toBeCloseTo(0.4857, 4);
  });

  it("falls back on χ² where the tables are too many to go through", () => {
    const many = Array.from({ length: 300 }, (_, index) => sample(index % 2, 9));
    expect(homogeneityTest(many)?.method).toBe("chi-square");
  });

  it("does not exist for one sample, or where all or none succeed", () => {
    expect(homogeneityTest([sample(3, 4)])).toBeNull();
    expect(homogeneityTest([sample(0, 4), sample(0, 9)])).toBeNull();
  });
});

describe("empirical-Bayes shrinkage", () => {
  it.each([
    [4, 10, 0.2636],
    [300, 1000, 0.2905],
    [3771, 12364, 0.3039],
  ])("pulls %d hits in %d at bats as Robinson's baseball prior does", (hits, atBats, expected) => {
    const [alpha, beta] = [78.661, 224.875];
    expect(shrinkRate(sample(hits, atBats), alpha / (alpha + beta), alpha + beta)).toBeCloseTo(expected, 4);
  });

  it("keeps .212 of the distance for Efron and Morris' 18 batters: Clemente .400 becomes .294", () => {
    const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
    const averages = hits.map((count) => count / 45);
    const mean = averages.reduce((sum, average) => sum + average, 0) / 18;
    const shrunk = shrinkMeans(averages, (mean * (1 - mean)) / 45);
    expect(shrunk.factor).toBeCloseTo(0.212, 3);
    expect(shrunk.values[0]).toBeCloseTo(0.294, 3);
  });

  it("never reverses two samples of the same size, and stays between the rate and the team's", () => {
    const samples = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true })),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(samples, (drawn) => {
        const given = drawn.map(([trials, share]) => sample(Math.round(trials * share), trials));
        const { rates, teamRate } = shrinkRates(given);
        given.forEach((one, i) => {
          const [raw, shrunk] = [one.successes / one.trials, rates[i] ?? Number.NaN];
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(raw, teamRate ?? 0) - 1e-12);
          expect(shrunk).toBeLessThanOrEqual(Math.max(raw, teamRate ?? 0) + 1e-12);
          given.forEach((other, j) => {
            if (one.trials === other.trials && one.successes < other.successes)
              expect(shrunk).toBeLessThanOrEqual(rates[j] ?? Number.NaN);
          });
        });
      }),
    );
  });

  it("pulls fully where eight peers differ less than by chance, and little where they differ much", () => {
    const alike = shrinkRates(Array.from({ length: 8 }, () => sample(20, 100)));
    expect(alike).toMatchObject({ strength: Number.POSITIVE_INFINITY, source: "peers" });
    const apart = shrinkRates([5, 10, 20, 30, 50, 60, 80, 90].map((k) => sample(k, 100)));
    expect(apart.strength).toBeLessThan(5);
  });
});

describe("funnel limits", () => {
  it.each([
    [20, [1, 7, 0, 10]],
    [32, [2, 10, 0, 13]],
    [18, [1, 7, 0, 9]],
    [100, [11, 26, 8, 31]],
  ])("at the rate 13/70 and %d leads", (trials, expected) => {
    const { low95, high95, low998, high998 } = funnelLimits(trials, 13 / 70);
    expect([low95, high95, low998, high998]).toEqual(expected);
  });

  it("move away from the expected count where territories differ more than by chance", () => {
    const wide = funnelLimits(100, 0.2, 4);
    const plain = funnelLimits(100, 0.2);
    expect(wide.high95 - 20).toBeCloseTo(2 * (plain.high95 - 20), 12);
    expect(wide.low998).toBe(0);
  });
});

it("Benjamini and Hochberg's fifteen tests of 1995 leave four findings", () => {
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(controlFalseDiscoveries(pValues).filter(Boolean)).toHaveLength(4);
  expect(controlFalseDiscoveries([0.9, 0.001])).toEqual([false, true]);
  expect(controlFalseDiscoveries([])).toEqual([]);
});
