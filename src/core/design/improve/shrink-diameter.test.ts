import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { type DesignProblem, FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { checkPlan } from "../../evaluate/check-plan.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { createBudget } from "../../search/budget.ts";
import { seededRandom } from "../../search/random.ts";
import { designTerritories } from "../design-territories.ts";

const design = (problem: DesignProblem, iterations: number, seed = 1) =>
  designTerritories(problem, {
    budget: createBudget({ iterations }),
    random: seededRandom(seed),
    startIndex: 0,
  });

/** A grid whose points are shaken off their places, so that no two plans are equally good by symmetry. */
function shakenGrid(side: number, seed: number, changes: Partial<DesignProblem> = {}): DesignProblem {
  const random = seededRandom(seed);
  const units = Array.from({ length: side * side }, (_, u) => ({
    x: (u % side) + 0.8 * random.next(),
    y: Math.floor(u / side) + 0.8 * random.next(),
  }));
  return designProblem({
    x: units.map(({ x }) => x),
    y: units.map(({ y }) => y),
    edges: gridEdges(side, side),
    measures: [
      measure(
        "workload",
        units.map(() => 4 + 16 * random.next()),
        0.1,
      ),
      measure(
        "revenue",
        units.map(() => 15 + 385 * random.next()),
        0.15,
      ),
    ],
    territories: 4,
    objective: "max-diameter",
    ...changes,
  });
}

/** Smallest largest diameter over all plans; Infinity when no plan keeps the rules. */
function bestDiameter(problem: DesignProblem): number {
  const n = problem.unitCodes.length;
  const K = problem.territories.length;
  let best = Number.POSITIVE_INFINITY;
  const plan = new Int32Array(n);
  for (let number = 0; number < K ** n; number++) {
    for (let u = 0, rest = number; u < n; u++, rest = Math.floor(rest / K)) plan[u] = rest % K;
    const diameter = scorePlan(problem, plan);
    if (diameter < best && keepsEveryRule(problem, plan)) best = diameter;
  }
  return best;
}

const rowsOf = (problem: DesignProblem, assignment: Int32Array) =>
  Array.from(problem.unitCodes, (unitCode, u) => ({ unitCode, territory: assignment[u], row: u + 2 }))
    .filter(({ territory: t }) => t !== WHITE_SPACE)
    .map(({ unitCode, territory: t, row }) => ({
      unitCode,
      territoryCode: problem.territories[t].code,
      row,
    }));

describe("designing for the smallest largest diameter", () => {
  it("finds the optimum of small problems that all plans were listed for", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.constantFrom(2, 3), (seed, territories) => {
        const problem = shakenGrid(3, seed, {
          territories: Array.from({ length: territories }, (_, t) => territory(t)),
          measures: [measure("accounts", new Array(9).fill(1), 0.4)],
        });
        const result = design(problem, 40_000, seed);
        expect(result.status).toBe("solved");
        if (result.status === "solved") expect(result.objective).toBeCloseTo(bestDiameter(problem), 9);
      }),
      { numRuns: 12 },
    );
  });

  it("keeps every hard rule and reports the true diameter", () => {
    const side = 12;
    const lockedTo = new Int32Array(side * side).fill(FREE);
    lockedTo[0] = 2;
    lockedTo[143] = WHITE_SPACE;
    const problem = shakenGrid(side, 5, {
      lockedTo,
      requiredPairs: [
        [30, 42],
        [42, 43],
      ],
      forbiddenPairs: [
        [65, 66],
        [5, 6],
      ],
      territories: [
        territory(0, { centreUnit: 132 }),
        territory(1, { share: 0.5 }),
        territory(2, { capacities: [{ measureKey: "workload", minimum: null, maximum: 500 }] }),
        territory(3),
      ],
    });
    const result = design(problem, 150_000);
    if (result.status !== "solved") throw new Error(`got ${result.status}, expected a plan`);
    expect(checkPlan(problem, rowsOf(problem, result.assignment))).toEqual([]);
    expect(keepsEveryRule(problem, result.assignment)).toBe(true);
    expect(result.objective).toBeCloseTo(scorePlan(problem, result.assignment), 9);
  });

  it("moves no more than the cap from a current plan", () => {
    const side = 10;
    const current = Int32Array.from(
      { length: side * side },
      (_, u) => (u % side < 5 ? 0 : 1) + (u < 50 ? 0 : 2),
    );
    const problem = shakenGrid(side, 9, {
      measures: [measure("accounts", new Array(100).fill(1), 0.1)],
      realignment: {
        current,
        movedWeight: new Float64Array(100).fill(1),
        movedWeightKey: "accounts",
        price: 0,
        maximumMovedShare: 0.06,
      },
    });
    const result = design(problem, 100_000);
    if (result.status !== "solved") throw new Error(`got ${result.status}, expected a plan`);
    expect(checkPlan(problem, rowsOf(problem, result.assignment))).toEqual([]);
    expect(result.assignment.filter((k, u) => k !== current[u]).length).toBeLessThanOrEqual(6);
    expect(result.objective).toBeLessThanOrEqual(scorePlan(problem, current));
  });

  it("weighs the diameter against other terms and still reports the diameter itself", () => {
    const problem = shakenGrid(10, 3, { termWeights: { "cut-edges": 1 } });
    const result = design(problem, 100_000);
    if (result.status !== "solved") throw new Error(`got ${result.status}, expected a plan`);
    expect(checkPlan(problem, rowsOf(problem, result.assignment))).toEqual([]);
    expect(result.objective).toBeCloseTo(scorePlan(problem, result.assignment), 9);
    expect(result.score).toBeGreaterThan(result.objective);
  });

  it("gives the same plan for the same seed and iterations, another for another seed", () => {
    const problem = shakenGrid(14, 11);
    const [first, again, other] = [1, 1, 2].map((seed) => {
      const result = design(problem, 60_000, seed);
      return result.status === "infeasible" ? [] : [...result.assignment];
    });
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("returns the best plan so far when cancelled", () => {
    let looks = 0;
    const problem = shakenGrid(14, 11);
    const budget = createBudget({ iterations: 1e9, isCancelled: () => ++looks > 400 });
    const result = designTerritories(problem, { budget, random: seededRandom(1), startIndex: 0 });
    expect(result.status === "solved" && result.stopped).toBe("cancelled");
    expect(result.status === "solved" && result.iterations).toBeLessThan(200_000);
  });

  it("stops at once when cancelled before it began", () => {
    const budget = createBudget({ iterations: 1e9, isCancelled: () => true });
    for (const termWeights of [{}, { travel: 1 }]) {
      const problem = shakenGrid(14, 11, { termWeights });
      const result = designTerritories(problem, { budget, random: seededRandom(1), startIndex: 0 });
      expect(result.status === "infeasible" || result.assignment.every((k) => k >= 0)).toBe(true);
      expect(budget.iterations).toBe(0);
    }
  });

  it("tells of its progress as it goes, with a best diameter that only falls", () => {
    const seen: number[] = [];
    designTerritories(shakenGrid(14, 11), {
      budget: createBudget({ iterations: 150_000 }),
      random: seededRandom(1),
      startIndex: 0,
      onProgress: ({ bestObjective }) => seen.push(bestObjective ?? Number.POSITIVE_INFINITY),
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });
});
