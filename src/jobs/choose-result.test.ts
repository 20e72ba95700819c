import { describe, expect, it } from "vitest";
import type { DesignResult } from "../app/ports.ts";
import { chooseResult } from "./choose-result.ts";

const solved = (startIndex: number, score: number): DesignResult => ({
  status: "solved",
  assignment: new Int32Array(0),
  objective: 0,
  score,
  iterations: 1,
  stopped: "iterations",
  startIndex,
});
const notFound = (startIndex: number, violation: number): DesignResult => ({
  status: "not-found",
  assignment: new Int32Array(0),
  violation,
  iterations: 1,
  stopped: "iterations",
  startIndex,
});

describe("choosing among starts", () => {
  it("takes the lowest score", () => {
    expect(chooseResult([solved(0, 5), solved(1, 3), solved(2, 4)])).toMatchObject({ startIndex: 1 });
  });

  it("takes the lower start index of equal scores, in whatever order they finished", () => {
    expect(chooseResult([solved(3, 5), solved(1, 5), solved(2, 5)])).toMatchObject({ startIndex: 1 });
  });

  it("takes any valid plan before an invalid one", () => {
    expect(chooseResult([notFound(0, 1e-9), solved(1, 1e12)])).toMatchObject({ status: "solved" });
  });

  it("takes the smallest violation where no start found a valid plan", () => {
    expect(chooseResult([notFound(0, 0.3), notFound(1, 0.1)])).toMatchObject({ startIndex: 1 });
  });

  it("passes a proof of infeasibility on", () => {
    expect(chooseResult([notFound(0, 0.3), { status: "infeasible", causes: [] }])).toMatchObject({
      status: "infeasible",
    });
  });

  it("refuses to choose from nothing", () => {
    expect(() => chooseResult([])).toThrow("got 0 results, expected at least 1");
  });
});
