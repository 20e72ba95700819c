import { unitCode } from "../../src/core/domain/ids.ts";
import type { UnitLayer, UnitTopology } from "../../src/core/domain/unit-layer.ts";
import { buildAdjacency } from "../../src/core/geo/build-adjacency.ts";
import { type Random, seededRandom } from "../../src/core/search/random.ts";

/** Cells of about 5 km, from the west of Jawa on. */
const DEGREES = 0.05;
const WEST = 105;
const NORTH = -4;
/** Points of a border between its ends: shapes of about the detail of kecamatan. */
const BENDS = 6;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** The grid nearest to a square that has about so many cells. */
export function gridOf(units: number): Grid {
  const columns = Math.max(1, Math.round(Math.sqrt(units)));
  return { columns, rows: Math.max(1, Math.round(units / columns)) };
}

/** A grid of units with crooked shared borders; unit r · columns + c has the code U00000, U00001, … Seeded. */
export function generateLayer({ columns, rows }: Grid, seed: number): UnitLayer {
  const random = seededRandom(seed, 1);
  const cells = Array.from({ length: columns * rows }, (_, u) => u);
  const codes = cells.map((u) => unitCode(`U${String(u).padStart(5, "0")}`));
  const x = Float64Array.from(cells, (u) => WEST + DEGREES * ((u % columns) + 0.5));
  const y = Float64Array.from(cells, (u) => NORTH - DEGREES * (Math.floor(u / columns) + 0.5));
  return {
    name: "grid",
    codes,
    names: codes.map((code) => `Kecamatan ${code}`),
    points: { kind: "geographic", x, y },
    pointSource: cells.map(() => "inside-polygon"),
    columns: { households: cells.map(() => 500 + random.below(5_000)) },
    topology: crookedGrid({ columns, rows }, random),
    areaKm2: null,
    perimeterKm: null,
    adjacency: buildAdjacency(cells.length, [...gridEdges({ columns, rows })]),
  };
}

function* gridEdges({ columns, rows }: Grid) {
  const edge = { borderKm: 5.5, isLink: false, barrierPrice: 0 };
  for (let a = 0; a < columns * rows; a++) {
    if (a % columns < columns - 1) yield { a, b: a + 1, ...edge };
    if (a + columns < columns * rows) yield { a, b: a + columns, ...edge };
  }
}

/** Arcs of all horizontal borders, row by row, then of all vertical ones. */
function crookedGrid({ columns, rows }: Grid, random: Random): UnitTopology {
  const arcs: [number, number][][] = [];
  const addArc = (from: readonly [number, number], step: readonly [number, number]) => {
    const bend = () => 0.15 * DEGREES * (random.next() - 0.5);
    const points = Array.from({ length: BENDS + 2 }, (_, i): [number, number] => {
      const share = i / (BENDS + 1);
      const off = i === 0 || i === BENDS + 1 ? 0 : bend();
      return [
        from[0] + share * step[0] + (step[0] === 0 ? off : 0),
        from[1] + share * step[1] + (step[1] === 0 ? off : 0),
      ];
    });
    arcs.push(points);
  };
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c < columns; c++) addArc([WEST + c * DEGREES, NORTH - r * DEGREES], [DEGREES, 0]);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c <= columns; c++) addArc([WEST + c * DEGREES, NORTH - r * DEGREES], [0, -DEGREES]);
  const across = (r: number, c: number) => r * columns + c;
  const down = (r: number, c: number) => (rows + 1) * columns + r * (columns + 1) + c;
  const polygons = Array.from({ length: columns * rows }, (_, u) => {
    const [r, c] = [Math.floor(u / columns), u % columns];
    // down the west, along the south, up the east, back along the north
    return [[[down(r, c), across(r + 1, c), ~down(r, c + 1), ~across(r, c)]]];
  });
  return { arcs, polygons };
}
