import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../test/keeps-every-rule.ts";
import { forEachPlan, plainProblems, wishfulProblems } from "../../../test/random-problems.ts";
import { type DesignProblem, FREE, type ObjectiveKey, WHITE_SPACE } from "../domain/design-problem.ts";
import type { DesignResult } from "../domain/design-result.ts";
import { checkPlan } from "../evaluate/check-plan.ts";
import { scorePlan } from "../evaluate/score-plan.ts";
import { createBudget } from "../search/budget.ts";
import { seededRandom } from "../search/random.ts";
import { designTerritories } from "./design-territories.ts";

const OBJECTIVES: readonly ObjectiveKey[] = ["inertia", "p-median", "max-diameter", "cut-edges", "travel"];

function design(
  problem: DesignProblem,
  { iterations = 20_000, seed = 1, startIndex = 0 } = {},
): DesignResult {
  return designTerritories(problem, {
    budget: createBudget({ iterations }),
    random: seededRandom(seed, startIndex),
    startIndex,
  });
}

/** What the checker, which knows nothing of the solver, finds wrong with a plan. */
function violationsOf(problem: DesignProblem, assignment: Int32Array): string[] {
  const rows = problem.unitCodes.flatMap((code, u) => {
    const k = assignment[u];
    return k < 0 ? [] : [{ unitCode: code, territoryCode: problem.territories[k].code, row: u + 2 }];
  });
  return checkPlan(problem, rows).map((violation) => violation.cause);
}

function solved(problem: DesignProblem, effort: Parameters<typeof design>[1] = {}) {
  const result = design(problem, effort);
  if (result.status !== "solved") throw new Error(`got ${result.status}, expected solved`);
  expect(violationsOf(problem, result.assignment)).toEqual([]);
  expect(keepsEveryRule(problem, result.assignment)).toBe(true);
  expect(result.objective).toBeCloseTo(scorePlan(problem, result.assignment), 6);
  return result;
}

/** The least objective of all plans that keep every rule; infinite where there is none. */
function leastObjective(problem: DesignProblem): number {
  let least = Number.POSITIVE_INFINITY;
  forEachPlan(problem, (plan) => {
    if (!keepsEveryRule(problem, plan)) return;
    least = Math.min(least, scorePlan(problem, plan));
  });
  return least;
}

/** Infinite where the start found no plan. */
function objectiveOf(problem: DesignProblem, seed: number, iterations = 20_000): number {
  return design(problem, { seed, iterations }).status === "solved"
    ? solved(problem, { seed, iterations }).objective
    : Number.POSITIVE_INFINITY;
}

/** A grid of units with a load of 1 each. */
function grid(width: number, height: number, changes: Partial<Parameters<typeof designProblem>[0]> = {}) {
  const count = width * height;
  return designProblem({
    x: Array.from({ length: count }, (_, u) => u % width),
    y: Array.from({ length: count }, (_, u) => Math.floor(u / width)),
    edges: gridEdges(width, height),
    measures: [measure("workload", new Array<number>(count).fill(1), 0.05)],
    territories: 2,
    ...changes,
  });
}

const realign = (
  current: readonly number[],
  changes: Partial<NonNullable<DesignProblem["realignment"]>> = {},
) => ({
  current: Int32Array.from(current),
  movedWeight: new Float64Array(current.length).fill(1),
  movedWeightKey: "units",
  price: 0,
  maximumMovedShare: null,
  ...changes,
});

