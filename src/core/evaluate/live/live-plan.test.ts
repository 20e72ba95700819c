import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gridProblem } from "../../../../test/design-problems.ts";
import { plainProblems } from "../../../../test/random-problems.ts";
import type { DesignProblem } from "../../domain/design-problem.ts";
import type { UnitTopology } from "../../domain/unit-layer.ts";
import { buildAdjacency } from "../../geo/build-adjacency.ts";
import { buildTopology } from "../../geo/build-topology.ts";
import { gridPolygons } from "../../geo/grid-fixture.ts";
import { measureShapes } from "../../geo/measure-shapes.ts";
import { findSharedBorders } from "../../geo/shared-borders.ts";
import { evaluatePlan } from "../evaluate-plan.ts";
import { LivePlan } from "./live-plan.ts";

/** A stroke: units by number, taken into territory `to` − 1, so that 0 is white space. */
const strokes = fc.array(
  fc.record({ units: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), to: fc.nat() }),
  { minLength: 1, maxLength: 12 },
);

function paint(problem: DesignProblem, live: LivePlan, made: readonly { units: number[]; to: number }[]) {
  for (const { units, to } of made) {
    live.move(
      units.map((unit) => unit % problem.unitCodes.length),
      (to % (problem.territories.length + 1)) - 1,
    );
  }
}

function settled(live: LivePlan) {
  while (live.settle());
  return live.figures();
}

function expectSame(problem: DesignProblem, live: LivePlan, topology: UnitTopology | null): void {
  const figures = settled(live);
  const full = evaluatePlan(problem, live.assignment, { topology });
  for (const each of full.territories) {
    const t = each.territory;
    expect(figures.unitCount[t]).toBe(each.unitCount);
    expect(figures.partCount[t]).toBe(each.partCount);
    expect(figures.travelKm[t]).toBeCloseTo(each.travelKm, 6);
    if (each.polsbyPopper === null) expect(figures.polsbyPopper[t]).toBeNaN();
    else expect(figures.polsbyPopper[t]).toBeCloseTo(each.polsbyPopper, 9);
    for (const [m, { value, target }] of each.measures.entries()) {
      expect(figures.values[m][t]).toBe(value);
      expect(figures.targets[m][t]).toBe(target);
    }
  }
  expect(figures.uncoveredUnits).toBe(full.uncoveredUnits);
  expect(figures.disruption).toEqual(full.disruption);
}

/** A grid of units with real shapes near the equator. */
function shapedProblem(columns: number, rows: number, territories: number) {
  const count = columns * rows;
  const topology = buildTopology(gridPolygons(columns, rows));
  const { areaKm2, perimeterKm } = measureShapes(topology);
  const territoryCodes = Array.from({ length: territories }, (_, t) => `T${t}`);
  const problem = {
    ...gridProblem(columns, rows, { territoryCodes }),
    points: {
      kind: "geographic" as const,
      x: Float64Array.from({ length: count }, (_, unit) => 0.5 + (unit % columns)),
      y: Float64Array.from({ length: count }, (_, unit) => 0.5 + Math.floor(unit / columns)),
    },
    adjacency: buildAdjacency(count, findSharedBorders(topology)),
    areaKm2,
  };
  return { problem, topology, perimeterKm };
}

describe("figures of a plan in the hand", () => {
  test("are those of the full evaluation after any strokes", () => {
    fc.assert(
      fc.property(
        plainProblems({ maxUnits: 20, maxTerritories: 4 }),
        strokes,
        fc.boolean(),
        (problem, made, early) => {
          const start = problem.realignment?.current.slice() ?? new Int32Array(problem.unitCodes.length);
          const live = new LivePlan({ ...problem, perimeterKm: null }, start);
          // strokes find travel measured, or still to be measured
          if (early) settled(live);
          paint(problem, live, made);
          expectSame(problem, live, null);
        },
      ),
    );
  });

  test("measure from homes and fixed centres as the full evaluation does", () => {
    fc.assert(
      fc.property(plainProblems({ maxUnits: 12 }), strokes, (plain, made) => {
        const [first, second, ...rest] = plain.territories;
        const territories = [{ ...first, home: { x: 106, y: -6 } }, { ...second, centreUnit: 2 }, ...rest];
        const problem = { ...plain, territories };
        const live = new LivePlan({ ...problem, perimeterKm: null }, new Int32Array(plain.unitCodes.length));
        settled(live);
        paint(problem, live, made);
        expectSame(problem, live, null);
      }),
    );
  });

  test("give the compactness of the dissolved shapes", () => {
    const { problem, topology, perimeterKm } = shapedProblem(6, 5, 3);
    fc.assert(
      fc.property(strokes, (made) => {
        const live = new LivePlan({ ...problem, perimeterKm }, new Int32Array(30));
        paint(problem, live, made);
        expectSame(problem, live, topology);
      }),
      { numRuns: 40 },
    );
  });

  test("come back to the same when a stroke is undone", () => {
    const { problem, perimeterKm } = shapedProblem(6, 5, 3);
    const live = new LivePlan({ ...problem, perimeterKm }, new Int32Array(30));
    const before = settled(live);
    live.move([7, 8, 9], 1);
    live.move([7, 8, 9], 0);
    expect(settled(live)).toEqual(before);
  });

  test("name islands, and holes only where nothing but one territory lies around", () => {
    const { problem, perimeterKm } = shapedProblem(5, 5, 3);
    const live = new LivePlan({ ...problem, perimeterKm }, new Int32Array(25));
    // u12 in the middle becomes B, u13 beside it white space; u4 in the corner becomes B as well
    live.move([12, 4], 1);
    expect(live.figures()).toMatchObject({
      islands: [12],
      holes: [{ enclosedBy: 0, units: [12] }],
      partCount: Int32Array.of(1, 2, 0),
    });
    live.move([13], -1);
    // both now have two kinds of neighbours
    expect(live.figures().holes).toEqual([]);
    live.move([12], -1);
    expect(live.figures()).toMatchObject({ islands: [], holes: [{ enclosedBy: 0, units: [12, 13] }] });
  });

  test("follow an account that goes against its geography and comes back", () => {
    const problem = gridProblem(2, 2, { territoryCodes: ["A", "B"] });
    const live = new LivePlan({ ...problem, perimeterKm: null }, Int32Array.of(0, 0, 1, 1));
    const account = { unit: 0, amounts: [0.25] };
    live.moveAccount({ ...account, from: -1, to: 1 });
    expect(live.figures().values[0]).toEqual(Float64Array.of(1.75, 2.25));
    live.move([0], 1);
    expect(live.figures().values[0]).toEqual(Float64Array.of(1, 3));
    live.moveAccount({ ...account, from: 1, to: 0 });
    expect(live.figures().values[0]).toEqual(Float64Array.of(1.25, 2.75));
    live.moveAccount({ ...account, from: 0, to: -1 });
    expect(live.figures().values[0]).toEqual(Float64Array.of(1, 3));
    expect(problem.measures[0].values[0]).toBe(1);
  });
});
