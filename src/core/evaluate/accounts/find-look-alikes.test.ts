import { describe, expect, it } from "vitest";
import { findLookAlikes } from "./find-look-alikes.ts";
import { type Feature, gowerSimilarity } from "./gower-similarity.ts";
import { rankByGain } from "./rank-by-gain.ts";
import { scoreFit } from "./score-fit.ts";

const FEATURES: readonly Feature[] = [
  { key: "industry", weight: 1, kind: "category" },
  { key: "city", weight: 1, kind: "category" },
  { key: "revenue", weight: 1, kind: "number", range: 800 },
  { key: "employees", weight: 1, kind: "number", range: 40 },
];
const A = ["FMCG", "Bandung", 900, 60];
const B = ["FMCG", "Jakarta", 700, 40];
const C = ["Farmasi", "Bandung", 100, 20];

describe("Gower's similarity", () => {
  it.each([
    ["A and B", A, B, 0.5625],
    ["A and C", A, C, 0.25],
    ["B and C", B, C, 0.1875],
  ])("of %s", (_, one, other, expected) => {
    expect(gowerSimilarity(FEATURES, one, other).similarity).toBeCloseTo(expected, 10);
  });

  it("says why, strongest reason first", () => {
    const { because } = gowerSimilarity(FEATURES, A, B);
    expect(because.slice(0, 3).map(({ feature }) => feature)).toEqual(["industry", "revenue", "employees"]);
  });

  it("leaves out what is unknown, and says nothing where half of the weight is", () => {
    expect(gowerSimilarity(FEATURES, ["FMCG", null, 900, null], B).similarity).toBeCloseTo(0.875, 10);
    expect(gowerSimilarity(FEATURES, ["FMCG", null, null, null], B).similarity).toBeNull();
  });
});

it("puts the prospect first that resembles the best customers, with the nearest and why", () => {
  const [first, second] = findLookAlikes(
    FEATURES,
    [{ account: "best", values: A }],
    [
      { account: "C", values: C },
      { account: "B", values: B },
    ],
  );
  expect(first).toMatchObject({ prospect: "B", score: 0.5625, nearest: [{ account: "best" }] });
  expect(second.prospect).toBe("C");
});

it("scores the fit to the ideal profile over what is known, and shows the rest as incomplete", () => {
  const dimensions = [
    { key: "size", weight: 20, points: 3 },
    { key: "industry", weight: 20, points: 0 },
    { key: "growth", weight: 60, points: null },
  ];
  expect(scoreFit(dimensions)).toMatchObject({ score: 50, completeness: 0.4 });
  expect(scoreFit(dimensions).reasons[0]).toEqual({ dimension: "size", contribution: 50 });
  expect(scoreFit(dimensions, "competitor").score).toBeNull();
});

it("ranks by gain per hour, not by revenue", () => {
  const opening = (account: string, potentialRevenue: number, hoursNeeded: number) => ({
    account,
    winProbability: 0.5,
    marginShare: 0.2,
    currentRevenue: 0,
    potentialRevenue,
    hoursNeeded,
  });
  const ranked = rankByGain([opening("large", 10_000, 100), opening("small", 2_000, 10)]);
  expect(ranked.map(({ account, gainPerHour }) => [account, gainPerHour])).toEqual([
    ["small", 20],
    ["large", 10],
  ]);
});
