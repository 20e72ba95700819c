import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../test/keeps-every-rule.ts";
import { type DesignProblem, FREE, WHITE_SPACE } from "../domain/design-problem.ts";
import type { DesignResult } from "../domain/design-result.ts";
import { designHierarchy } from "./design-hierarchy.ts";

/** An engine for small grids: tries plans in order until one keeps every rule. */
function tryAllPlans(problem: DesignProblem): DesignResult {
  const n = problem.unitCodes.length;
  const k = problem.territories.length;
  const rest = { iterations: 1, stopped: "iterations" as const, startIndex: 0 };
  for (let number = 0; number < k ** n; number++) {
    const assignment = Int32Array.from({ length: n }, (_, u) =>
      problem.lockedTo[u] === WHITE_SPACE ? WHITE_SPACE : Math.floor(number / k ** u) % k,
    );
    if (keepsEveryRule(problem, assignment))
      return { status: "solved", assignment, objective: 0, score: 0, ...rest };
  }
  return { status: "not-found", assignment: new Int32Array(n), violation: 1, ...rest };
}

const grid = (changes: Partial<DesignProblem> = {}): DesignProblem =>
  designProblem({
    x: Array.from({ length: 12 }, (_, u) => u % 4),
    y: Array.from({ length: 12 }, (_, u) => Math.floor(u / 4)),
    edges: gridEdges(4, 3),
    measures: [measure("revenue", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0.05)],
    territories: 4,
    ...changes,
  });

async function solved(problem: DesignProblem, districts: number | number[][]) {
  const result = await designHierarchy(problem, { districts, solve: tryAllPlans });
  if (result.status !== "solved") throw new Error(`failed in district ${result.district}`);
  return result;
}

/** The plan of the districts, checked with the rules of every plan. */
function districtsKeepRules(problem: DesignProblem, assignment: Int32Array, districtOf: Int32Array): boolean {
  const count = Math.max(...districtOf) + 1;
  const size = (d: number) => districtOf.filter((district) => district === d).length;
  const upper = {
    ...problem,
    territories: Array.from({ length: count }, (_, d) => territory(d, { share: size(d) })),
  };
  return keepsEveryRule(
    upper,
    assignment.map((t) => (t >= 0 ? districtOf[t] : t)),
  );
}

describe("designHierarchy", () => {
  it("balances both levels and keeps both contiguous", async () => {
    const problem = grid();
    const { assignment, districtOf } = await solved(problem, 2);
    expect([...districtOf]).toEqual([0, 0, 1, 1]);
    expect(keepsEveryRule(problem, assignment)).toBe(true);
    expect(districtsKeepRules(problem, assignment, districtOf)).toBe(true);
  });

  it("gives a district the target of its territories together", async () => {
    const problem = grid();
    const { assignment, districtOf } = await solved(problem, [[0], [1, 2, 3]]);
    expect(assignment.filter((t) => districtOf[t] === 0)).toHaveLength(3);
    expect(districtsKeepRules(problem, assignment, districtOf)).toBe(true);
  });

  it("keeps locks, centres, pairs, white space and the cap on moves of the whole problem", async () => {
    const problem = grid({
      measures: [measure("revenue", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0.3)],
      territories: [territory(0, { centreUnit: 0 }), territory(1), territory(2), territory(3)],
      lockedTo: Int32Array.from({ length: 12 }, (_, u) => (u === 11 ? WHITE_SPACE : u === 2 ? 3 : FREE)),
      requiredPairs: [[0, 4]],
      forbiddenPairs: [[0, 1]],
      realignment: {
        current: Int32Array.of(0, 1, 3, 3, 0, 1, 2, 3, 0, 1, 2, 2),
        movedWeight: new Float64Array(12).fill(1),
        movedWeightKey: "units",
        price: 0,
        maximumMovedShare: 0.6,
      },
    });
    const { assignment } = await solved(problem, [
      [0, 1],
      [2, 3],
    ]);
    expect(keepsEveryRule(problem, assignment)).toBe(true);
  });

  it("keeps a territory's band of the whole problem though its district holds more", async () => {
    // the left district gets 6.3 of 12.3, its halves must still be within 10 % of 3.075
    const problem = grid({ measures: [measure("revenue", [1.3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0.1)] });
    const { assignment } = await solved(problem, 2);
    expect(keepsEveryRule(problem, assignment)).toBe(true);
  });

  it("says which level failed", async () => {
    const uneven = grid({ measures: [measure("revenue", [13, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0.05)] });
    expect(await designHierarchy(uneven, { districts: 2, solve: tryAllPlans })).toMatchObject({
      status: "failed",
      district: -1,
    });
    // districts 10 and 10 exist, but a unit of 7 leaves no halves of 5
    const lockedTo = new Int32Array(12).fill(FREE);
    lockedTo[0] = 0;
    const heavy = grid({
      lockedTo,
      measures: [measure("revenue", [7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2], 0.05)],
    });
    expect(await designHierarchy(heavy, { districts: 2, solve: tryAllPlans })).toMatchObject({
      status: "failed",
      district: 0,
    });
  });

  it("refuses a grouping that leaves a territory out or takes it twice", async () => {
    await expect(designHierarchy(grid(), { districts: [[0, 1], [2]], solve: tryAllPlans })).rejects.toThrow(
      "got no district for territory 3",
    );
    await expect(
      designHierarchy(grid(), {
        districts: [
          [0, 1],
          [1, 2, 3],
        ],
        solve: tryAllPlans,
      }),
    ).rejects.toThrow("in two districts");
  });
});
