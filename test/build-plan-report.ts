import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import type { UnitExplanation } from "../src/core/domain/design-result.ts";
import { accountId, unitCode } from "../src/core/domain/ids.ts";
import type { UnitLayer } from "../src/core/domain/unit-layer.ts";
import { evaluatePlan } from "../src/core/evaluate/evaluate-plan.ts";
import type { PlanReport } from "../src/core/evaluate/plan-report.ts";
import { buildAdjacency } from "../src/core/geo/build-adjacency.ts";
import { designProblem, measure, plainTerritory } from "./design-problems.ts";

/** A name that would end the page's data, its script or its markup if any text were not escaped. */
export const HOSTILE_NAME = `</script><img src=x onerror=alert(1)>"'&<!--`;

/**
 * Six squares of one degree in two rows; territory A holds the left ones, B the right ones and the middle below:
 *
 *     u0 u1 u2      A A B
 *     u3 u4 u5      A B B      before: u4 was A's
 */
export function buildPlanReport(overrides: Partial<PlanReport> = {}): PlanReport {
  const layer = buildSquares();
  const problem = buildProblem(layer);
  const assignment = Int32Array.of(0, 0, 1, 0, 1, 1);
  const current = Int32Array.of(0, 0, 1, 0, 0, 1);
  const topology = layer.topology;
  return {
    title: "Six squares",
    version: "0.0.0-test",
    seed: 7,
    layer,
    accounts: [
      {
        id: accountId("a1"),
        name: HOSTILE_NAME,
        longitude: 110.5,
        latitude: -7.5,
        unit: 3,
        placedBy: "inside",
        columns: {},
      },
    ],
    problem,
    assignment,
    figures: evaluatePlan(problem, assignment, { topology }),
    figuresBefore: evaluatePlan(problem, current, { topology }),
    explanations: [explainMiddle()],
    lowerBound: {
      value: evaluatePlan(problem, assignment, { topology }).objective * 0.99,
      method: "by hand",
    },
    objectiveUnit: "people·km²",
    stopped: "iterations",
    iterations: 1000,
    districts: null,
    alternatives: [
      {
        name: "P1",
        objective: 10,
        largestDeviation: 0.02,
        travelKm: 900,
        movedShare: 0.1,
        dominatedBy: [],
        chosen: true,
      },
      {
        name: "P2",
        objective: 12,
        largestDeviation: 0.05,
        travelKm: 700,
        movedShare: 0,
        dominatedBy: [],
        chosen: false,
      },
    ],
    warnings: [
      { code: "IMP-222", where: { file: "units.csv", row: 3 }, cause: HOSTILE_NAME, fix: "fill the cell" },
    ],
    violations: [],
    credits: ["Squares drawn by hand"],
    ...overrides,
  };
}

function explainMiddle(): UnitExplanation {
  return {
    unit: 4,
    territory: 1,
    options: [
      {
        territory: 0,
        objectiveChange: 123_456,
        blocks: [{ rule: "band", territory: 0, measureKey: "people", value: 400, limit: 330 }],
      },
    ],
  };
}

/** Corner (column, row) of the drawing in degrees: Central Java, rows downwards. */
const corner = (column: number, row: number): [number, number] => [110 + column, -7 - row];

/** One arc per square side, shared by both neighbours. */
function buildSquares(): UnitLayer {
  const arcs: [number, number][][] = [];
  const arcBySide = new Map<string, number>();
  const side = (from: [number, number], to: [number, number]): number => {
    const backwards = arcBySide.get(`${to}>${from}`);
    if (backwards !== undefined) return ~backwards;
    arcs.push([from, to]);
    arcBySide.set(`${from}>${to}`, arcs.length - 1);
    return arcs.length - 1;
  };
  const polygons = [0, 1, 2, 3, 4, 5].map((unit) => {
    const [column, row] = [unit % 3, Math.floor(unit / 3)];
    const ring = [
      corner(column, row),
      corner(column, row + 1),
      corner(column + 1, row + 1),
      corner(column + 1, row),
    ];
    return [[ring.map((from, i) => side(from, ring[(i + 1) % 4]))]];
  });
  const edges = [
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
    [0, 3],
    [1, 4],
    [2, 5],
  ];
  return {
    name: "squares",
    codes: ["01", "02", "03", "04", "05", "06"].map(unitCode),
    names: ["North-west", HOSTILE_NAME, "North-east", "South-west", "South", "South-east"],
    points: {
      kind: "geographic",
      x: Float64Array.of(110.5, 111.5, 112.5, 110.5, 111.5, 112.5),
      y: Float64Array.of(-7.5, -7.5, -7.5, -8.5, -8.5, -8.5),
    },
    pointSource: new Array(6).fill("inside-polygon"),
    columns: {},
    topology: { arcs, polygons },
    areaKm2: new Float64Array(6).fill(12_200),
    perimeterKm: new Float64Array(6).fill(442),
    adjacency: buildAdjacency(
      6,
      edges.map(([a, b]) => ({ a, b, borderKm: 110, isLink: false, barrierPrice: 0 })),
    ),
  };
}

function buildProblem({ codes, points, areaKm2, adjacency }: UnitLayer): DesignProblem {
  const people = [100, 110, 90, 95, 100, 105];
  const problem = designProblem({
    unitCodes: codes,
    kind: points.kind,
    x: Array.from(points.x),
    y: Array.from(points.y),
    edges: [],
    areaKm2,
    measures: [{ ...measure("people", people, 0.1), balanceWeight: 1 }],
    territories: [plainTerritory("A"), plainTerritory("B")],
    realignment: {
      current: Int32Array.of(0, 0, 1, 0, 0, 1),
      movedWeight: Float64Array.from(people),
      movedWeightKey: "people",
      price: 0,
      maximumMovedShare: 0.2,
    },
  });
  return { ...problem, adjacency };
}
