import { expect, it } from "vitest";
import { findSimilarNames } from "./find-similar-names.ts";
import { readAccountSales } from "./read-account-sales.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

it("reads the columns there are, by their usual names or as named", () => {
  const sales = expectValue(
    readAccountSales(tableOf("outlet,Net Sales,OrderDate", "A,5,2026-01-02"), { revenue: "net_sales" }),
  );
  expect(sales).toMatchObject({ account: ["A"], cost: null, order: null, withoutAccount: null });
  expect(sales.revenue[0]).toBe(5);
  expect(sales.day?.[0]).toBe(20_455);
});

it("adds rows without account up apart, and names them and rows without revenue", () => {
  const outcome = readAccountSales(tableOf("account,revenue,cost", "A,5,1", ",7,2", "B,,3"), {});
  expect(warningCodes(outcome)).toEqual(["EVA-120", "EVA-121"]);
  const sales = expectValue(outcome);
  expect(sales.account).toEqual(["A", "B"]);
  expect([...(sales.cost ?? [])]).toEqual([1, 3]);
  expect(sales.withoutAccount).toEqual({ rows: 1, revenue: 7 });
});

it("refuses a revenue that is no number", () => {
  expect(problemCodes(readAccountSales(tableOf("account,revenue", "A,five"), {}))).toEqual(["EVA-103"]);
});

it("sees spellings of one name, and no more than that", () => {
  const names = [
    "GTXPro",
    "GTX Pro",
    "GTX Plus Pro",
    "buena vist",
    "buena vista",
    "Bike World",
    "Bike World Store",
  ];
  expect(findSimilarNames(names)).toEqual([
    { one: "buena vist", other: "buena vista", reason: "cut-off" },
    { one: "GTX Pro", other: "GTXPro", reason: "punctuation" },
  ]);
});
