import { expect, it } from "vitest";
import type { Territory, TerritoryTotals } from "../plans/balance-territories.ts";
import type { PlanComparison } from "./compare-queries.ts";
import { findBestBalanced, largestDisruption, type Weighed, weighScenario } from "./weigh-scenario.ts";

const totals = (accounts: number, revenue: number): TerritoryTotals => ({
  ...{ units: 1, accounts, revenue, potential: 0, workloadHours: 0, measures: {} },
});
const territory = (code: string, revenue: number): Territory => ({
  ...{ id: code, code, name: code, parentId: null, share: 1, isLocked: false },
  totals: totals(1, revenue),
});
const comparison = (repAfter: string | null) =>
  ({
    moved: totals(2, 30),
    changesRep: totals(1, 10),
    territories: [
      { before: totals(5, 60), repAfter },
      { before: totals(5, 40), repAfter: null },
    ],
  }) as unknown as PlanComparison;

it("counts what changes its rep, and without reps what changes its territory", () => {
  const scenario = { territories: [territory("A", 60), territory("B", 40)], whiteSpace: totals(0, 20) };
  expect(weighScenario({ ...scenario, comparison: comparison("R1") }, "revenue")).toEqual({
    deviation: 1 / 3,
    disruption: { accounts: 0.1, revenue: 0.1, workloadHours: null },
    countedBy: "rep",
  });
  expect(weighScenario({ ...scenario, comparison: comparison(null) }, "workloadHours")).toEqual({
    deviation: null,
    disruption: { accounts: 0.2, revenue: 0.3, workloadHours: null },
    countedBy: "territory",
  });
});

it("finds the best balanced that stays within the limit, and none where two are alike", () => {
  const weighed = (deviation: number | null, accounts: number, revenue: number): Weighed => ({
    ...{ deviation, countedBy: "rep" },
    disruption: { accounts, revenue, workloadHours: null },
  });
  expect(largestDisruption(weighed(0, 0.1, 0.3))).toBe(0.3);
  const plans = new Map([
    ["wild", weighed(0.01, 0.05, 0.4)],
    ["mild", weighed(0.2, 0.1, 0.08)],
    ["unchanged", weighed(0.6, 0, 0)],
    ["without a target", weighed(null, 0, 0)],
  ]);
  expect([null, 0.1, 0.05].map((most) => findBestBalanced(plans, most))).toEqual([
    "wild",
    "mild",
    "unchanged",
  ]);
  expect(findBestBalanced(new Map([...plans, ["as mild", weighed(0.2, 0, 0)]]), 0.1)).toBe(null);
  expect(findBestBalanced(new Map([["wild", weighed(0.01, 1, 1)]]), 0.1)).toBe(null);
});
