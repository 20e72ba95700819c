import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import { studentQuantile } from "../statistics/student-quantile.ts";
import { studentTail } from "../statistics/student-tail.ts";
import { checkSmart, type SmartGoal } from "./check-smart.ts";
import { chanceFromMonths, chanceFromPeriods, chanceFromYearBefore } from "./goal-chance.ts";

it("Student's tail is what its quantile leaves", () => {
  for (const degrees of [1, 2, 5, 30])
    for (const share of [0.05, 0.3, 0.5, 0.9, 0.975])
      expect(studentTail(studentQuantile(share, degrees), degrees)).toBeCloseTo(1 - share, 9);
  // t = 1 on one degree of freedom: a quarter
  expect(studentTail(1, 1)).toBeCloseTo(0.25, 12);
});

describe("the chance of a goal", () => {
  const month = (value: number, half: number) => ({
    forecast: { value, low80: value - half, high80: value + half, low95: 0, high95: 0 },
    weight: 1,
  });

  it("is one half where the forecast meets the target, and 90 % at the lower 80 % limit", () => {
    const months = [month(100, 20), month(100, 20)];
    const aim = { isAtMost: false, origins: 6 };
    expect(chanceFromMonths(50, months, { ...aim, target: 250 }).probability).toBeCloseTo(0.5, 12);
    const cautious = chanceFromMonths(50, months, { ...aim, target: 210 });
    expect(cautious).toMatchObject({ expected: 250, low80: 210, high80: 290, basis: "months", count: 2 });
    expect(cautious.probability).toBeCloseTo(0.9, 9);
    expect(chanceFromMonths(50, months, { ...aim, target: 210, isAtMost: true }).probability).toBeCloseTo(
      0.1,
      9,
    );
    expect(chanceFromMonths(50, [], { ...aim, target: 50 }).probability).toBe(1);
  });

  it("from periods before comes true as often as it says", () => {
    const random = seededRandom(12);
    const noise = () => 100 + 15 * normalQuantile(0.5 + (random.next() - 0.5) * 0.999_999);
    let [said, came] = [0, 0];
    for (let run = 0; run < 4_000; run++) {
      const target = 85 + 30 * random.next();
      const chance = chanceFromPeriods([noise(), noise(), noise(), noise(), noise()], {
        target,
        isAtMost: false,
      });
      said += chance?.probability ?? 0;
      came += noise() >= target ? 1 : 0;
    }
    expect(Math.abs(said - came) / 4_000).toBeLessThan(0.02);
    expect(chanceFromPeriods([1, 2], { target: 1, isAtMost: false })).toBeNull();
  });
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("the chance of a year with less than two years of history", () => {
  const aim = { target: 0, isAtMost: false };
  const months = Array.from({ length: 12 }, (_, month) => 100 + 10 * month);
  const whole = (count: number) => new Array<number>(count).fill(1);

  it("is the same months a year before, times the growth since", () => {
    const values = [...months, ...[1.1, 1.2, 1.3].map((growth, month) => months[month] * growth)];
    const found = chanceFromYearBefore(50, { values, weights: [...whole(8), 0.5] }, aim);
    const mean = (1.1 * 1.2 * 1.3) ** (1 / 3);
    const ahead = [130, 140, 150, 160, 170, 180, 190, 200, 0.5 * 210];
    const left = mean * sum(ahead);
    expect(found?.expected).toBeCloseTo(50 + left, 9);
    expect(found).toMatchObject({ basis: "year-before", count: 3 });
    // by hand: variance of the three logarithms, months that move half together, Student's t with two degrees of freedom
    const logs = [1.1, 1.2, 1.3].map((growth) => Math.log(growth) - Math.log(mean));
    const apart = mean ** 2 * sum(ahead.map((month) => month ** 2));
    const spread = (1 / 2 + 1 / 3) * left ** 2 + apart / 2;
    const deviation = Math.sqrt((sum(logs.map((log) => log ** 2)) / 2) * spread);
    expect((found?.high80 ?? 0) - 50 - left).toBeCloseTo(1.885618083 * deviation, 5);
  });

  it("is none of fewer than fifteen months, of a month without sales, and beyond two years", () => {
    const of = (values: readonly number[], weights = whole(6)) =>
      chanceFromYearBefore(0, { values, weights }, aim);
    expect(of([...months, 100, 100])).toBeNull();
    expect(of([...months, 100, 100, 100])).not.toBeNull();
    expect(of([...months, 100, 0, 100])).toBeNull();
    expect(of([...months, 100, 100, 100], whole(25))).toBeNull();
    // the second year ahead grows twice
    const steady = [...months, ...months.map((month) => 1.1 * month)];
    const later = of(steady, [...new Array<number>(13).fill(0), 1]);
    expect(later?.expected).toBeCloseTo(1.1 ** 2 * 1.1 * 110, 6);
  });

  it.each([
    ["with a season and a trend", 0],
    ["where the level wanders too", 0.02],
  ])("comes true at least as often as its limits say, %s", (_, wander) => {
    const random = seededRandom(8);
    const draw = () => normalQuantile(0.5 + (random.next() - 0.5) * 0.999_999);
    const runs = 1_500;
    // the last is a calendar year that begins in two months
    for (const [history, ahead, wait] of [
      [15, 12, 0],
      [18, 6, 0],
      [24, 12, 0],
      [22, 12, 2],
    ]) {
      let [covered, sure, came] = [0, 0, 0];
      for (let run = 0; run < runs; run++) {
        const drift = 0.01 * draw();
        let level = 5;
        const series = Array.from({ length: history + wait + ahead }, (_, t) => {
          level += drift + wander * draw();
          return Math.exp(level + 0.3 * Math.sin((2 * Math.PI * t) / 12) + 0.08 * draw());
        });
        const values = series.slice(0, history);
        const weights = [...new Array<number>(wait).fill(0), ...whole(ahead)];
        const actual = sum(series.slice(history + wait));
        const target =
          sum(series.slice(history + wait - 12, history + wait - 12 + ahead)) * Math.exp(0.2 * draw());
        const chance = chanceFromYearBefore(0, { values, weights }, { ...aim, target });
        if (chance === null) throw new Error("no chance");
        if (actual >= chance.low80 && actual <= chance.high80) covered++;
        if (chance.probability < 0.9) continue;
        sure++;
        if (actual >= target) came++;
      }
      expect(covered / runs).toBeGreaterThan(0.8);
      expect(covered / runs).toBeLessThan(0.95);
      expect(came / sure).toBeGreaterThan(0.9);
    }
  });
});

describe("SMART", () => {
  const goal: SmartGoal = {
    kind: "quantitative",
    metric: "account-revenue",
    unit: "IDR",
    baseline: 90,
    target: 120,
    rubric: null,
    rubricLevels: null,
    targetLevel: null,
    hasOwner: true,
    startsOn: "2027-01-01",
    endsOn: "2027-04-01",
  };
  const chance = {
    probability: 0.1,
    expected: 100,
    low80: 90,
    high80: 110,
    basis: "periods",
    count: 6,
  } as const;
  const known = { today: "2026-11-22", kpiUnit: "money", currency: "IDR", chance };
  const doubts = (of: Partial<SmartGoal>, more: Partial<typeof known> | { readonly chance: null } = {}) =>
    checkSmart({ ...goal, ...of }, { ...known, ...more })
      .filter(({ state }) => state !== "ok")
      .map(({ part, reason }) => `${part}: ${reason}`);

  it("warns of a target beyond the 80 % limits either way", () => {
    expect(doubts({})).toEqual(["chance: above-forecast"]);
    expect(doubts({ target: 80 })).toEqual(["chance: below-forecast"]);
    expect(doubts({ target: 105 })).toEqual([]);
  });

  it("names each part that is missing or does not fit", () => {
    expect(
      doubts(
        { metric: "love", unit: "%", hasOwner: false, baseline: null, endsOn: "2026-11-22" },
        { chance: null },
      ),
    ).toEqual([
      "unit: unit-of-another-kind",
      "owner: not-given",
      "baseline: not-given",
      "deadline: over",
      "chance: not-known",
    ]);
    expect(checkSmart(goal, { ...known, kpiUnit: null })[0]).toEqual({
      part: "metric",
      state: "doubtful",
      reason: "no-key-figure",
    });
    expect(doubts({ target: 90, baseline: 90 })).toEqual(["target: equal-to-baseline"]);
    expect(doubts({ kind: "qualitative", rubric: null, hasOwner: false })).toEqual([
      "rubric: not-given",
      "owner: not-given",
      "target: not-given",
    ]);
    // words without levels leave it to the judge what is good
    const judged = { kind: "qualitative", rubric: "Service", targetLevel: 2 } as const;
    expect(doubts(judged)).toEqual(["rubric: not-given"]);
    expect(doubts({ ...judged, rubricLevels: ["late", "in a week", "in a day"] })).toEqual([]);
  });
});
