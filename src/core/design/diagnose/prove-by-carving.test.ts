import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { type DesignProblem, FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { diagnoseInfeasibility } from "../diagnose-infeasibility.ts";

/** A grid of 6 × 4 whose third column is left uncovered: pieces of 8 and of 12 units. */
function cutGrid(values: readonly number[], tolerance: number, territories: number): DesignProblem {
  return designProblem({
    x: Array.from({ length: 24 }, (_, u) => u % 6),
    y: Array.from({ length: 24 }, (_, u) => Math.floor(u / 6)),
    edges: gridEdges(6, 4),
    measures: [measure("workload", values, tolerance)],
    territories,
    lockedTo: Int32Array.from({ length: 24 }, (_, u) => (u % 6 === 2 ? WHITE_SPACE : FREE)),
  });
}

describe("proveByCarving", () => {
  it("names that no plan exists where each piece alone looks as if it could be filled, and what would do", () => {
    // target 36: 30 + 6 and 25 + 11, but their ways cross on the left piece
    const left = [30, 25, 0, 0, 0, 0, 11, 6];
    const values = Array.from({ length: 24 }, (_, u) =>
      u % 6 < 2 ? left[(u % 6) + 2 * Math.floor(u / 6)] : 9,
    );
    const problem = cutGrid(values, 0.02, 5);
    const [cause, ...more] = diagnoseInfeasibility(problem);
    expect(more).toEqual([]);
    expect(cause).toMatchObject({ code: "DES-120", where: { item: "5 territories" } });
    expect(cause.cause).toContain("20 units into 5 territories");
    // 30 + 11 and 25 + 6 lie 5 ÷ 36 = 13.9 % off
    expect(cause.fix).toContain("widen a tolerance");
    expect(diagnoseInfeasibility(cutGrid(values, 0.14, 5))).toEqual([]);
    expect(diagnoseInfeasibility(cutGrid(values, 0.05, 5))[0].fix).toContain(
      "with 5 territories a plan exists at ±15",
    );
  });

  it("never calls impossible what has a plan", () => {
    const given = fc.record({
      loads: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 24, maxLength: 24 }),
      rightHalves: fc.boolean(),
    });
    fc.assert(
      fc.property(given, ({ loads, rightHalves }) => {
        // planted: two rows each, the right piece in two or in four
        const rowsOf = (u: number) => Math.floor(u / 12);
        const plan = Int32Array.from(loads, (_, u) =>
          u % 6 === 2
            ? WHITE_SPACE
            : u % 6 < 2
              ? rowsOf(u)
              : 2 + (rightHalves ? rowsOf(u) : Math.floor(u / 6)),
        );
        const territories = Math.max(...plan) + 1;
        const sums = new Float64Array(territories);
        for (const [u, k] of plan.entries()) if (k >= 0) sums[k] += loads[u];
        const values = loads.map((load, u) => (plan[u] < 0 ? load : (load * 100) / sums[plan[u]]));
        const problem = cutGrid(values, 0.001, territories);
        expect(keepsEveryRule(problem, plan)).toBe(true);
        expect(diagnoseInfeasibility(problem)).toEqual([]);
      }),
      { seed: 1, numRuns: 20 },
    );
  });
});
