import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem } from "../../../../test/design-problems.ts";
import { plainProblems } from "../../../../test/random-problems.ts";
import type { DesignProblem, ObjectiveKey } from "../../domain/design-problem.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { PlanState } from "../state/plan-state.ts";
import { BalanceTerm } from "./balance-term.ts";
import { BarrierTerm } from "./barrier-term.ts";
import { buildScore } from "./build-score.ts";
import { CentredTerm } from "./centred-term.ts";
import { CutEdgesTerm } from "./cut-edges-term.ts";
import { DisruptionTerm } from "./disruption-term.ts";
import { LongPairsTerm } from "./long-pairs-term.ts";
import { MaxDiameterTerm } from "./max-diameter-term.ts";
import type { Term } from "./term.ts";
import { TravelTerm } from "./travel-term.ts";

const cases = fc.record({
  problem: plainProblems({ maxUnits: 14 }),
  plan: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
  steps: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 15 }),
});
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** A plan in which every territory has a unit. */
function stateOf({ problem, plan }: Case): PlanState {
  const K = problem.territories.length;
  return new PlanState(
    problem,
    Int32Array.from(problem.unitCodes, (_, u) => (u < K ? u : plan[u] % K)),
  );
}

/** Moves units one after another, never the last one of a territory. */
function walk(state: PlanState, steps: Case["steps"], visit: (u: number, to: number) => void): void {
  for (const [a, b] of steps) {
    const u = a % state.unitCount;
    const from = state.assignment[u];
    if (state.counts[from] > 1)
      visit(u, (from + 1 + (b % (state.territoryCount - 1))) % state.territoryCount);
  }
}

/** Foretells and makes moves; after each the term's value must be what it foretold, and what `anew` counts. */
function expectKept(given: Case, build: (state: PlanState) => Term, anew: (term: Term) => number): void {
  const state = stateOf(given);
  const term = build(state);
  term.refresh();
  const near = (value: number) => Math.round(Math.log10(1 + Math.abs(value)));
  walk(state, given.steps, (u, to) => {
    const from = state.assignment[u];
    const foretold = term.value() + term.change(u, to);
    state.move(u, to);
    term.moved(u, from);
    expect(term.value()).toBeCloseTo(foretold, 8 - near(foretold));
    expect(term.value()).toBeCloseTo(anew(term), 8 - near(foretold));
  });
}

/** Puts everything in place anew and reads the value. */
const refreshed = (term: Term): number => {
  term.refresh();
  return term.value();
};

const metricOf = (state: PlanState) => new PointMetric(state.problem.points);

const EXACT: Readonly<Record<string, (state: PlanState) => Term>> = {
  balance: (state) => new BalanceTerm(state),
  barriers: (state) => new BarrierTerm(state),
  "cut-edges": (state) => new CutEdgesTerm(state),
  disruption: (state) => new DisruptionTerm(state),
  "max-diameter": (state) => new MaxDiameterTerm(state, metricOf(state)),
  "long pairs": (state) => {
    const term = new LongPairsTerm(state, metricOf(state));
    term.setLimit(0.6 * term.widest().chordKm || 1);
    return term;
  },
};

describe.each(Object.entries(EXACT))("the term %s", (_, build) => {
  it("foretells what a move does, keeps up with it, and equals itself counted anew", () => {
    fc.assert(fc.property(cases, (given) => expectKept(given, build, refreshed)));
  });
});

describe.each([
  ["inertia", true],
  ["p-median", false],
] as const)("the term %s", (key, squared) => {
  it("keeps its value up to date while its centres stand still", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const build = (state: PlanState) =>
          new CentredTerm(state, { key, metric: metricOf(state), weights: state.problem.visits, squared });
        expectKept(given, build, (term) => {
          if (term instanceof CentredTerm) term.rescore();
          return term.value();
        });
      }),
    );
  });

  it("only gets better by choosing its centres anew", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const state = stateOf(given);
        const term = new CentredTerm(state, { key, metric: metricOf(state), weights: null, squared });
        term.refresh();
        walk(state, given.steps, (u, to) => {
          const from = state.assignment[u];
          // a centre that leaves is no candidate any more
          if (term.centres.includes(u)) return;
          state.move(u, to);
          term.moved(u, from);
          const held = term.value();
          expect(refreshed(term)).toBeLessThanOrEqual(held * (1 + 1e-12));
        });
      }),
    );
  });
});

it("compares centres by their cost over all members, not over the first ones", () => {
  // over the first members unit 0 costs exactly the 3,714 that unit 5, the best centre, costs over all
  const problem = designProblem({
    x: [34, 1, 17, 5, 4, 17, 15, 3, 3, 32, 32],
    y: [14, 13, 37, 13, 6, 23, 27, 21, 39, 1, 1],
    edges: [],
    measures: [],
    territories: 1,
  });
  const state = new PlanState(problem, new Int32Array(11));
  const term = new CentredTerm(state, {
    key: "inertia",
    metric: metricOf(state),
    weights: null,
    squared: true,
  });
  term.refresh();
  expect(term.value()).toBe(3714);
  expect([...term.centres]).toEqual([5]);
});

describe("the term travel", () => {
  it("foretells what a move does while its bases stand still", () => {
    fc.assert(
      fc.property(cases, (given) =>
        expectKept(
          given,
          (state) => new TravelTerm(state, metricOf(state)),
          (term) => term.value(),
        ),
      ),
    );
  });

  it("equals itself counted anew where every rep has a home", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const territories = given.problem.territories.map((spec, k) => ({
          ...spec,
          home: { x: given.problem.points.x[k] + 1, y: given.problem.points.y[k] },
        }));
        const atHome = { ...given, problem: { ...given.problem, territories } };
        expectKept(atHome, (state) => new TravelTerm(state, metricOf(state)), refreshed);
      }),
    );
  });
});

describe("the score of a plan", () => {
  const objectives: readonly ObjectiveKey[] = ["inertia", "p-median", "max-diameter", "cut-edges", "travel"];

  it.each(objectives)("equals what evaluate counts by its own code: %s", (objective) => {
    fc.assert(
      fc.property(cases, (given) => {
        const problem: DesignProblem = { ...given.problem, objective };
        const state = stateOf({ ...given, problem });
        const value = buildScore(state, metricOf(state)).objective.value();
        const expected = scorePlan(problem, state.assignment);
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      }),
    );
  });

  it("counts a term of weight 1 as much as the objective at the plan it was weighed at", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom("travel", "max-diameter", "cut-edges"), (given, key) => {
        const { adjacency } = given.problem;
        const problem: DesignProblem = {
          ...given.problem,
          termWeights: { [key]: 1 },
          adjacency: { ...adjacency, barrierPrice: new Float64Array(adjacency.neighbours.length) },
        };
        const state = stateOf({ ...given, problem });
        const score = buildScore(state, metricOf(state));
        const term = scorePlan({ ...problem, objective: key as ObjectiveKey }, state.assignment);
        fc.pre(score.objective.value() > 0 && term > 0);
        expect(score.value() / score.objective.value()).toBeCloseTo(2, 9);
      }),
    );
  });
});
