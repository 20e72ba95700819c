import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../domain/civil-date.ts";
import { haversineKm } from "../../geo/distance.ts";
import { rankSuccessors } from "./rank-successors.ts";
import { DEFAULT_RANKING } from "./ranking-settings.ts";
import type { Candidate, HandedAccount, Handover, ScorePart } from "./successor.ts";

const date = (text: string) => text as CivilDate;
const account = (id: string, values: Partial<HandedAccount> = {}): HandedAccount => ({
  id,
  position: null,
  industry: null,
  products: [],
  language: null,
  revenue: 0,
  workloadHours: 0,
  ...values,
});
const handover = (values: Partial<Handover> = {}): Handover => ({
  accounts: [],
  salesForce: "field",
  absentRepId: "gone",
  teamId: "north",
  managerId: "boss",
  from: date("2026-12-01"),
  until: date("2026-12-01"),
  ...values,
});
const candidate = (code: string, values: Partial<Candidate> = {}): Candidate => ({
  repId: code,
  code,
  name: code,
  teamId: "north",
  managerId: "boss",
  startsOn: null,
  endsOn: null,
  away: [],
  salesForces: ["field"],
  hoursPerWeek: 40,
  fullTimeShare: 1,
  bookedHoursPerMonth: 100,
  home: null,
  knownAccountIds: new Set(),
  industries: new Set(),
  products: new Set(),
  languages: null,
  ...values,
});
const partOf = (ranking: ReturnType<typeof rankSuccessors>, code: string, part: ScorePart) =>
  ranking.ranked.find((each) => each.code === code)?.parts.find((each) => each.part === part);

