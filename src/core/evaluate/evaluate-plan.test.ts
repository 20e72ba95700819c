import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridProblem, plainTerritory } from "../../../test/design-problems.ts";
import { type DesignProblem, type ObjectiveKey, WHITE_SPACE } from "../domain/design-problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { haversineKm } from "../geo/distance.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { polsbyPopperScores } from "./compactness.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { scorePlan } from "./score-plan.ts";
import { territoryTargets } from "./territory-targets.ts";
import { estimateTravelKm } from "./travel-estimate.ts";

//  u0 u1 u2      A A B
//  u3 u4 u5      A A B
const PLAN = Int32Array.from([0, 0, 1, 0, 0, 1]);
const small = (wishes: Partial<DesignProblem> = {}): DesignProblem =>
  gridProblem(3, 2, { territoryCodes: ["A", "B"], ...wishes });
const OBJECTIVES: readonly ObjectiveKey[] = ["inertia", "p-median", "max-diameter", "cut-edges", "travel"];

describe("evaluatePlan", () => {
  it("gives the figures of a drawn example", () => {
    const figures = evaluatePlan(small(), PLAN);
    const [a, b] = figures.territories;
    // A is a square of four: 1 + 1 + 2 km² and 1 + 1 + √2 km to any corner
    expect(a).toMatchObject({ unitCount: 4, centreUnit: 0, inertia: 4, partCount: 1, polsbyPopper: null });
    expect(a.diameterKm).toBeCloseTo(Math.SQRT2, 12);
    expect(a.travelKm).toBeCloseTo(0.7124 * 4 + (2 * (2 + Math.SQRT2)) / 10, 12);
    expect(b).toMatchObject({ unitCount: 2, inertia: 1, diameterKm: 1 });
    expect(a.measures[0]).toMatchObject({ measureKey: "work", value: 4, target: 3, deviation: 1 / 3 });
    expect(a.measures[0].lower).toBeCloseTo(2.7, 12);
    expect(a.measures[0].upper).toBeCloseTo(3.3, 12);
    expect(figures).toMatchObject({
      objective: 5,
      inertia: 5,
      cutEdges: 2,
      uncoveredUnits: 0,
      disruption: null,
      meanPolsbyPopper: null,
    });
    expect(figures.medianDistanceKm).toBeCloseTo(3 + Math.SQRT2, 12);
    expect(figures.balance[0]).toMatchObject({ measureKey: "work", total: 6, largestDeviation: 1 / 3 });
    expect(figures.balance[0].coefficientOfVariation).toBeCloseTo(1 / 3, 12);
  });

  it("measures from a fixed centre and from a rep's home", () => {
    const territories = [plainTerritory("A", { centreUnit: 4, home: { x: -3, y: 0 } }), plainTerritory("B")];
    const figures = evaluatePlan(
      small({ territories, areaKm2: null, visits: Float64Array.from([1, 0, 1, 0, 0, 1]) }),
      PLAN,
    );
    expect(figures.territories[0].centreUnit).toBe(4);
    // only u0 is visited: 3 km from home
    expect(figures.territories[0].travelKm).toBeCloseTo((2 * 3) / 10, 12);
  });

  it("leaves white space out of targets, members and cut edges", () => {
    const lockedTo = Int32Array.from([-1, -1, WHITE_SPACE, -1, -1, WHITE_SPACE]);
    const figures = evaluatePlan(
      small({ lockedTo }),
      Int32Array.from([0, 1, WHITE_SPACE, 0, 1, WHITE_SPACE]),
    );
    expect(figures).toMatchObject({ cutEdges: 2, uncoveredUnits: 2 });
    expect(figures.territories.map(({ measures }) => measures[0].deviation)).toEqual([0, 0]);
  });

  it("counts parts and survives an empty territory", () => {
    const figures = evaluatePlan(small(), Int32Array.from([0, -2, 0, 0, -2, 0]));
    expect(figures.territories[0].partCount).toBe(2);
    expect(figures.territories[1]).toMatchObject({
      unitCount: 0,
      centreUnit: -1,
      partCount: 0,
      inertia: 0,
      travelKm: 0,
    });
  });

  it("prices moves against the current plan and ignores units that had none", () => {
    const realignment = {
      current: Int32Array.from([0, 0, 0, 1, -1, 1]),
      movedWeight: Float64Array.from([1, 2, 3, 4, 5, 6]),
      movedWeightKey: "revenue",
      price: 0,
      maximumMovedShare: null,
    };
    expect(evaluatePlan(small({ realignment }), PLAN).disruption).toEqual({
      movedWeightKey: "revenue",
      movedUnits: 2,
      movedWeight: 7,
      totalWeight: 21,
      movedShare: 1 / 3,
      movedUnitIndices: [2, 3],
      unavoidableUnits: 0,
      unavoidableWeight: 0,
      unavoidableShare: 0,
    });
  });

  it("counts units whose territory is given up as moved, and says that they are unavoidable", () => {
    const realignment = {
      current: Int32Array.from([0, 0, 0, 1, -1, -1]),
      givenUp: { codes: ["GONE"], territoryOf: Int32Array.from([-1, -1, -1, -1, -1, 0]) },
      movedWeight: Float64Array.from([1, 2, 3, 4, 5, 6]),
      movedWeightKey: "revenue",
      price: 0,
      maximumMovedShare: null,
    };
    expect(evaluatePlan(small({ realignment }), PLAN).disruption).toMatchObject({
      movedWeight: 13,
      movedShare: 13 / 21,
      movedUnitIndices: [2, 3, 5],
      unavoidableUnits: 1,
      unavoidableWeight: 6,
      unavoidableShare: 6 / 21,
    });
  });

  it("agrees with the checker's own score for every objective on random geographic plans", () => {
    const unit = fc.record({
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      latitude: fc.double({ min: -85, max: 85, noNaN: true }),
      weight: fc.integer({ min: 0, max: 1000 }),
      territory: fc.integer({ min: -2, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 12, maxLength: 12 }), (units) => {
        const column = (key: "longitude" | "latitude" | "weight") =>
          Float64Array.from(units, (each) => each[key]);
        const base = gridProblem(6, 2, { territoryCodes: ["A", "B", "C"] });
        const problem = {
          ...base,
          points: { kind: "geographic" as const, x: column("longitude"), y: column("latitude") },
          measures: [{ key: "work", values: column("weight"), tolerance: null, balanceWeight: 0 }],
          visits: column("weight"),
        };
        const plan = Int32Array.from(units, ({ territory }) => (territory === -1 ? 0 : territory));
        for (const objective of OBJECTIVES) {
          const score = scorePlan(problem, plan, objective);
          const { objective: value } = evaluatePlan({ ...problem, objective }, plan);
          expect(Math.abs(value - score)).toBeLessThanOrEqual(1e-7 * Math.max(1, score));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("territoryTargets", () => {
  it("splits the total by share, and by a measure's own share where given", () => {
    const territories = [
      plainTerritory("A", { share: 0.5 }),
      plainTerritory("B", { shareByMeasure: { work: 1.5 } }),
    ];
    const problem = small({ territories });
    expect([...territoryTargets(problem, problem.measures[0])]).toEqual([1.5, 4.5]);
  });
});

describe("coefficientOfVariation", () => {
  it("is the population standard deviation over the mean", () => {
    expect(coefficientOfVariation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(0.4, 12);
    expect(coefficientOfVariation([])).toBe(0);
    expect(coefficientOfVariation([0, 0])).toBe(0);
  });
});

describe("estimateTravelKm", () => {
  it("adds the tour through all calls and a line haul for every ten of them", () => {
    expect(estimateTravelKm({ areaKm2: 100, visits: 25, visitKm: 400 })).toBeCloseTo(0.7124 * 50 + 80, 12);
    expect(estimateTravelKm({ areaKm2: 100, visits: 0, visitKm: 0 })).toBe(0);
  });
});

/** Two unit squares side by side at the equator (arc 0 between them), and a third that touches neither. */
const SQUARES: UnitTopology = {
  arcs: [
    [
      [0.1, 0],
      [0.1, 0.1],
    ],
    [
      [0.1, 0.1],
      [0, 0.1],
      [0, 0],
      [0.1, 0],
    ],
    [
      [0.1, 0],
      [0.2, 0],
      [0.2, 0.1],
      [0.1, 0.1],
    ],
    [
      [1, 0],
      [1.1, 0],
      [1.1, 0.1],
      [1, 0.1],
      [1, 0],
    ],
  ],
  polygons: [[[[0, 1]]], [[[2, ~0]]], [[[3]]], []],
};
const SIDE_KM = haversineKm(0, 0, 0.1, 0);
const AREAS = new Float64Array(4).fill(SIDE_KM ** 2);

describe("polsbyPopperScores", () => {
  it("scores a square π/4, a domino less, and two squares apart as one long border", () => {
    const score = (units: readonly number[]) =>
      polsbyPopperScores({ topology: SQUARES, areaKm2: AREAS, members: [units] })[0];
    expect(score([0])).toBeCloseTo(Math.PI / 4, 4);
    expect(score([0, 1])).toBeCloseTo((4 * Math.PI * 2) / 36, 4);
    expect(score([0, 2])).toBeCloseTo((4 * Math.PI * 2) / 64, 4);
  });

  it("knows no score without units or with a unit that has no shape", () => {
    expect(
      polsbyPopperScores({ topology: SQUARES, areaKm2: AREAS, members: [[], [0, 3], [1]] }).map(
        (s) => s === null,
      ),
    ).toEqual([true, true, false]);
  });

  it("is part of the plan's figures when the topology is given", () => {
    const problem = gridProblem(4, 1, { territoryCodes: ["A", "B"], areaKm2: AREAS });
    const figures = evaluatePlan(problem, Int32Array.from([0, 0, 1, 1]), { topology: SQUARES });
    expect(figures.territories[0].polsbyPopper).toBeCloseTo((4 * Math.PI * 2) / 36, 4);
    expect(figures.territories[1].polsbyPopper).toBeNull();
    expect(figures.meanPolsbyPopper).toBe(figures.territories[0].polsbyPopper);
  });
});
