import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainProblems, wishfulProblems } from "../../../../test/random-problems.ts";
import type { DesignProblem } from "../../domain/design-problem.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { createBudget } from "../../search/budget.ts";
import { seededRandom } from "../../search/random.ts";
import { ContiguityTest } from "../constraints/contiguity.ts";
import { buildMoveRules } from "../constraints/move-rules.ts";
import type { SearchContext } from "../improve/search-context.ts";
import { buildScore } from "../objectives/build-score.ts";
import { bisectRecursively } from "../starts/bisect-recursively.ts";
import { obeyRules } from "../starts/obey-rules.ts";
import { PlanState } from "../state/plan-state.ts";
import { ChainMove } from "./chain-move.ts";

const ATTEMPTS = 300;

function contextOf(problem: DesignProblem, seed: number): SearchContext {
  const metric = new PointMetric(problem.points);
  const state = new PlanState(problem, new Int32Array(problem.unitCodes.length));
  state.load(obeyRules(problem, bisectRecursively(problem, metric, state.bands), { metric }));
  return {
    state,
    score: buildScore(state, metric),
    rules: buildMoveRules(problem),
    contiguity: new ContiguityTest(state),
    random: seededRandom(seed),
    budget: createBudget({ iterations: 1 }),
    onProgress: () => undefined,
  };
}

/** Every rule of the kind that moves must keep once it is kept, as one line each that is broken now. */
function brokenRules({ problem, assignment }: PlanState): string[] {
  const broken: string[] = [];
  problem.lockedTo.forEach((lock, u) => {
    if (lock !== -1 && assignment[u] !== lock) broken.push(`lock of ${u}`);
  });
  for (const [a, b] of problem.requiredPairs)
    if (assignment[a] !== assignment[b]) broken.push(`required ${a} ${b}`);
  for (const [a, b] of problem.forbiddenPairs)
    if (assignment[a] === assignment[b]) broken.push(`forbidden ${a} ${b}`);
  problem.territories.forEach((spec, k) => {
    if (spec.centreUnit >= 0 && assignment[spec.centreUnit] !== k) broken.push(`centre of ${k}`);
    const units = [...assignment.keys()].filter((u) => assignment[u] === k);
    if (units.length === 0) broken.push(`${k} is empty`);
    const reached = new Set(units.slice(0, 1));
    for (const u of reached) {
      const { offsets, neighbours } = problem.adjacency;
      for (const v of neighbours.subarray(offsets[u], offsets[u + 1]))
        if (assignment[v] === k) reached.add(v);
    }
    if (spec.contiguous && reached.size < units.length) broken.push(`${k} lies in parts`);
    const current = problem.realignment?.current;
    if (spec.locked && current?.some((home, u) => (home === k) !== (assignment[u] === k)))
      broken.push(`${k} changed`);
  });
  return broken;
}

describe("ChainMove", () => {
  it("never breaks a rule on single units or the shape of territories that was kept, however much it may accept", () => {
    fc.assert(
      fc.property(wishfulProblems({ maxUnits: 14 }), fc.nat(), (problem, seed) => {
        const context = contextOf(problem, seed);
        const before = brokenRules(context.state);
        const chain = new ChainMove(context, () => undefined);
        for (let i = 0; i < ATTEMPTS; i++) {
          const plan = Int32Array.from(context.state.assignment);
          const threshold = context.random.next() < 0.5 ? Number.POSITIVE_INFINITY : 0;
          const changed = chain.attempt({ threshold, penalty: 1, longestChain: 3 });
          if (!changed) expect(context.state.assignment).toEqual(plan);
          else expect(brokenRules(context.state).filter((rule) => !before.includes(rule))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("accepts nothing that makes score and priced violation together worse than the threshold", () => {
    fc.assert(
      fc.property(plainProblems({ maxUnits: 14 }), fc.nat(), (problem, seed) => {
        const context = contextOf({ ...problem, objective: "cut-edges" }, seed);
        const { state, score } = context;
        const chain = new ChainMove(context, () => undefined);
        const penalty = 10;
        for (let i = 0; i < ATTEMPTS; i++) {
          const before = score.value() + penalty * state.violation;
          const threshold = context.random.below(3);
          chain.attempt({ threshold, penalty, longestChain: 3 });
          expect(score.value() + penalty * state.violation).toBeLessThanOrEqual(before + threshold + 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("tells of every unit it moved, and of none that it put back", () => {
    fc.assert(
      fc.property(plainProblems({ maxUnits: 14 }), fc.nat(), (problem, seed) => {
        const context = contextOf(problem, seed);
        const shadow = Int32Array.from(context.state.assignment);
        const told = new Set<number>();
        const chain = new ChainMove(context, (u) => told.add(u));
        for (let i = 0; i < ATTEMPTS; i++) {
          told.clear();
          chain.attempt({ threshold: 0.1, penalty: 1, longestChain: 3 });
          const changed = [...shadow.keys()].filter((u) => shadow[u] !== context.state.assignment[u]);
          expect(changed.filter((u) => !told.has(u))).toEqual([]);
          shadow.set(context.state.assignment);
        }
      }),
      { numRuns: 30 },
    );
  });
});
