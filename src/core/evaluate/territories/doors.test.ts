import { describe, expect, it } from "vitest";
import { explainRevenue } from "../causes/explain-revenue.ts";
import { chartMonths } from "./chart-months.ts";
import { pace, seasonalProfile } from "./pace.ts";
import { serviceLevels } from "./service-levels.ts";

describe("pace", () => {
  const profile = [0.2, 0.3, 0.5];
  it("methods.md §5: quota 1,000, profile 20/30/50, 450 after month 2 is .90, where a linear clock says .675", () => {
    const found = pace([200, 250], { quota: 1_000, profile, elapsedOfLast: 1 });
    expect(found.index).toBeCloseTo(0.9, 12);
    expect(found.linearIndex).toBeCloseTo(0.675, 12);
    expect([found.lastMonthShare, found.gini]).toEqual([null, null]);
    expect(found.expected).toEqual([200, 500, 1_000]);
  });
  it("methods.md §5: months of 1.5, 2 and 5.5 are 17, 22 and 61 %, Gini .296", () => {
    const months = [1.5, 2, 5.5];
    expect(seasonalProfile([months])?.map((share) => share.toFixed(2))).toEqual(["0.17", "0.22", "0.61"]);
    const found = pace(months, { quota: 9, profile, elapsedOfLast: 1 });
    expect(found.lastMonthShare).toBeCloseTo(0.611, 3);
    expect(found.gini).toBeCloseTo(0.296, 3);
  });
  it("expects of a month begun what its days let expect", () => {
    expect(pace([100], { quota: 1_000, profile, elapsedOfLast: 0.5 }).index).toBeCloseTo(1, 12);
  });
  it("learns the profile from earlier years, each counting alike", () => {
    expect(
      seasonalProfile([
        [1, 3],
        [30, 10],
        [0, 0],
      ]),
    ).toEqual([0.5, 0.5]);
    expect(seasonalProfile([[0, 0]])).toBeNull();
  });
});

describe("service", () => {
  const rows = [
    ["A", 30, 40],
    ["B", 45, 35],
    ["C", 25, 25],
  ] as const;
  const served = rows.map(([territory, potential, effort]) => ({
    territory,
    potential,
    effort,
    sales: null,
  }));
  it("methods.md §6.8: potential 30/45/25 and effort 40/35/25 give 1.33, .78, 1.00", () => {
    const found = serviceLevels(served);
    expect(found.map(({ index }) => Number(index?.toFixed(2)))).toEqual([1.33, 0.78, 1]);
    expect(found.map(({ service }) => service)).toEqual(["over-served", "under-served", "in-band"]);
    expect(found.map(({ asksFor }) => asksFor)).toEqual(["none", "capacity", "none"]);
  });
  it("tells under-performing at normal effort from under-served", () => {
    const many = Array.from({ length: 12 }, (_, index) => {
      const potential = 100 + 10 * index;
      const effort = index === 3 ? potential / 2 : potential;
      return {
        territory: `T${index}`,
        potential,
        effort,
        sales: 2 * potential + (index % 3) - (index === 7 ? 60 : 0),
      };
    });
    const found = serviceLevels(many).filter(({ asksFor }) => asksFor !== "none");
    expect(found.map(({ territory, asksFor }) => [territory, asksFor])).toEqual([
      ["T3", "capacity"],
      ["T7", "coaching-or-fit"],
    ]);
  });
  it("says nothing of a territory without potential", () => {
    expect(serviceLevels([{ territory: "A", potential: 0, effort: 1, sales: 1 }])[0]).toMatchObject({
      index: null,
      service: "unknown",
      asksFor: "none",
    });
  });
});

describe("why revenue changed", () => {
  it("methods.md §6.7: −31,200 is −14,097 leads, −29,855 win rate, +12,752 value", () => {
    const scale = 100;
    const period = (leads: number, opportunities: number, won: number, value: number) => ({
      ...{
        leads: leads * scale,
        opportunities: opportunities * scale,
        won: won * scale,
        revenue: won * value,
      },
    });
    const { causes, change } = explainRevenue(period(200, 50, 15, 10_000), period(180, 45, 10.8, 11_000));
    expect(change).toBeCloseTo(-31_200, 6);
    expect(causes.map(({ key, effect }) => [key, Math.round(effect)])).toEqual([
      ["win-rate", -29_855],
      ["leads", -14_097],
      ["lead-to-opportunity", 0],
      ["deal-value", 12_752],
    ]);
    expect(causes.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(change, 6);
    // of 5,000 and 4,500 opportunities the rates of 30 and 24 % differ
    expect(causes[0].rate?.isBeyondChance).toBe(true);
  });
  it("names no cause where chance explains the rate", () => {
    const { causes } = explainRevenue(
      { leads: 20, opportunities: 9, won: 4, revenue: 40 },
      { leads: 20, opportunities: 9, won: 3, revenue: 30 },
    );
    expect(causes.find(({ key }) => key === "win-rate")?.rate?.isBeyondChance).toBe(false);
    const none = explainRevenue(
      { leads: 0, opportunities: 0, won: 0, revenue: 0 },
      { leads: 5, opportunities: 5, won: 5, revenue: 5 },
    );
    expect(none.causes.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(5, 6);
    expect(none.causes.find(({ key }) => key === "win-rate")?.before).toBeNull();
  });
});

describe("months over time", () => {
  it("are judged without their season: a December that is high every year is no signal", () => {
    const months = Array.from({ length: 48 }, (_, month) =>
      month % 12 === 11 ? 300 : 100 + ((month * 7) % 5),
    );
    const adjusted = chartMonths(months);
    expect(adjusted.isAdjusted).toBe(true);
    expect(adjusted.chart?.outside).toEqual([]);
    const broken = chartMonths([...months.slice(0, 40), 200, ...months.slice(41)]);
    expect(broken.chart?.outside).toContain(40);
    expect(chartMonths(months.slice(0, 12)).isAdjusted).toBe(false);
  });
});
