import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forEachPlan, plainProblems } from "../../../../test/random-problems.ts";
import { PlanState } from "../state/plan-state.ts";
import { priceTerritories } from "./price-territories.ts";

describe("priceTerritories", () => {
  it("gives a bound that no assignment within the bands undercuts", () => {
    fc.assert(
      fc.property(plainProblems({ maxUnits: 6 }), fc.nat({ max: 9 }), (problem, salt) => {
        const K = problem.territories.length;
        const n = problem.unitCodes.length;
        const costs = Float64Array.from({ length: n * K }, (_, i) => ((i + salt) * 7919) % 101);
        const state = new PlanState({ ...problem, realignment: null }, new Int32Array(n));
        const { dualValue } = priceTerritories(
          {
            unitCount: n,
            territoryCount: K,
            measures: problem.measures.map((measure) => measure.values),
            bands: state.bands,
            bound: problem.lockedTo,
            pricedMeasures: [0],
          },
          costs,
          { prices: new Float64Array(2 * K), rounds: 200, firstStep: 1 },
        );
        forEachPlan(problem, (plan) => {
          state.load(plan);
          if (state.violation > 0) return;
          const cost = plan.reduce((sum, k, u) => sum + costs[u * K + k], 0);
          expect(dualValue).toBeLessThanOrEqual(cost + 1e-6);
        });
      }),
      { numRuns: 30 },
    );
  });
});