describe("the parts of the score", () => {
  const accounts = [
    account("a", { revenue: 300, workloadHours: 30, industry: "food", products: ["tea", "oil"] }),
    account("b", { revenue: 100, workloadHours: 10, industry: "steel", position: { lon: 106.8, lat: -6.2 } }),
  ];

  it("weigh accounts by revenue, hours by capacity and kilometres by workload", () => {
    const home = { lon: 107.6, lat: -6.9 };
    const budi = candidate("BUDI", {
      home,
      startsOn: date("2025-12-01"),
      knownAccountIds: new Set(["a"]),
      industries: new Set(["steel"]),
      products: new Set(["oil"]),
      hoursPerWeek: 30,
    });
    const ranking = rankSuccessors(handover({ accounts }), [budi]);
    const value = (part: ScorePart) => partOf(ranking, "BUDI", part)?.value;
    // a: 300 of 400; steel: 100 of 400; of those that name a product, all
    expect([value("continuity"), value("industry"), value("products")]).toEqual([0.75, 0.25, 1]);
    // 365 of 3 × 365.25 days
    expect(value("experience")).toBeCloseTo(365 / (3 * 365.25), 12);
    // 30 h × 52/12 = 130 h of capacity, 100 booked and 40 added, limit 1.15
    expect(value("headroom")).toBeCloseTo(Math.max(0, 1 - 140 / 130 / 1.15), 12);
    const km = haversineKm(107.6, -6.9, 106.8, -6.2);
    expect(value("proximity")).toBeCloseTo(0.5 ** (km / 50), 12);
    expect(value("team")).toBe(1);
    expect(ranking.unknownParts).toEqual(["language"]);
    const mostPoints = ranking.ranked[0].parts.reduce((sum, part) => sum + part.mostPoints, 0);
    expect(mostPoints).toBeCloseTo(100, 9);
    // continuity 35 of 120 counted points of weight
    expect(partOf(ranking, "BUDI", "continuity")?.points).toBeCloseTo((100 * 35 * 0.75) / 120, 9);
  });

  it("say what is not known, and count it as the mean of the others", () => {
    const near = candidate("NEAR", { home: { lon: 106.8, lat: -6.2 } });
    const nowhere = candidate("NOWHERE");
    const ranking = rankSuccessors(handover({ accounts }), [near, nowhere]);
    const [known, assumed] = ["NEAR", "NOWHERE"].map((code) => partOf(ranking, code, "proximity"));
    expect([known?.value, assumed?.value]).toEqual([1, null]);
    expect(assumed?.points).toBe(known?.points);
    expect(ranking.ranked.map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe("hard rules", () => {
  it("exclude each with its reason, and nobody else", () => {
    const from = date("2026-12-01");
    const ranking = rankSuccessors(handover({ from, until: date("2026-12-10") }), [
      candidate("GONE", { repId: "gone" }),
      candidate("LATE", { startsOn: date("2026-12-02") }),
      candidate("LEAVING", { endsOn: date("2026-12-10") }),
      candidate("AWAY", { away: [{ from: date("2026-12-10"), to: null }] }),
      candidate("BACK", { away: [{ from: date("2026-11-01"), to: from }] }),
      candidate("KEY", { salesForces: ["key"] }),
      // 40 × 52/12 = 173.3 h; 1.15 times that is 199.3
      candidate("FULL", { bookedHoursPerMonth: 199.4 }),
      candidate("BUSY", { bookedHoursPerMonth: 199.3 }),
      candidate("PAPER", { fullTimeShare: 0, bookedHoursPerMonth: 0 }),
      candidate("FREE", { salesForces: [], endsOn: date("2026-12-11") }),
    ]);
    expect(Object.fromEntries(ranking.excluded.map(({ code, reason }) => [code, reason]))).toEqual({
      GONE: "is-absent-rep",
      LATE: "not-in-service",
      LEAVING: "not-in-service",
      AWAY: "on-leave",
      KEY: "other-sales-force",
      FULL: "over-capacity",
      PAPER: "over-capacity",
    });
    expect(ranking.ranked.map(({ code }) => code).sort()).toEqual(["BACK", "BUSY", "FREE"]);
  });
});

describe("the order", () => {
  const accounts = [account("a", { revenue: 1, industry: "food" })];

  it("says that equals are equal", () => {
    const ranking = rankSuccessors(handover({ accounts }), [candidate("B"), candidate("A")]);
    expect(ranking.ranked.map(({ code, rank }) => [code, rank])).toEqual([
      ["A", 1],
      ["B", 1],
    ]);
    expect(ranking.isClear).toBe(false);
    expect(rankSuccessors(handover({ accounts }), [candidate("A")]).isClear).toBeNull();
  });

  it("tells apart only those whom other weights within the tolerance would not swap", () => {
    const knows = candidate("KNOWS", { knownAccountIds: new Set(["a"]) });
    const branch = candidate("BRANCH", { industries: new Set(["food"]) });
    // 35 against 20 points of weight: 35 · 0.75 > 20 · 1.25, so it holds; at a third either way it would not
    const rankAt = (weightTolerance: number) => {
      const settings = { ...DEFAULT_RANKING, weightTolerance };
      return rankSuccessors(handover({ accounts }), [branch, knows], settings).ranked.map(
        ({ code, rank }) => [code, rank],
      );
    };
    expect(rankAt(0.25)).toEqual([
      ["KNOWS", 1],
      ["BRANCH", 2],
    ]);
    expect(rankAt(1 / 3)).toEqual([
      ["KNOWS", 1],
      ["BRANCH", 1],
    ]);
  });

  it("does not hang on the order of the candidates, and improves nobody by giving others more", () => {
    const someone = fc.record({
      bookedHoursPerMonth: fc.integer({ min: 0, max: 180 }),
      knows: fc.boolean(),
      industry: fc.boolean(),
      teamId: fc.constantFrom("north", "south", null),
    });
    fc.assert(
      fc.property(fc.array(someone, { minLength: 2, maxLength: 6 }), fc.nat(), (people, shift) => {
        const candidates = people.map(({ knows, industry, ...rest }, n) =>
          candidate(`R${n}`, {
            ...rest,
            knownAccountIds: new Set(knows ? ["a"] : []),
            industries: new Set(industry ? ["food"] : []),
          }),
        );
        const ranking = rankSuccessors(handover({ accounts }), candidates);
        const turned = candidates.map((_, n) => candidates[(n + shift) % candidates.length]);
        const again = rankSuccessors(handover({ accounts }), turned);
        // means are sums in another order: the last digits may differ
        expect(again.ranked.map(({ code, rank }) => [code, rank])).toEqual(
          ranking.ranked.map(({ code, rank }) => [code, rank]),
        );
        for (const [place, { rank, score }] of ranking.ranked.entries()) {
          expect(rank).toBeLessThanOrEqual(place + 1);
          if (place > 0) expect(ranking.ranked[place - 1].score).toBeGreaterThanOrEqual(score);
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
