import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/core/evaluate/evaluate-plan.ts";
import { buildMeasure, buildProblem, landBorder } from "../instances/build-problem.ts";
import { generateMarket } from "../instances/generate-market.ts";
import { runKMeans, runRepairedKMeans } from "./run-k-means.ts";
import { hasMetis, metisGraph, runMetis } from "./run-metis.ts";

const market = generateMarket(600, 6, 2);
const deviation = (plan: Int32Array): number =>
  Math.max(...evaluatePlan(market, plan).balance.map(({ largestDeviation }) => largestDeviation));

describe("peers", () => {
  it("are given the graph in METIS' own format", () => {
    // 0 – 1 – 2, weights 1 : 1 : 2
    const problem = buildProblem({
      codes: ["a", "b", "c"],
      points: { kind: "planar", x: Float64Array.of(0, 1, 2), y: new Float64Array(3) },
      edges: [landBorder(0, 1), landBorder(1, 2)],
      measures: [buildMeasure("w", [1, 1, 2], 0.1)],
      territoryCount: 2,
      objective: "inertia",
    });
    expect(metisGraph(problem)).toBe("3 2 010 1\n25000000 2\n25000000 1 3\n50000000 2\n");
  });

  it("give the same plan for the same seed, every unit in a territory", () => {
    for (const run of [runKMeans, runRepairedKMeans]) {
      const { assignment } = run(market, 1);
      expect(assignment).toEqual(run(market, 1).assignment);
      expect(new Set(assignment).size).toBe(6);
      expect(assignment).toHaveLength(600);
    }
  });

  it("balance better after the repair than before", () => {
    const [plain, repaired] = [runKMeans(market, 1), runRepairedKMeans(market, 1)];
    expect(deviation(repaired.assignment)).toBeLessThan(deviation(plain.assignment));
  });

  it.skipIf(!hasMetis() && process.env.CI !== "true")("get a plan from METIS near its tolerance", () => {
    const { assignment } = runMetis(market, "rb", 1);
    expect(new Set(assignment).size).toBe(6);
    expect(deviation(assignment)).toBeLessThan(0.2);
  });
});
