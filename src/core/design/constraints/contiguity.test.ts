import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, measure, territory } from "../../../../test/design-problems.ts";
import { plainProblems } from "../../../../test/random-problems.ts";
import type { DesignProblem } from "../../domain/design-problem.ts";
import { PlanState } from "../state/plan-state.ts";
import { ContiguityTest } from "./contiguity.ts";

/** The connected parts of a set of units, by plain flooding. */
function partsOf({ adjacency }: DesignProblem, units: readonly number[]): number[][] {
  const left = new Set(units);
  const parts: number[][] = [];
  for (const start of units) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const u of part) {
      for (const v of adjacency.neighbours.subarray(adjacency.offsets[u], adjacency.offsets[u + 1])) {
        if (left.delete(v)) part.push(v);
      }
    }
    parts.push(part);
  }
  return parts;
}

const unitsOf = (assignment: Int32Array, k: number): number[] =>
  [...assignment.keys()].filter((u) => assignment[u] === k);

const cases = fc.record({
  problem: plainProblems({ maxUnits: 16 }),
  seeds: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
  steps: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
});

function planOf({ problem, seeds }: { problem: DesignProblem; seeds: readonly number[] }): PlanState {
  const plan = problem.unitCodes.map((_, u) => seeds[u] % problem.territories.length);
  return new PlanState(problem, Int32Array.from(plan));
}

describe("ContiguityTest", () => {
  it("calls a territory whole exactly where flooding finds one part", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const state = planOf(given);
        const test = new ContiguityTest(state);
        for (let k = 0; k < state.territoryCount; k++) {
          const units = unitsOf(state.assignment, k);
          expect(test.isWhole(k)).toBe(partsOf(state.problem, units).length === 1);
          for (const u of units) expect(test.isWhole(k, u)).toBe(test.isWhole(k));
        }
      }),
    );
  });

  it("knows after any unit left a whole territory whether the rest is whole", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const state = planOf(given);
        const test = new ContiguityTest(state);
        for (const [a, b] of given.steps) {
          const u = a % state.unitCount;
          const from = state.assignment[u];
          const wasWhole = partsOf(state.problem, unitsOf(state.assignment, from)).length === 1;
          state.move(u, (from + 1 + (b % (state.territoryCount - 1))) % state.territoryCount);
          if (!wasWhole) continue;
          const parts = partsOf(state.problem, unitsOf(state.assignment, from));
          expect(test.isWholeWithout(u, from)).toBe(parts.length === 1);
        }
      }),
    );
  });

  it("lists as branch everything but the largest part that a unit's leaving would leave behind", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const state = planOf(given);
        const test = new ContiguityTest(state);
        for (let k = 0; k < state.territoryCount; k++) {
          const units = unitsOf(state.assignment, k);
          if (partsOf(state.problem, units).length !== 1) continue;
          for (const u of units) {
            const rest = units.filter((v) => v !== u);
            const parts = partsOf(state.problem, rest);
            const largest = Math.max(0, ...parts.map((part) => part.length));
            const branch = test.branchAt(u);
            expect(branch).toHaveLength(rest.length - largest);
            const kept = rest.filter((v) => !branch.includes(v));
            expect(partsOf(state.problem, kept).length).toBeLessThanOrEqual(1);
            expect(new Set(branch).size).toBe(branch.length);
          }
        }
      }),
    );
  });

  it("lets a territory lie in pieces that may, but never be empty", () => {
    const problem = designProblem({
      x: [0, 1, 2],
      y: [0, 0, 0],
      edges: [
        [0, 1],
        [1, 2],
      ],
      measures: [measure("workload", [1, 1, 1])],
      territories: [territory(0, { contiguous: false }), territory(1), territory(2, { contiguous: false })],
    });
    const state = new PlanState(problem, Int32Array.of(0, 1, 0));
    const test = new ContiguityTest(state);
    expect([0, 1, 2].map((k) => test.isWhole(k))).toEqual([true, true, false]);
    state.move(1, 0);
    expect(test.isWholeWithout(1, 1)).toBe(false);
  });
});
