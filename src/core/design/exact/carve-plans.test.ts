import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { forEachPlan, wishfulProblems } from "../../../../test/random-problems.ts";
import type { DesignProblem } from "../../domain/design-problem.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { computeBands } from "../state/bands.ts";
import { carvePlans } from "./carve-plans.ts";

/** Every plan met, as text. */
function carved(problem: DesignProblem, changes: Partial<Parameters<typeof carvePlans>[0]> = {}) {
  const plans: Int32Array[] = [];
  const isExhausted = carvePlans({
    problem,
    bands: computeBands(problem),
    rank: problem.unitCodes.map((_, u) => (u * 7) % problem.unitCodes.length),
    visit: (plan) => {
      plans.push(Int32Array.from(plan));
      return true;
    },
    mayGoOn: () => true,
    ...changes,
  });
  return { plans, isExhausted };
}

/** The territories of a plan as sets of units, whatever their names. */
function asSets(plan: Int32Array): string {
  const sets = new Map<number, number[]>();
  for (const [u, k] of plan.entries()) sets.set(k, [...(sets.get(k) ?? []), u]);
  return [...sets.values()]
    .map((units) => units.join(" "))
    .sort()
    .join(" | ");
}

const leastOf = (problem: DesignProblem, plans: readonly Int32Array[]): number =>
  Math.min(...plans.map((plan) => scorePlan(problem, plan)));

describe("carvePlans", () => {
  it("meets every plan that keeps the rules, and none twice, whatever the wishes", () => {
    let feasible = 0;
    fc.assert(
      fc.property(wishfulProblems({ maxUnits: 8 }), (problem) => {
        const valid: Int32Array[] = [];
        forEachPlan(problem, (plan) => {
          if (keepsEveryRule(problem, plan)) valid.push(Int32Array.from(plan));
        });
        const { plans, isExhausted } = carved(problem);
        expect(isExhausted).toBe(true);
        expect(new Set(plans.map(String)).size).toBe(plans.length);
        const kept = plans.filter((plan) => keepsEveryRule(problem, plan));
        expect(new Set(kept.map(asSets))).toEqual(new Set(valid.map(asSets)));
        if (valid.length === 0) return;
        feasible++;
        expect(leastOf(problem, kept)).toBeCloseTo(leastOf(problem, valid), 9);
      }),
      { seed: 1, numRuns: 150, endOnFailure: true },
    );
    expect(feasible).toBeGreaterThan(20);
  });

  it("counts plans that differ only by the names of like territories once", () => {
    const problem = designProblem({
      x: [0, 1, 2, 3],
      y: [0, 0, 0, 0],
      edges: gridEdges(4, 1),
      measures: [measure("workload", [1, 1, 1, 1])],
      territories: 2,
    });
    expect(carved(problem).plans.map(asSets).sort()).toEqual(["0 1 2 | 3", "0 1 | 2 3", "0 | 1 2 3"]);
  });

  it("finds the two halves of a lumpy chain among thousands of sets that keep no band", () => {
    const values = [50, 3, 1, 1, 2, 7, 1, 11, 5, 1, 19, 4, 17, 8, 9, 1];
    const problem = designProblem({
      x: values.map((_, u) => u % 4),
      y: values.map((_, u) => Math.floor(u / 4)),
      edges: gridEdges(4, 4),
      measures: [measure("population", values, 0.005)],
      territories: 2,
    });
    let steps = 0;
    const { plans, isExhausted } = carved(problem, { mayGoOn: () => ++steps < 20_000 });
    expect(isExhausted).toBe(true);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.every((plan) => keepsEveryRule(problem, plan))).toBe(true);
  });

  it("ends where it is told to, and says that it did not see everything", () => {
    const problem = designProblem({
      x: [0, 1, 2, 0, 1, 2],
      y: [0, 0, 0, 1, 1, 1],
      edges: gridEdges(3, 2),
      measures: [measure("workload", [1, 1, 1, 1, 1, 1])],
      territories: 2,
    });
    const all = carved(problem).plans.length;
    let steps = 0;
    const cut = carved(problem, { mayGoOn: () => ++steps < 4 });
    expect([cut.isExhausted, cut.plans.length < all]).toEqual([false, true]);
    expect(carved(problem, { visit: () => false }).isExhausted).toBe(false);
  });
});
