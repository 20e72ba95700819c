import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, plainTerritory } from "../../../test/design-problems.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { assignmentBefore, evaluateBefore } from "./plan-before.ts";

/** Six units in a row, A A · · C C before, the middle ones GONE's. */
const problem = designProblem({
  x: [0, 1, 2, 3, 4, 5],
  y: [0, 0, 0, 0, 0, 0],
  edges: gridEdges(6, 1),
  measures: [measure("revenue", [10, 10, 10, 10, 10, 10], 0.2)],
  territories: [plainTerritory("A"), plainTerritory("C")],
  realignment: {
    current: Int32Array.of(0, 0, -1, -1, 1, 1),
    givenUp: { codes: ["GONE"], territoryOf: Int32Array.of(-1, -1, 0, 0, -1, -1) },
    movedWeight: new Float64Array(6).fill(1),
    movedWeightKey: "units",
    price: 0,
    maximumMovedShare: null,
  },
});

describe("the plan before", () => {
  it("has territories that are given up behind those that live on", () => {
    expect([...(assignmentBefore(problem) ?? [])]).toEqual([0, 0, 2, 2, 1, 1]);
    expect(assignmentBefore({ ...problem, realignment: null })).toBeNull();
  });

  it("counts the territory that is given up in what the whole plan costs", () => {
    const three = designProblem({
      ...problem,
      territories: 3,
      x: [0, 1, 2, 3, 4, 5],
      y: new Array(6).fill(0),
      edges: gridEdges(6, 1),
    });
    const whole = evaluatePlan({ ...three, realignment: null }, Int32Array.of(0, 0, 2, 2, 1, 1));
    const before = evaluateBefore(problem);
    expect(before).toMatchObject({
      objective: whole.objective,
      travelKm: whole.travelKm,
      cutEdges: 2,
      uncoveredUnits: 0,
    });
  });

  it("measures what lives on against the targets of this design", () => {
    const before = evaluateBefore(problem);
    expect(before?.territories.map(({ measures }) => measures[0])).toMatchObject([
      { value: 20, target: 30 },
      { value: 20, target: 30 },
    ]);
    expect(before?.balance[0].largestDeviation).toBeCloseTo(1 / 3);
  });
});
