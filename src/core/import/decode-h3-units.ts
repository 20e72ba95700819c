import {
  cellsToDirectedEdge,
  cellToBoundary,
  cellToLatLng,
  edgeLength,
  gridDisk,
  latLngToCell,
  UNITS,
} from "h3-js";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { buildTopology } from "../geo/build-topology.ts";
import type { DecodedUnits } from "./decoded-units.ts";

export interface H3Options {
  /** 0 (about 1,100 km across) … 15 (about 1 m). */
  readonly resolution: number;
  /** Empty gaps up to twice this many cells wide between cells with accounts are filled, so that the layer hangs together; 2. */
  readonly fillRings?: number;
  /** Whether a place (degrees) is on land: filled cells whose centre is not are left out. Null or absent: no clipping. */
  readonly isOnLand?: ((longitude: number, latitude: number) => boolean) | null;
}

interface LonLatPlace {
  readonly longitude: number;
  readonly latitude: number;
}

/** More cells than this are refused: the resolution is too fine for the places. */
const MAXIMUM_CELLS = 200_000;

/**
 * Units made from the accounts themselves: the H3 cells that hold them, and the cells of the gaps between (morphological
 * closing). Codes are H3 indices, ascending; the column `accounts` counts the places in each cell. Cells with accounts are
 * never clipped. Places without coordinates are passed over. Problems: IMP-140 … IMP-142.
 */
export function decodeH3Units(
  places: readonly LonLatPlace[],
  file: string,
  options: H3Options,
): Outcome<DecodedUnits> {
  const { resolution, fillRings = 2, isOnLand = null } = options;
  if (!Number.isInteger(resolution) || resolution < 0 || resolution > 15) {
    const cause = `the H3 resolution ${resolution} does not exist`;
    return failure([
      {
        code: "IMP-140",
        where: { file: "options" },
        cause,
        fix: "give a whole number from 0 to 15, 6 or 7 for a city",
      },
    ]);
  }
  const accountsOf = countPerCell(places, resolution);
  if (accountsOf.size === 0) {
    const cause = "no account has coordinates, so there are no cells";
    return failure([{ code: "IMP-141", where: { file }, cause, fix: "give latitude and longitude columns" }]);
  }
  const mostCells = accountsOf.size * (1 + 3 * fillRings * (fillRings + 1));
  if (accountsOf.size > MAXIMUM_CELLS || mostCells > 50 * MAXIMUM_CELLS)
    return failure([tooMany(file, accountsOf.size)]);
  const filled = fillGaps(new Set(accountsOf.keys()), fillRings).filter(
    (cell) => accountsOf.has(cell) || isOnLand === null || isCentreOn(cell, isOnLand),
  );
  const codes = [...accountsOf.keys(), ...filled.filter((cell) => !accountsOf.has(cell))].sort();
  if (codes.length > MAXIMUM_CELLS) return failure([tooMany(file, codes.length)]);
  return success(describeCells(codes, accountsOf, file));
}

function describeCells(
  codes: readonly string[],
  accountsOf: ReadonlyMap<string, number>,
  file: string,
): DecodedUnits {
  const centres = codes.map((code) => cellToLatLng(code));
  return {
    file,
    codes,
    names: codes,
    columns: { accounts: codes.map((code) => accountsOf.get(code) ?? 0) },
    topology: buildTopology(codes.map((code) => [[cellRing(code)]])),
    points: {
      kind: "geographic",
      x: Float64Array.from(centres, ([, longitude]) => longitude),
      y: Float64Array.from(centres, ([latitude]) => latitude),
    },
    pointSource: "cell-centre",
    edges: findCellEdges(codes),
  };
}

function countPerCell(places: readonly LonLatPlace[], resolution: number): Map<string, number> {
  const count = new Map<string, number>();
  for (const { longitude, latitude } of places) {
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) continue;
    const cell = latLngToCell(latitude, longitude, resolution);
    count.set(cell, (count.get(cell) ?? 0) + 1);
  }
  return count;
}

/** Morphological closing: grow by some rings, then take away what lies that near the outside. Returns all cells. */
function fillGaps(cells: ReadonlySet<string>, rings: number): readonly string[] {
  if (rings <= 0) return [...cells];
  const grown = new Set<string>();
  for (const cell of cells) for (const near of gridDisk(cell, rings)) grown.add(near);
  return [...grown].filter(
    (cell) => cells.has(cell) || gridDisk(cell, rings).every((near) => grown.has(near)),
  );
}

function isCentreOn(cell: string, isOnLand: (longitude: number, latitude: number) => boolean): boolean {
  const [latitude, longitude] = cellToLatLng(cell);
  return isOnLand(longitude, latitude);
}

function cellRing(cell: string): readonly (readonly [number, number])[] {
  // Neighbours compute a common corner each for itself: without rounding they would share no arc.
  const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
  return cellToBoundary(cell, true).map(
    ([longitude, latitude]) => [round(longitude), round(latitude)] as const,
  );
}

function findCellEdges(codes: readonly string[]): readonly (readonly [number, number, number])[] {
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  return codes.flatMap((code, index) =>
    gridDisk(code, 1).flatMap((near) => {
      const neighbour = indexOf.get(near) ?? -1;
      if (neighbour <= index) return [];
      return [[index, neighbour, edgeLength(cellsToDirectedEdge(code, near), UNITS.km)] as const];
    }),
  );
}

function tooMany(file: string, count: number): Problem {
  return {
    code: "IMP-142",
    where: { file },
    cause: `the accounts make at least ${count} cells at this resolution`,
    fix: `choose a lower resolution; a layer holds up to ${MAXIMUM_CELLS} cells`,
  };
}
