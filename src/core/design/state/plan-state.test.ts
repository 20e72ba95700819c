import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { wishfulProblems } from "../../../../test/random-problems.ts";
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
    requiredPairs: wish.pairs.map(([a, b]) => [b, (a + b + 1) % UNITS] as const).filter(([a, b]) => a !== b),
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

  it("counts one whole target for every required pair that is apart", () => {
    const problem = designProblem({
      x: [0, 1, 2],
      y: [0, 0, 0],
      edges: gridEdges(3, 1),
      measures: [measure("revenue", [1, 1, 1])],
      territories: 2,
      requiredPairs: [[0, 1]],
    });
    const violationOf = (...assignment: number[]) =>
      new PlanState(problem, Int32Array.from(assignment)).violation;
    expect([violationOf(0, 0, 1), violationOf(0, 1, 1)]).toEqual([0, 1]);
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

/** Units with a neighbour in another territory, counted anew; those in white space have none. */
const touchesAnother = (state: PlanState, u: number): boolean => {
  const { offsets, neighbours } = state.problem.adjacency;
  const around = [...neighbours.subarray(offsets[u], offsets[u + 1])].map((v) => state.assignment[v]);
  return state.assignment[u] >= 0 && around.some((k) => k >= 0 && k !== state.assignment[u]);
};

describe("PlanState's bookkeeping", () => {
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 });

  it("keeps loads, counts, the moved weight and the border as they are counted anew", () => {
    fc.assert(
      fc.property(wishfulProblems(), fc.nat(), moves, (problem, seed, steps) => {
        const K = problem.territories.length;
        const plan = Int32Array.from(problem.lockedTo, (lock, u) => (lock < -1 ? lock : (seed + u * u) % K));
        const state = new PlanState(problem, plan);
        for (const [a, b] of steps) {
          const u = a % state.unitCount;
          const from = state.assignment[u];
          if (from >= 0) state.move(u, (from + 1 + (b % (K - 1))) % K);
        }
        const anew = new PlanState(problem, state.assignment);
        expect([...state.loads]).toEqual([...anew.loads]);
        expect([...state.counts]).toEqual([...anew.counts]);
        expect(state.movedWeight).toBe(anew.movedWeight);
        const units = [...state.assignment.keys()];
        const border = units.filter((u) => touchesAnother(state, u));
        expect([...state.border.subarray(0, state.borderSize)].sort((a, b) => a - b)).toEqual(border);
        for (let k = 0; k < K; k++) {
          const bucket = [...state.borderUnits[k].subarray(0, state.borderCounts[k])];
          expect(bucket.sort((a, b) => a - b)).toEqual(border.filter((u) => state.assignment[u] === k));
        }
        expect(units.filter((u) => state.assignment[u] >= 0 && state.isBorderUnit(u))).toEqual(border);
      }),
    );
  });

  it("grows its list of a territory's border beyond the sixteen it has room for at first", () => {
    const problem = designProblem({
      x: Array.from({ length: 100 }, (_, u) => u % 10),
      y: Array.from({ length: 100 }, (_, u) => Math.floor(u / 10)),
      edges: gridEdges(10, 10),
      measures: [measure("revenue", new Array(100).fill(1))],
      territories: 2,
    });
    const state = new PlanState(problem, new Int32Array(100));
    for (let u = 0; u < 100; u += 2) state.move(u + (Math.floor(u / 10) % 2), 1);
    expect([...state.borderCounts]).toEqual([50, 50]);
    expect(new Set(state.borderUnits[1].subarray(0, 50)).size).toBe(50);
  });
});
