import { expect, it } from "vitest";
import type { RuleItem } from "../domain/rule.ts";
import { compileItem } from "./compile-item.ts";
import { foldAccount, type RuleAccount } from "./rule-account.ts";
import { anAccount } from "./rule-fixture.ts";

const holds = (item: RuleItem, known: Partial<RuleAccount>) =>
  compileItem(item)(foldAccount(anAccount(known)));
const asks = (field: RuleItem["field"], operation: RuleItem["operation"], value: RuleItem["value"]) => ({
  field,
  operation,
  value,
});

it("compares postal codes as codes: 9 is not beyond 80000, and a range is of one length", () => {
  const beyond = asks("unit", "greater", "80000");
  expect(["9", "80001", "80000", "090", "99999"].map((unit) => holds(beyond, { unit }))).toEqual([
    false,
    true,
    false,
    false,
    true,
  ]);
  const range = asks("unit", "range", { from: "01000", to: "01999" });
  expect(["01000", "01999", "1500", "0150", "02000", "015000"].map((unit) => holds(range, { unit }))).toEqual(
    [true, true, false, false, false, false],
  );
  const province = asks("unit", "prefix", "SW1A");
  expect(["sw1a 1aa", "SW1 2AA"].map((unit) => holds(province, { unit }))).toEqual([true, false]);
});

it("compares numbers as numbers and text whatever its case, blanks and accents' composition", () => {
  expect([9, 100, 1e3].map((revenue) => holds(asks("revenue", "greater", 99), { revenue }))).toEqual([
    false,
    true,
    true,
  ]);
  expect(holds(asks("revenue", "range", { from: 5, to: 9 }), { revenue: 9 })).toBe(true);
  expect(holds(asks("segment", "equals", " key ACCOUNT"), { segment: "Key Account " })).toBe(true);
  expect(holds(asks("name", "contains", "caf\u00e9"), { name: "Grand Cafe\u0301" })).toBe(true);
});

it("takes what an account lacks for the negations only", () => {
  for (const [operation, isTrue] of [
    ["equals", false],
    ["not-equal", true],
    ["contains", false],
    ["not-contain", true],
    ["prefix", false],
  ] as const) {
    expect(holds(asks("industry", operation, "retail"), {}), operation).toBe(isTrue);
  }
  expect(holds(asks("revenue", "less", 5), {})).toBe(false);
  expect(holds(asks("revenue", "not-in", [5]), {})).toBe(true);
  expect(holds(asks("products", "in", ["A"]), {})).toBe(false);
  expect(holds(asks("products", "not-in", ["A"]), {})).toBe(true);
  expect(holds(asks("location", "within-km", { lon: 0, lat: 0, km: 1 }), {})).toBe(false);
});

it("finds any of the products, and places within a distance across the date line", () => {
  expect(holds(asks("products", "in", ["syrup", "tea"]), { products: ["Coffee", "Tea"] })).toBe(true);
  expect(holds(asks("products", "not-equal", "tea"), { products: ["Coffee", "Tea"] })).toBe(false);
  // 0.2° of the equator: 22.24 km
  const near = (km: number) => asks("location", "within-km", { lon: 179.9, lat: 0, km });
  expect([22, 22.3].map((km) => holds(near(km), { lon: -179.9, lat: 0 }))).toEqual([false, true]);
});
