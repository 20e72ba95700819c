import { describe, expect, it } from "vitest";
import type { DesignResult, SolverPool } from "../src/app/ports.ts";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import { buildMeasure, buildProblem, landBorder } from "./instances/build-problem.ts";
import { measureQuality } from "./measure-quality.ts";
import { qualityTable } from "./quality-table.ts";
import type { BenchInstance, BenchOptions } from "./suite.ts";

/** Four units of weight 1 on a line, 1 km apart, for two territories of two. */
const line: DesignProblem = buildProblem({
  codes: ["a", "b", "c", "d"],
  points: { kind: "planar", x: Float64Array.of(0, 1, 2, 3), y: new Float64Array(4) },
  edges: [landBorder(0, 1), landBorder(1, 2), landBorder(2, 3)],
  measures: [buildMeasure("weight", [1, 1, 1, 1], 0)],
  territoryCount: 2,
  objective: "inertia",
});

const instance = (changes: Partial<BenchInstance> = {}): BenchInstance => ({
  name: "line",
  problem: line,
  unit: 1,
  milliseconds: 10,
  known: { value: 2, source: "by hand" },
  must: {},
  isInfeasible: false,
  boundMilliseconds: null,
  ...changes,
});

/** A solver that claims what it is told to, one answer per seed. */
const solverThatClaims = (
  ...answers: readonly { assignment: number[]; objective: number }[]
): SolverPool => ({
  threads: 1,
  solve: (_, { seed }) => {
    const { assignment, objective } = answers[seed - 1];
    const result: DesignResult = {
      status: "solved",
      assignment: Int32Array.from(assignment),
      objective,
      score: objective,
      iterations: 1,
      stopped: "time",
      startIndex: 0,
    };
    return Promise.resolve(result);
  },
  bound: () => Promise.resolve({ value: 3, method: "a wrong one" }),
  close: () => Promise.resolve(),
});

const options = { quick: false } as BenchOptions;
const measure = (pool: SolverPool, changes: Partial<BenchInstance> = {}, seeds = 1) =>
  measureQuality(instance(changes), seeds, { pool, options, say: () => undefined });

const halves = { assignment: [0, 0, 1, 1], objective: 2 };
const crossed = { assignment: [0, 1, 0, 1], objective: 8 };

describe("measuring an instance", () => {
  it("takes the value from the plan itself, medians and worst over the seeds", async () => {
    const loose = { ...line, measures: [buildMeasure("weight", [1, 1, 1, 1], 0.5)] };
    const three = { assignment: [0, 1, 1, 1], objective: 2 };
    const result = await measure(solverThatClaims(halves, three, halves), { problem: loose }, 3);
    expect(result).toMatchObject({ values: [2, 2, 2], median: 2, worst: 2, failures: [] });
  });

  it("fails a plan that claims to be solved and is not contiguous", async () => {
    const result = await measure(solverThatClaims(crossed));
    expect(result.values).toEqual([]);
    expect(result.failures).toHaveLength(1);
    expect(qualityTable("t", [result]).rows[0].at(-1)).toBe("FAILED");
  });

  it("fails a plan whose value is not what the solver said", async () => {
    const { failures } = await measure(solverThatClaims({ ...halves, objective: 1.5 }));
    expect(failures).toEqual(["line seed 1: scored 1.5, re-scored 2"]);
  });

  it("fails a value beyond its must, and a bound above a plan", async () => {
    const { failures } = await measure(solverThatClaims(halves), {
      must: { medianAtMost: 1.99, worstAtMost: 1.99 },
      boundMilliseconds: 1,
    });
    expect(failures).toEqual([
      "line: median 2 is above the must 1.99",
      "line: worst 2 is above the must 1.99",
      "line: a plan is better than the lower bound 3",
    ]);
  });

  it("wants the cause of an impossible case named, and none named where a plan exists", async () => {
    const tooHeavy = { ...line, measures: [buildMeasure("weight", [9, 1, 1, 1], 0)] };
    const impossible = await measure(solverThatClaims(), { problem: tooHeavy, isInfeasible: true });
    expect(impossible).toMatchObject({ runs: [], failures: [] });
    expect(impossible.causes[0]).toContain("a holds");
    const unnamed = await measure(solverThatClaims(), { isInfeasible: true });
    expect(unnamed.failures).toEqual(["line: no cause of infeasibility was named"]);
    const refused = await measure(solverThatClaims(halves), { problem: tooHeavy });
    expect(refused.failures[0]).toContain("line: called infeasible");
  });
});
