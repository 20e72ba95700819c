import { expect, test } from "vitest";
import { addressOf, pageOfToday } from "./snapshot-address.ts";

const window = { from: "2026-01-01", until: "2026-04-01" };

test("kept figures open on the page of their kind, with the filters they were asked by", () => {
  const request = {
    kind: "customer-value",
    query: { ...window, months: 12, marginShare: 0.25 },
  } as const;
  expect(addressOf({ id: "S", request })).toEqual({
    to: "/evaluate/worth",
    search: { ...window, months: 12, margin: 25, snapshot: "S" },
  });
});

test("credit is in the address only where it is not the usual one", () => {
  const restated = { ...window, by: "rep", credit: "restated" } as const;
  const search = addressOf({ id: "S", request: { kind: "kpis", query: restated } })?.search;
  expect(search).toEqual({ ...restated, snapshot: "S" });
  const dated = { ...window, by: "rep", credit: "effective-dated" } as const;
  expect(addressOf({ id: "S", request: { kind: "kpis", query: dated } })?.search).not.toHaveProperty(
    "credit",
  );
});

test("a kept proposal of quotas opens with the target and the shares that it was asked by", () => {
  const wish = { by: "rep", target: 1100, formula: "growth", priorWeight: 0.07, cap: 0.25 } as const;
  const request = { kind: "quotas", query: { ...window, credit: "effective-dated", ...wish } } as const;
  expect(addressOf({ id: "S", request })).toEqual({
    to: "/goals/quotas",
    search: { ...window, by: "rep", target: 1100, formula: "growth", weight: 7, cap: 25, snapshot: "S" },
  });
});

test("every kind has a page, what no page tells alone one that leads to today's", () => {
  const request = { kind: "priorities", query: { ...window, limit: 10 } } as const;
  expect(addressOf({ id: "S", request }).to).toBe("/evaluate/snapshots/figures");
  expect(pageOfToday("priorities")).toBe("/evaluate/accounts");
  expect(pageOfToday("kpis")).toBeNull();
});
