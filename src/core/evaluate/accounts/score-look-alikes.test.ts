import { expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { scoreLookAlikes } from "./score-look-alikes.ts";

const FEATURES = [
  { key: "industry", weight: 1, kind: "category" },
  { key: "size", weight: 1, kind: "number", range: 100 },
] as const;
const account = (name: string, industry: string, size: number | null) => ({
  account: name,
  values: [industry, size],
});

it("falls back on similarity where the best are too few for a model", () => {
  const found = scoreLookAlikes({
    features: FEATURES,
    best: [account("B", "food", 90)],
    others: [account("O", "steel", 10)],
    prospects: [account("far", "steel", 10), account("near", "food", 80)],
  });
  expect(found.model).toBeNull();
  expect(found.prospects.map(({ prospect, probability }) => [prospect, probability])).toEqual([
    ["near", null],
    ["far", null],
  ]);
});

it("with ten best customers per variable finds what sets them apart, and is calibrated", () => {
  const random = seededRandom(7);
  const make = (index: number) => {
    const size = random.below(100);
    const isBest = random.below(100) < size;
    return { isBest, row: account(`C${index}`, random.below(2) === 0 ? "food" : "steel", size) };
  };
  const customers = Array.from({ length: 600 }, (_, index) => make(index));
  const { model, prospects } = scoreLookAlikes({
    features: FEATURES,
    best: customers.filter(({ isBest }) => isBest).map(({ row }) => row),
    others: customers.filter(({ isBest }) => !isBest).map(({ row }) => row),
    prospects: [account("small", "food", 5), account("large", "food", 95), account("unknown", "food", null)],
  });
  expect(prospects.map(({ prospect }) => prospect)).toEqual(["large", "unknown", "small"]);
  expect(prospects[0].probability).toBeGreaterThan(0.8);
  expect(model?.variables).toHaveLength(2);
  // P(best) = size ÷ 100 has an area of 5/6
  expect(model?.areaUnderCurve).toBeCloseTo(5 / 6, 1);
  for (const { foretold, observed } of model?.calibration ?? [])
    expect(Math.abs(foretold - observed)).toBeLessThan(0.2);
  // why alike is told either way
  expect(prospects[0].nearest[0].because[0].feature).toBeDefined();
});
