import { expect, it } from "vitest";
import type { Rule, RuleItem } from "../domain/rule.ts";
import { checkRule } from "./check-rule.ts";
import { aRule } from "./rule-fixture.ts";

const segment: RuleItem = { field: "segment", operation: "equals", value: "A" };
const wrong = (items: readonly RuleItem[], more: Partial<Rule> = {}) =>
  checkRule(aRule("T", "r", items, more)).map(({ item }) => item);

it("finds nothing wrong with a rule of each kind", () => {
  expect(wrong([segment])).toEqual([]);
  expect(wrong([], { kind: "named", accountCodes: ["1"] })).toEqual([]);
  expect(wrong([segment], { kind: "legal", accountCodes: ["1"] })).toEqual([]);
});

it("tells everything that is wrong at once, with its place", () => {
  const items: RuleItem[] = [
    { field: "revenue", operation: "prefix", value: "1" },
    { field: "revenue", operation: "greater", value: "100" },
    { field: "unit", operation: "range", value: { from: "9", to: "80000" } },
    { field: "unit", operation: "range", value: { from: "20000", to: "10000" } },
    { field: "segment", operation: "in", value: "A" },
    { field: "segment", operation: "equals", value: ["A"] },
    { field: "segment", operation: "in", value: [] },
    { field: "location", operation: "within-km", value: { lon: 10, lat: 95, km: 5 } },
  ];
  expect(wrong(items, { filter: "1 AND", accountCodes: ["1"] })).toEqual([
    "/accountCodes",
    "/items/0/operation",
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => `/items/${n}/value`),
    "/filter character 6",
  ]);
});

it("refuses kinds that say nothing, or too much", () => {
  expect(wrong([])).toEqual(["/items"]);
  expect(wrong([], { kind: "legal" })).toEqual(["/items"]);
  expect(wrong([segment], { kind: "named", isInherited: true })).toEqual([
    "/items",
    "/accountCodes",
    "/isInherited",
  ]);
  expect(wrong([], { kind: "named", accountCodes: ["1"], filter: "1" })).toEqual(["/filter"]);
});
