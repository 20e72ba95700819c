import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../../domain/day-number.ts";
import { seededRandom } from "../../search/random.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import { forecastHierarchy } from "./forecast-hierarchy.ts";
import { forecastByMethods } from "./forecast-methods.ts";
import { forecastSeries } from "./forecast-series.ts";
import { holidayShares, takeOutHoliday } from "./holiday-effect.ts";
import { IDULFITRI_DATES } from "./idulfitri-dates.ts";
import { forecastTsb, isIntermittent } from "./intermittent-demand.ts";
import { pooledSeason } from "./pooled-season.ts";
import { seasonStrength } from "./season-strength.ts";

const YEAR = [0.8, 0.9, 1, 1, 1.1, 1, 0.9, 1, 1.1, 1, 1, 1.2];
const seededNoise = (seed: number) => {
  const random = seededRandom(seed);
  return () => normalQuantile(0.5 + (random.next() - 0.5) * 0.999_999);
};

describe("the days before Idulfitri", () => {
  const days = IDULFITRI_DATES.map((date) => {
    const [year, month, day] = date.split("-").map(Number);
    return dayNumber(year, month, day);
  });

  it.each([
    [2022, [0, 0.929, 0.071]],
    [2023, [0, 1, 0]],
    [2024, [0.357, 0.643, 0]],
    [2025, [1, 0, 0]],
  ])("%d: 14 days fall into March, April, May as %j", (year, expected) => {
    const shares = holidayShares(days, { firstMonth: year * 12 + 2, months: 3 }, 14);
    expect(shares.map((share) => Number(share.toFixed(3)))).toEqual(expected);
  });

  it("begin a day too early by the calendar of Umm al-Qura, so that the dates are a table", () => {
    const hijri = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", {
      ...{ day: "numeric", month: "numeric", timeZone: "UTC" },
    });
    for (const [computed, official] of [
      ["2023-04-21", "2023-04-22"],
      ["2025-03-30", "2025-03-31"],
    ]) {
      expect(hijri.format(Date.parse(computed))).toMatch(/^10\/1\b/);
      expect(IDULFITRI_DATES).toContain(official);
    }
  });

  it("are found as what they were simulated with, put back where they fall next year, and better than a month's index", () => {
    const noise = seededNoise(5);
    const [firstMonth, months, ahead] = [2022 * 12, 48, 12];
    const shares = holidayShares(days, { firstMonth, months: months + ahead });
    const all = shares.map((share, t) => 1_000 * YEAR[t % 12] * 1.5 ** share * Math.exp(0.02 * noise()));
    const values = all.slice(0, months);
    expect(takeOutHoliday(values, shares, 12)?.effect.size).toBeCloseTo(1.5, 1);
    const found = forecastSeries(values, { period: 12, holidayShares: shares }, ahead);
    const without = forecastSeries(values, { period: 12 }, ahead);
    expect(found.holiday?.kind).toBe("multiplicative");
    const miss = ({ forecasts }: typeof found) =>
      forecasts.reduce((sum, { value }, step) => sum + Math.abs(value - all[months + step]), 0);
    expect(miss(found)).toBeLessThan(0.6 * miss(without));
  });

  it("are left out where sales do not follow them", () => {
    const noise = seededNoise(6);
    const shares = holidayShares(days, { firstMonth: 2022 * 12, months: 60 });
    const values = Array.from({ length: 48 }, (_, t) => 1_000 * YEAR[t % 12] * Math.exp(0.05 * noise()));
    expect(forecastSeries(values, { period: 12, holidayShares: shares }, 12).holiday).toBeNull();
  });
});

