import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import type { DesignProblem, ObjectiveKey } from "../../domain/design-problem.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { createBudget } from "../../search/budget.ts";
import { seededRandom } from "../../search/random.ts";
import { designTerritories } from "../design-territories.ts";
import { withProposalGraph } from "./proposal-graph.ts";

/** Two rows of six accounts far apart, in four territories. */
const accounts = (changes: Partial<DesignProblem> = {}) =>
  designProblem({
    x: [0, 1, 2, 10, 11, 12, 0, 1, 2, 10, 11, 12],
    y: [0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9],
    edges: [],
    measures: [measure("revenue", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0.01)],
    territories: [0, 1, 2, 3].map((k) => territory(k, { contiguous: false })),
    ...changes,
  });

describe("withProposalGraph", () => {
  it("gives accounts without borders near accounts as neighbours, each both ways", () => {
    const { offsets, neighbours } = withProposalGraph(accounts()).adjacency;
    const row = (u: number) => [...neighbours.subarray(offsets[u], offsets[u + 1])];
    for (let u = 0; u < 12; u++) {
      expect(row(u).length).toBeGreaterThanOrEqual(4);
      for (const v of row(u)) expect(row(v)).toContain(u);
    }
  });

  it("leaves a problem alone where borders mean something", () => {
    const withBorders = designProblem({
      ...gridded(),
      territories: [0, 1].map((k) => territory(k, { contiguous: false })),
    });
    const contiguous = accounts({ territories: [0, 1, 2, 3].map((k) => territory(k)) });
    const byCuts = accounts({ objective: "cut-edges" });
    const weighed = accounts({ termWeights: { "cut-edges": 1 } });
    for (const problem of [withBorders, contiguous, byCuts, weighed])
      expect(withProposalGraph(problem)).toBe(problem);
  });

  it.each<ObjectiveKey>(["inertia", "p-median", "max-diameter"])(
    "lets the engine find four natural territories of accounts by %s",
    (objective) => {
      const problem = accounts({ objective, requiredPairs: [[0, 1]] });
      const result = designTerritories(problem, {
        budget: createBudget({ iterations: 20_000 }),
        random: seededRandom(1),
        startIndex: 0,
      });
      const natural = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
      if (result.status !== "solved") throw new Error(`got ${result.status}`);
      expect(scorePlan(problem, result.assignment)).toBeCloseTo(scorePlan(problem, natural), 9);
      expect(result.objective).toBeCloseTo(scorePlan(problem, natural), 9);
    },
  );
});

function gridded() {
  return {
    x: [0, 1, 0, 1],
    y: [0, 0, 1, 1],
    edges: gridEdges(2, 2),
    measures: [measure("revenue", [1, 1, 1, 1])],
  };
}
