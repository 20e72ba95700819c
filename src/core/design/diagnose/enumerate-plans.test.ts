import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { type DesignProblem, FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { diagnoseInfeasibility } from "../diagnose-infeasibility.ts";

const realignmentOf = (current: readonly number[], maximumMovedShare: number | null) => ({
  current: Int32Array.from(current),
  movedWeight: new Float64Array(current.length).fill(1),
  movedWeightKey: "units",
  price: 0,
  maximumMovedShare,
});

describe("diagnoseInfeasibility against all plans", () => {
  const units = 6;
  const arbitraryProblem = fc
    .record({
      values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: units, maxLength: units }),
      second: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: units, maxLength: units }),
      tolerance: fc.constantFrom(0, 0.1, 0.3, 0.6, null),
      secondTolerance: fc.constantFrom(0.3, 0.8, null, null),
      missingEdges: fc.subarray(gridEdges(3, 2), { maxLength: 5 }),
      k: fc.integer({ min: 1, max: 4 }),
      contiguous: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      shares: fc.array(fc.constantFrom(1, 1, 1, 0.5), { minLength: 4, maxLength: 4 }),
      locks: fc.array(fc.constantFrom(FREE, FREE, FREE, FREE, WHITE_SPACE, 0, 1), {
        minLength: units,
        maxLength: units,
      }),
      required: fc.array(fc.tuple(fc.nat(units - 1), fc.nat(units - 1)), { maxLength: 1 }),
      forbidden: fc.array(fc.tuple(fc.nat(units - 1), fc.nat(units - 1)), { maxLength: 2 }),
      centre: fc.constantFrom(-1, -1, 0, 3),
      current: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: units, maxLength: units }),
      cap: fc.constantFrom(null, null, 0, 0.2, 0.4),
      realigning: fc.boolean(),
      locked: fc.boolean(),
      maximum: fc.constantFrom(null, null, 8),
    })
    .map((given): DesignProblem => {
      const current = given.current.map((t) => Math.min(t, given.k - 1));
      const locked = given.locked && given.realigning && current.includes(0);
      const capacities = [{ measureKey: "revenue", minimum: null, maximum: given.maximum }];
      const free = designProblem({
        x: [0, 1, 2, 0, 1, 2],
        y: [0, 0, 0, 1, 1, 1],
        edges: gridEdges(3, 2).filter((edge) => !given.missingEdges.includes(edge)),
        measures: [
          measure("revenue", given.values, given.tolerance),
          measure(
            "calls",
            given.second.map((v, i) => (i === 0 ? v + 1 : v)),
            given.secondTolerance,
          ),
        ],
        territories: Array.from({ length: given.k }, (_, t) =>
          territory(t, {
            contiguous: given.contiguous[t],
            share: given.shares[t],
            centreUnit: t === 1 ? given.centre : -1,
            locked: t === 0 && locked,
            capacities: t === 0 ? capacities : [],
          }),
        ),
        lockedTo: Int32Array.from(given.locks, (lock, u) => (u === 0 ? FREE : Math.min(lock, given.k - 1))),
      });
      return {
        ...free,
        requiredPairs: given.required.filter(
          ([a, b]) => a !== b && free.lockedTo[a] !== WHITE_SPACE && free.lockedTo[b] !== WHITE_SPACE,
        ),
        forbiddenPairs: given.forbidden.filter(([a, b]) => a !== b),
        realignment: given.realigning ? realignmentOf(current, given.cap) : null,
      };
    });

  it("proves infeasible exactly the problems that no plan solves", () => {
    let feasibleCount = 0;
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const feasible = somePlanKeepsEveryRule(problem);
        if (feasible) feasibleCount++;
        expect(diagnoseInfeasibility(problem).map((found) => found.cause).length === 0).toBe(feasible);
      }),
      { numRuns: 1500, seed: 11 },
    );
    // both answers must have been put to the test
    expect(feasibleCount).toBeGreaterThan(150);
  });
});

function somePlanKeepsEveryRule(problem: DesignProblem): boolean {
  const k = problem.territories.length;
  const n = problem.unitCodes.length;
  for (let number = 0; number < k ** n; number++) {
    let rest = number;
    const plan = Int32Array.from({ length: n }, (_, u) => {
      const t = rest % k;
      rest = Math.floor(rest / k);
      return problem.lockedTo[u] === WHITE_SPACE ? WHITE_SPACE : t;
    });
    if (keepsEveryRule(problem, plan)) return true;
  }
  return false;
}