describe("intermittent demand", () => {
  it("falls with TSB while nothing is asked for: 2/3 × 2, then × .9 a month", () => {
    // first demand of 2 in the third period: probability 1/3, then .1 × (1 − 1/3) more
    const probability = 1 / 3 + 0.1 * (1 - 1 / 3);
    expect(forecastTsb([0, 0, 2, 2], 1)[0]).toBeCloseTo(2 * probability, 12);
    expect(forecastTsb([0, 0, 2, 2, 0, 0], 2)).toEqual(
      expect.arrayContaining([expect.closeTo(2 * probability * 0.81, 12)]),
    );
    expect(forecastTsb([0, 0], 1)).toEqual([0]);
  });

  it("is told from seasonal and from returned goods, and foretold near its mean", () => {
    const random = seededRandom(8);
    const values = Array.from({ length: 60 }, () =>
      random.next() < 0.25 ? 4 + Math.floor(5 * random.next()) : 0,
    );
    expect(isIntermittent(values)).toBe(true);
    expect(isIntermittent(values.map((value) => value + 1))).toBe(false);
    expect(isIntermittent([0, -1, 0, 5, 0, 5])).toBe(false);
    const found = forecastSeries(values, { period: 12 }, 6);
    expect(["sba", "tsb", "median", "theta", "ets", "damped-trend"]).toContain(found.method);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const foretold = found.forecasts.reduce((sum, { value }) => sum + value, 0) / 6;
    expect(foretold / mean).toBeGreaterThan(0.6);
    expect(foretold / mean).toBeLessThan(1.4);
    expect(forecastByMethods([5, 6, 7, 5], { period: 1 }, 2).tsb).toBeNull();
  });
});

describe("a series that is new", () => {
  it("has the team's season below a year, and a mixture below two", () => {
    expect(pooledSeason([5, 5, 5], YEAR)).toBe(YEAR);
    const own = pooledSeason(Array(12).fill(5), YEAR) ?? [];
    // one year of its own, flat, against two of the team's
    expect(own[0]).toBeCloseTo((1 + 2 * 0.8) / 3, 12);
    expect(own.reduce((sum, index) => sum + index, 0)).toBeCloseTo(12, 12);
    expect(pooledSeason([0, 5], YEAR)).toBeNull();
  });

  it("is not taken for one that sold nothing before: its forecast has the season, at its own level", () => {
    const old = Array.from({ length: 36 }, (_, t) => 1_000 * YEAR[t % 12]);
    const young = Array.from({ length: 36 }, (_, t) => (t < 30 ? 0 : 200 * YEAR[t % 12]));
    const { parts, total } = forecastHierarchy([old, young], { period: 12 }, 12);
    parts[1].forecasts.forEach(({ value }, step) => {
      expect(value / (200 * YEAR[step])).toBeGreaterThan(0.9);
      expect(value / (200 * YEAR[step])).toBeLessThan(1.1);
    });
    expect(total[0].value).toBeCloseTo(parts[0].forecasts[0].value + parts[1].forecasts[0].value, 9);
  });
});

it("tells a season that rules the months from one that chance could make", () => {
  const noise = seededNoise(9);
  const ruled = Array.from({ length: 60 }, (_, t) => (100 + t) * YEAR[t % 12] * Math.exp(0.01 * noise()));
  const free = Array.from({ length: 60 }, () => 100 * Math.exp(0.2 * noise()));
  expect(seasonStrength(ruled, 12)).toBeGreaterThan(0.95);
  expect(seasonStrength(free, 12)).toBeLessThan(0.5);
  expect(seasonStrength(ruled.slice(0, 24), 12)).toBeNull();
  expect(seasonStrength(Array(40).fill(7), 12)).toBeNull();
});

it("makes any groups of series sum to their members", () => {
  const series = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(series, { minLength: 2, maxLength: 4 }), (list) => {
      const groups = [{ members: [0, 1] }, { members: list.map((_, place) => place) }];
      const found = forecastHierarchy(list, { period: 12, groups }, 3);
      groups.forEach(({ members }, index) => {
        found.groups[index].forEach(({ value }, step) => {
          const sum = members.reduce((total, place) => total + found.parts[place].forecasts[step].value, 0);
          expect(value).toBeCloseTo(sum, 6);
        });
      });
    }),
    { numRuns: 10 },
  );
});

it("chooses no method that did worse in the back-test than the seasonal naive", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 14, maxLength: 40 }), (values) => {
      const { method, backTest } = forecastSeries(values, { period: 4 }, 4);
      const [chosen, naive] = [backTest.mase[method], backTest.mase["seasonal-naive"]];
      if (chosen !== null && naive !== null) expect(chosen).toBeLessThanOrEqual(naive);
    }),
    { numRuns: 40 },
  );
});
