import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleLength } from "./cycle-length.ts";
import { distribution } from "./distribution.ts";
import { evaluateKpis, sumByScope } from "./evaluate-kpis.ts";
import { KPIS } from "./kpis.ts";
import { MEASURES, type MeasureKey, type MeasureSums } from "./measures.ts";

const NONE = Object.fromEntries(Object.keys(MEASURES).map((key) => [key, Number.NaN])) as MeasureSums;

function compute(key: string, measures: Partial<Record<MeasureKey, number>>) {
  const kpi = KPIS.find((entry) => entry.key === key);
  if (!kpi) throw new Error(`there is no KPI ${key}`);
  return kpi.compute({ ...NONE, ...measures });
}

const velocity = (openOpportunities: number, dealValue: number, winRate: number, days: number) => ({
  openOpportunities,
  wonValue: 100 * winRate * dealValue,
  won: 100 * winRate,
  lost: 100 * (1 - winRate),
  wonCycleDays: 100 * winRate * days,
});

const CASES: readonly (readonly [string, Partial<Record<MeasureKey, number>>, number, number])[] = [
  ["sales-velocity", velocity(120, 42_000, 0.22, 78), 14_215, 0],
  ["sales-velocity", velocity(120, 42_000, 0.22, 65), 17_058, 0],
  ["sales-velocity", velocity(18, 42_000, 0.24, 78), 2_326, 0],
  ["sales-velocity", velocity(50, 10_000, 0.2, 30), 3_333, 0],
  ["sales-velocity", velocity(40, 25_000, 0.25, 90), 2_777.777778, 6],
  ["quota-attainment", { creditedRevenue: 75_000, quota: 100_000 }, 0.75, 10],
  ["pacing-index", { creditedRevenue: 450, expectedToDate: 1_000 * (0.2 + 0.3) }, 0.9, 10],
  ["linearity", { lastMonthRevenue: 5.5, quarterRevenue: 9 }, 0.61, 2],
  ["plan-rate", { visitsOnPlan: 15, visitsPlanned: 18 }, 0.833, 3],
  ["call-compliance", { visitsOnPlan: 15, visits: 20 }, 0.75, 10],
  ["route-compliance", { visitsInSequence: 9, visitsOnPlan: 15 }, 0.6, 10],
  ["nps", { promoters: 3, detractors: 1, answers: 6 }, 33.3, 1],
  ["nps", { promoters: 30, detractors: 20, answers: 100 }, 10, 10],
  ["enps", { staffPromoters: 60, staffDetractors: 20, staffAnswers: 100 }, 40, 10],
  ["enps", { staffPromoters: 25, staffDetractors: 20, staffAnswers: 100 }, 5, 10],
  ["brand-development", { brandShareOfTotal: 0.0117, populationShare: 0.00387 }, 302, 0],
  ["brand-development", { brandShareOfTotal: 0.0072, populationShare: 0.00387 }, 186, 0],
  ["category-development", { categoryShareOfTotal: 0.024, populationShare: 0.038 }, 63, 0],
  ["category-development", { categoryShareOfTotal: 0.029, populationShare: 0.03 }, 97, 0],
  ["buying-power", { incomeShare: 0.02, retailShare: 0.015, populationShare: 0.01 }, 0.0165, 10],
  ["share-of-wallet", { revenue: 2_500, potential: 10_000 }, 0.25, 10],
  ["white-space", { revenue: 2_500, potential: 10_000 }, 7_500, 10],
  ["service-index", { effortShare: 0.4, potentialShare: 0.3 }, 1.33, 2],
  ["service-index", { effortShare: 0.35, potentialShare: 0.45 }, 0.78, 2],
  ["net-profit", { revenue: 65_000, discount: 0, costOfGoods: 18_000, costToServe: 0 }, 47_000, 10],
];

