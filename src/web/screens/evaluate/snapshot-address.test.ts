import { expect, test } from "vitest";
import { addressOf } from "./snapshot-address.ts";

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

test("a kind without a page has no address", () => {
  expect(addressOf({ id: "S", request: { kind: "priorities", query: { ...window, limit: 10 } } })).toBeNull();
});
