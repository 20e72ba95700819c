import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { PlanState } from "./plan-state.ts";

const UNITS = 9;
const plan = fc.array(fc.nat({ max: 2 }), { minLength: UNITS, maxLength: UNITS });
const load = fc.array(fc.nat({ max: 9 }), { minLength: UNITS, maxLength: UNITS });
const wishes = fc.record({
  plan,
  current: plan,
  revenue: load,
  calls: load,
  pairs: fc.array(fc.tuple(fc.nat({ max: UNITS - 1 }), fc.nat({ max: UNITS - 2 })), { maxLength: 3 }),
  steps: fc.array(fc.tuple(fc.nat({ max: UNITS - 1 }), fc.nat({ max: UNITS - 1 })), { maxLength: 12 }),
});

/** Two measures, one with a capacity too, a cap on moves and forbidden pairs on a grid of 3 × 3 units. */
function stateOf(wish: typeof wishes extends fc.Arbitrary<infer W> ? W : never): PlanState {
  const capacities = [{ measureKey: "calls", minimum: 5, maximum: 20 }];
  const problem = designProblem({
    x: Array.from({ length: UNITS }, (_, u) => u % 3),
    y: Array.from({ length: UNITS }, (_, u) => Math.floor(u / 3)),
    edges: gridEdges(3, 3),
    measures: [measure("revenue", wish.revenue, 0.1), measure("calls", wish.calls)],
    territories: [0, 1, 2].map((k) => territory(k, { capacities })),
    forbiddenPairs: wish.pairs.map(([a, b]) => [a, (a + 1 + b) % UNITS]),
    realignment: {
      current: Int32Array.from(wish.current),
      movedWeight: new Float64Array(UNITS).fill(1),
      movedWeightKey: "units",
      price: 0,
      maximumMovedShare: 0.2,
    },
  });
  return new PlanState(problem, Int32Array.from(wish.plan));
}

const recounted = (state: PlanState): number => new PlanState(state.problem, state.assignment).violation;

describe("PlanState", () => {
  it("foretells what a move does to the violation, as counted anew", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const state = stateOf(wish);
        for (const [u, draw] of wish.steps) {
          const to = (state.assignment[u] + 1 + (draw % 2)) % 3;
          const foretold = state.violation + state.violationChange(u, to);
          state.move(u, to);
          expect(state.violation).toBeCloseTo(foretold, 9);
          expect(state.violation).toBeCloseTo(recounted(state), 9);
        }
      }),
    );
  });

  it("foretells what an exchange does to the violation, as counted anew", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const state = stateOf(wish);
        for (const [u, w] of wish.steps) {
          const from = state.assignment[u];
          const to = state.assignment[w];
          if (from === to) continue;
          const foretold = state.violation + state.exchangeViolationChange(u, w);
          state.move(u, to);
          state.move(w, from);
          expect(recounted(state)).toBeCloseTo(foretold, 9);
        }
      }),
    );
  });

  it("counts one whole target for every forbidden pair that is together", () => {
    const problem = designProblem({
      x: [0, 1, 2, 3],
      y: [0, 0, 0, 0],
      edges: gridEdges(4, 1),
      measures: [measure("revenue", [1, 1, 1, 1])],
      territories: 2,
      forbiddenPairs: [
        [0, 1],
        [2, 3],
      ],
    });
    const violationOf = (...assignment: number[]) =>
      new PlanState(problem, Int32Array.from(assignment)).violation;
    expect(violationOf(0, 0, 1, 1)).toBe(2);
    expect(violationOf(0, 0, 0, 1)).toBe(1);
    expect(violationOf(0, 1, 0, 1)).toBe(0);
  });
});