describe("worked examples", () => {
  it.each(CASES)("%s of %o is %d", (key, measures, expected, digits) => {
    expect(compute(key, measures).value).toBeCloseTo(expected, digits);
  });

  it("have no value where there is no denominator, or too few to say", () => {
    expect(compute("win-rate-count", { won: 0, lost: 0 }).value).toBeNull();
    expect(compute("growth-reported", { revenue: 5, revenueYearAgo: -1 }).value).toBeNull();
    const met = { openValueDue: 10, quota: 100, closedWonValue: 120 };
    expect(compute("pipeline-coverage", met).value).toBeNull();
    expect(compute("enps", { staffPromoters: 4, staffDetractors: 0, staffAnswers: 4 }).value).toBeNull();
    expect(compute("acquisition-cost", { acquisitionCost: 90, newAccounts: 9 }).value).toBeNull();
    expect(compute("sales-velocity", velocity(10, 5, 0, 30)).value).toBeNull();
  });
});

describe("the registry", () => {
  it("has every key once, frozen, and reads no measure that it does not name", () => {
    expect(new Set(KPIS.map(({ key }) => key)).size).toBe(KPIS.length);
    for (const kpi of KPIS) {
      expect(Object.isFrozen(kpi)).toBe(true);
      const read: string[] = [];
      const spy = new Proxy(NONE, {
        get: (_, key) => {
          read.push(String(key));
          return 20;
        },
      });
      kpi.compute(spy);
      expect([kpi.key, [...new Set(read)].sort()]).toEqual([kpi.key, [...kpi.needs].sort()]);
    }
  });

  it("gives a roll-up the ratio of the sums of its parts", () => {
    const events = fc.array(fc.tuple(fc.nat(3), fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(events, (drawn) => {
        const columns = {
          won: Float64Array.from(drawn, ([, won]) => won),
          lost: Float64Array.from(drawn, ([, , lost]) => lost),
        };
        const one = sumByScope(columns, { scopeOf: Int32Array.from(drawn, ([scope]) => scope), count: 4 });
        const all = sumByScope(columns, { scopeOf: new Int32Array(drawn.length), count: 1 });
        const sum = (column: Float64Array | undefined) =>
          (column ?? new Float64Array()).reduce((a, b) => a + b, 0);
        expect(sum(all.won)).toBe(sum(one.won));
        const [winRate] = evaluateKpis(KPIS, all, 1);
        expect(winRate.key).toBe("win-rate-count");
        const decided = sum(all.won) + sum(all.lost);
        expect(winRate.values[0]).toBe(decided === 0 ? Number.NaN : sum(all.won) / decided);
        expect(winRate.denominators[0]).toBe(decided);
      }),
    );
  });
});

describe("balance", () => {
  it.each([
    [[1, 2, 3, 4], 0.25],
    [[0, 0, 0, 1], 0.75],
    [[5, 5, 5], 0],
    [[1.5, 2, 5.5], 0.296],
    [[18, 8, 12, 10, 12], 0.1467],
  ])("Gini of %j is %d", (values, expected) => expect(distribution(values).gini).toBeCloseTo(expected, 3));

  it("of the hours 1800, 1500, 1200, 900, 2100: CV .283, 20 % in the band", () => {
    const hours = distribution([1800, 1500, 1200, 900, 2100]);
    expect(hours.coefficientOfVariation).toBeCloseTo(0.283, 3);
    expect(hours.shareInBand).toBe(0.2);
    expect(distribution([18, 8, 12, 10, 12]).coefficientOfVariation).toBeCloseTo(0.2789, 4);
  });
});

it("a sales cycle with open deals is longer than that of the won alone", () => {
  const won = (days: number) => ({ days, isWon: true });
  const open = (days: number) => ({ days, isWon: false });
  // by hand: survival 4/5, 4/5 · 3/4 · 1/2 … the median falls on day 40
  const found = cycleLength([won(10), won(20), open(30), won(40), open(60)]);
  expect(found).toMatchObject({ medianWon: 20, censored: 0.4, medianCensored: 40 });
  expect(cycleLength([won(10), won(20), won(30)]).p80Won).toBeCloseTo(26, 10);
  expect(cycleLength([open(5)])).toMatchObject({ medianWon: null, medianCensored: null });
});