describe("a design of any small connected problem with wishes of every kind", () => {
  it.each(OBJECTIVES)("called solved breaks no rule and has the objective it claims: %s", (objective) => {
    fc.assert(
      fc.property(wishfulProblems(), fc.nat(), (wishes, seed) => {
        const problem = { ...wishes, objective };
        const result = design(problem, { iterations: 3000, seed });
        if (result.status !== "solved") return;
        expect(violationsOf(problem, result.assignment)).toEqual([]);
        expect(keepsEveryRule(problem, result.assignment)).toBe(true);
        const expected = scorePlan(problem, result.assignment);
        expect(Math.abs(result.objective - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-12);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

describe("a design of eight units", () => {
  // p-median with contiguity is left out: it may rest on the centres of its start (measured: 19 % above the best)
  it.each(OBJECTIVES)("is the best of all plans there are: %s", (objective) => {
    fc.assert(
      fc.property(
        plainProblems({ minUnits: 8, maxUnits: 8, maxTerritories: 2, minMoreEdges: 8 }),
        (plain) => {
          const { adjacency } = plain;
          const barrierPrice = new Float64Array(adjacency.neighbours.length);
          const problem = {
            ...plain,
            objective,
            realignment: null,
            adjacency: { ...adjacency, barrierPrice },
          };
          const least = leastObjective(problem);
          fc.pre(Number.isFinite(least));
          const found = Math.min(...[1, 2, 3, 4].map((seed) => objectiveOf(problem, seed)));
          expect(found).toBeCloseTo(least, 6);
        },
      ),
      { numRuns: 3, seed: 1, endOnFailure: true },
    );
  });
});

describe("a design of units that are large beside the bands", () => {
  /** Loads from 1,000 to 20,000, the small ones many. */
  const lumpyGrid = (
    width: number,
    height: number,
    changes: Partial<Parameters<typeof designProblem>[0]>,
  ) => {
    const random = seededRandom(3);
    const values = Array.from({ length: width * height }, () =>
      Math.round(1000 * Math.exp(3 * random.next())),
    );
    return grid(width, height, { measures: [measure("population", values, 0.01)], ...changes });
  };

  it("keeps tight bands from most starts", () => {
    const problem = lumpyGrid(8, 8, { territories: 7, objective: "cut-edges" });
    const seeds = [1, 2, 3, 4, 5, 6];
    const found = seeds.filter((seed) => Number.isFinite(objectiveOf(problem, seed, 60_000)));
    expect(found.length).toBeGreaterThanOrEqual(4);
  });

  it.each(OBJECTIVES)("is proven the best for a map of sixteen units, from every start: %s", (objective) => {
    const problem = lumpyGrid(4, 4, { territories: 2, objective });
    const results = [1, 2, 3].map((seed) => solved(problem, { seed, iterations: 60_000 }));
    const least = leastObjective(problem);
    for (const { objective: found, stopped } of results) {
      expect(found).toBeCloseTo(least, 6);
      expect(stopped).toBe("proven-optimal");
    }
  });
});

describe("designTerritories", () => {
  it.each(OBJECTIVES)("gives the same plan for the same seed and iterations: %s", (objective) => {
    const problem = grid(8, 6, { territories: 4, objective });
    const first = solved(problem, { seed: 7, iterations: 30_000 });
    const again = solved(problem, { seed: 7, iterations: 30_000 });
    expect(again).toEqual(first);
  });

  it("moves nothing where a priced current plan is the best already", () => {
    const current = Array.from({ length: 24 }, (_, u) => (u % 6 < 3 ? 0 : 1));
    const problem = grid(6, 4, { realignment: realign(current, { price: 0.1 }) });
    expect([...solved(problem).assignment]).toEqual(current);
  });

  it("brings balance back within a cap on what moves", () => {
    const current = Array.from({ length: 60 }, (_, u) => (u % 10 < 5 ? 0 : 1));
    current[5] = 0;
    current[15] = 0;
    current[25] = 0;
    current[35] = 0;
    const problem = grid(10, 6, { realignment: realign(current, { maximumMovedShare: 0.1 }) });
    const { assignment } = solved(problem);
    const moved = current.filter((k, u) => assignment[u] !== k).length;
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThanOrEqual(6);
  });

  it("leaves white space uncovered and balances the rest", () => {
    const lockedTo = new Int32Array(24).fill(FREE);
    for (const u of [0, 1, 6, 7]) lockedTo[u] = WHITE_SPACE;
    const { assignment } = solved(grid(6, 4, { lockedTo }));
    expect([0, 1, 6, 7].map((u) => assignment[u])).toEqual([-2, -2, -2, -2]);
    expect(assignment.filter((k) => k === 0)).toHaveLength(10);
  });

  it.each([
    { size: [11, 6], cuts: [5], territories: 10, tolerance: 0.05 },
    { size: [12, 10], cuts: [2, 9], territories: 10, tolerance: 0.1 },
    { size: [14, 6], cuts: [3, 8], territories: 12, tolerance: 0.05 },
  ])("fills every piece that white space cuts off with whole territories: $size", (map) => {
    const [width, height] = map.size;
    const loads = new Array<number>(width * height).fill(1);
    const problem = grid(width, height, {
      lockedTo: Int32Array.from(loads, (_, u) => (map.cuts.includes(u % width) ? WHITE_SPACE : FREE)),
      measures: [measure("workload", loads, map.tolerance)],
      territories: map.territories,
      objective: "max-diameter",
    });
    for (const seed of [1, 2, 3, 4]) solved(problem, { seed, iterations: 60_000 });
  });

  it("keeps required pairs together and forbidden pairs apart though the best plan would not", () => {
    const free = solved(grid(6, 4)).assignment;
    expect([free[2] === free[3], free[1] === free[2]]).toEqual([false, true]);
    const { assignment } = solved(grid(6, 4, { requiredPairs: [[2, 3]], forbiddenPairs: [[1, 2]] }));
    expect(assignment[2]).toBe(assignment[3]);
    expect(assignment[1]).not.toBe(assignment[2]);
  });

  it("keeps a fixed centre in its territory and measures from it", () => {
    const problem = grid(6, 4, {
      territories: [territory(0, { centreUnit: 5 }), territory(1, { centreUnit: 0 })],
    });
    const { assignment, objective } = solved(problem);
    expect([assignment[5], assignment[0]]).toEqual([0, 1]);
    expect(objective).toBeGreaterThan(solved(grid(6, 4)).objective);
  });

  it("keeps a locked territory as it is and shares out the rest", () => {
    const current = Array.from({ length: 24 }, (_, u) => (u % 6 < 2 ? 0 : u % 6 < 5 ? 1 : 2));
    const territories = [territory(0, { locked: true }), territory(1), territory(2)];
    const { assignment } = solved(grid(6, 4, { territories, realignment: realign(current) }));
    expect(current.filter((k, u) => (k === 0) !== (assignment[u] === 0))).toEqual([]);
  });

  it("keeps units locked where every plan is gone through and a plan without the locks would score better", () => {
    const lockedTo = Int32Array.from({ length: 24 }, (_, u) => (u < 6 ? FREE : u < 15 ? 0 : 1));
    const measures = [measure("workload", new Array<number>(24).fill(1), 0.6)];
    const { assignment } = solved(grid(6, 4, { lockedTo, measures }));
    expect(Array.from(lockedTo).filter((lock, u) => lock >= 0 && assignment[u] !== lock)).toEqual([]);
  });

  it("ends with its time where a large map has one start only", () => {
    const current = Array.from({ length: 462 }, (_, u) => (u % 22 < 10 ? 0 : 1));
    let clock = 0;
    const now = (): number => {
      if (++clock > 5_000) throw new Error("got a search that goes on beyond its time");
      return clock;
    };
    const budget = createBudget({ milliseconds: 400, now });
    const problem = grid(22, 21, { realignment: realign(current, { price: 0.1 }) });
    const result = designTerritories(problem, { budget, random: seededRandom(1), startIndex: 0 });
    expect(result).toMatchObject({ status: "solved", stopped: "time" });
  });

  it("joins the islands of a disconnected graph where territories need not be contiguous", () => {
    const islands = [0, 1, 10, 11].flatMap((x) => [x, x, x]);
    const problem = designProblem({
      x: islands,
      y: islands.map((_, u) => u % 3),
      edges: [],
      measures: [
        measure(
          "workload",
          islands.map(() => 1),
          0.05,
        ),
      ],
      territories: [territory(0, { contiguous: false }), territory(1, { contiguous: false })],
    });
    const { assignment } = solved(problem);
    expect(new Set(assignment.subarray(0, 6)).size).toBe(1);
    expect(new Set(assignment.subarray(6)).size).toBe(1);
  });

  it("puts everything into a single territory", () => {
    expect(new Set(solved(grid(4, 3, { territories: 1 })).assignment)).toEqual(new Set([0]));
  });

  it("designs where half of the units weigh nothing", () => {
    const values = Array.from({ length: 24 }, (_, u) => u % 2);
    const { assignment } = solved(grid(6, 4, { measures: [measure("workload", values, 0.01)] }));
    expect(values.filter((value, u) => value === 1 && assignment[u] === 0)).toHaveLength(6);
  });

  it.each(OBJECTIVES)("designs where all units stand in one point: %s", (objective) => {
    const problem = grid(4, 3, { x: new Array(12).fill(3), y: new Array(12).fill(3), objective });
    expect(solved(problem).assignment.filter((k) => k === 0)).toHaveLength(6);
  });

  it("fills territories by their shares", () => {
    const territories = [territory(0, { share: 0.5 }), territory(1), territory(2)];
    const { assignment } = solved(grid(10, 3, { territories }));
    expect([0, 1, 2].map((t) => assignment.filter((k) => k === t).length)).toEqual([6, 12, 12]);
  });

  it.each(OBJECTIVES)(
    "hands back a whole plan when it is cancelled before it began, and soon after: %s",
    (objective) => {
      for (const polls of [0, 5, 50]) {
        let left = polls;
        const budget = createBudget({ iterations: 1e9, isCancelled: () => left-- <= 0 });
        const problem = grid(8, 6, { territories: 4, objective });
        const result = designTerritories(problem, { budget, random: seededRandom(1), startIndex: 0 });
        if (result.status === "infeasible") throw new Error("got infeasible, expected a plan");
        expect(result.stopped).toBe("cancelled");
        expect(result.assignment.every((k) => k >= 0 && k < 4)).toBe(true);
        if (result.status === "solved") expect(violationsOf(problem, result.assignment)).toEqual([]);
      }
    },
  );

  it("says that it found nothing where no plan can be, with no less violation than there must be", () => {
    const measures = [measure("workload", [9, 1, 1, 1], 0.05)];
    const result = design(grid(4, 1, { measures }));
    if (result.status !== "not-found") throw new Error(`got ${result.status}, expected not-found`);
    // target 6, upper limit 6.3, lower 5.7: the best split is 9 and 3
    expect(result.violation).toBeGreaterThan((9 - 6.3) / 6 + (5.7 - 3) / 6 - 1e-6);
  });

  it("reports its progress as a share of the budget that never falls", () => {
    const seen: { fractionDone: number; bestObjective: number | null }[] = [];
    designTerritories(grid(8, 6, { territories: 4 }), {
      budget: createBudget({ iterations: 60_000 }),
      random: seededRandom(1),
      startIndex: 0,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(({ fractionDone }) => fractionDone >= 0 && fractionDone <= 1)).toBe(true);
    expect(seen.every(({ fractionDone }, i) => i === 0 || fractionDone >= seen[i - 1].fractionDone)).toBe(
      true,
    );
  });
});
