import { expect, it } from "vitest";
import {
  balanceTerritories,
  largestDeviation,
  leadingMeasure,
  listMeasures,
  type Territory,
} from "./balance-territories.ts";

const territory = (code: string, revenue: number, more: Partial<Territory> = {}): Territory => ({
  id: code,
  code,
  name: code,
  parentId: null,
  share: 1,
  isLocked: false,
  totals: {
    units: 1,
    accounts: 2,
    revenue,
    potential: 0,
    workloadHours: 0,
    measures: { population: revenue * 3 },
  },
  ...more,
});

it("holds every territory against its share of the total, and leaves those above others out", () => {
  const region = territory("R", 100);
  const below = { parentId: "R" };
  const territories = [region, territory("A", 60, below), territory("B", 40, { ...below, share: 3 })];
  expect(
    balanceTerritories(territories, "revenue", null).map(({ value, target, deviation }) => [
      value,
      target,
      deviation,
    ]),
  ).toEqual([
    [100, null, null],
    [60, 25, 1.4],
    [40, 75, (40 - 75) / 75],
  ]);
  expect(largestDeviation(balanceTerritories(territories, "m:population", null))).toBeCloseTo(1.4, 12);
});

it("counts what no territory holds into the targets", () => {
  const { totals } = territory("nobody's", 20);
  const balances = balanceTerritories([territory("A", 60), territory("B", 40)], "revenue", totals);
  expect(balances.map(({ target }) => target)).toEqual([60, 60]);
});

it("gives no target to a territory that stands alone, nor where there is nothing to share", () => {
  expect(largestDeviation(balanceTerritories([territory("A", 60)], "revenue", null))).toBeNull();
  expect(
    largestDeviation(balanceTerritories([territory("A", 0), territory("B", 0)], "revenue", null)),
  ).toBeNull();
});

it("lists the measures of the units behind the common ones", () => {
  expect(listMeasures([territory("A", 1)])).toEqual([
    "workloadHours",
    "revenue",
    "potential",
    "accounts",
    "units",
    "m:population",
  ]);
});

it("leads with what the plan is balanced by, if there is something of it", () => {
  const territories = [territory("A", 60), territory("B", 40)];
  const leads = (...balancedBy: readonly string[]) => leadingMeasure(territories, { balancedBy });
  expect(leads("population", "revenue")).toBe("m:population");
  expect(leads("accounts")).toBe("accounts");
  // no hours are known here, and nothing called so
  expect(leads("workload", "rainfall", "units")).toBe("units");
  expect(leads()).toBe("revenue");
  expect(leadingMeasure(territories, undefined)).toBe("revenue");
  const { totals } = territory("C", 60);
  expect(
    leadingMeasure([territory("C", 60, { totals: { ...totals, workloadHours: 3 } })], {
      balancedBy: ["workload"],
    }),
  ).toBe("workloadHours");
});
