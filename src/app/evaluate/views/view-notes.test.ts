import { expect, it } from "vitest";
import { explainRevenue } from "../../../core/evaluate/causes/explain-revenue.ts";
import { viewFormat } from "../../../core/evaluate/view/format-view.ts";
import { viewCauses } from "./view-causes.ts";
import { viewCustomerValue } from "./view-customer-value.ts";
import { windowNotes } from "./view-window.ts";

const { note } = viewFormat("en");

it("says what a rate above 1 means, and only where there is one", () => {
  const before = { leads: 5, opportunities: 4, won: 1, revenue: 10 };
  const told = (won: number) => {
    const after = { leads: 6, opportunities: 1, won, revenue: 20 };
    const territories = [{ territory: "T", ...explainRevenue(before, after) }];
    return viewCauses({ territories, onlyBefore: [], onlyAfter: [] } as never).notes.map(note);
  };
  expect(told(2).some((text) => text.startsWith("A rate above 1"))).toBe(true);
  expect(told(1).some((text) => text.startsWith("A rate above 1"))).toBe(false);
});

it("says of values of customers that none was seen to leave, and that money goes with purchases", () => {
  const told = (a: number, correlation: number) =>
    viewCustomerValue({
      purchases: { timeUnit: "week", r: 1, alpha: 1, a, b: 2 },
      ...{ logLikelihood: -1, spend: null, correlation, customers: [], months: 12 },
    }).notes.map(note);
  expect(told(1, 0.1)).toHaveLength(2);
  expect(told(1e-9, 0.1).at(-1)).toContain("No customer can be seen to have left");
  expect(told(1, 0.7).at(-1)).toContain("correlated");
});

it("says the window, to whom it is credited, and the days without a plan where they matter", () => {
  const window = { from: "2026-01-01", until: "2026-04-01", windowDays: 90 };
  expect(windowNotes(window).map(note)).toEqual(["Window: 2026-01-01 to before 2026-04-01."]);
  expect(windowNotes({ ...window, credit: "effective-dated", plannedDays: 30 })).toHaveLength(2);
  expect(windowNotes({ ...window, credit: "effective-dated", plannedDays: 90 })).toHaveLength(1);
  expect(windowNotes({ ...window, credit: "restated", plannedDays: 30 })).toHaveLength(1);
  expect(windowNotes({})).toEqual([]);
});
