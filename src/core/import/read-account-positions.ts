import type { Problem } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { parseCoordinatePair } from "./parse-coordinate-pair.ts";
import { parseDegrees } from "./parse-degrees.ts";
import type { Table } from "./table.ts";

/** Which columns hold positions: two, or one with both. −1 where there is none. */
export interface PositionColumns {
  readonly longitude: number;
  readonly latitude: number;
  readonly pair: number;
}

/** A position in degrees per row, NaN where the row has none, and everything wrong with them. */
export interface Positions {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly problems: readonly Problem[];
}

const MARK_SAMPLE_ROWS = 1_000;

/**
 * Reads the position of every row in degrees. 0, 0 counts as missing (it is what systems write for "unknown"). Problems: not
 * readable or half a position (IMP-244), outside the globe (IMP-245), latitude and longitude swapped (IMP-246: one for the
 * file if most rows are). O(rows).
 */
export function readPositions(table: Table, columns: PositionColumns): Positions {
  const longitude = new Float64Array(table.rows.length).fill(Number.NaN);
  const latitude = new Float64Array(table.rows.length).fill(Number.NaN);
  const problems = gatherProblems();
  const swapped: number[] = [];
  const readCell = positionReader(table, columns);
  let filled = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const position = readCell(row, problems);
    if (position === null || (position.latitude === 0 && position.longitude === 0)) continue;
    filled++;
    if (Math.abs(position.latitude) > 90 && Math.abs(position.longitude) <= 90) swapped.push(row);
    else if (Math.abs(position.latitude) > 90 || Math.abs(position.longitude) > 180)
      problems.add(outOfRange(placeOf(table, columns, row), position));
    else {
      longitude[row] = position.longitude;
      latitude[row] = position.latitude;
    }
  }
  if (swapped.length > 0 && swapped.length * 2 >= filled)
    problems.add(allSwapped(table, swapped.length, filled));
  else for (const row of swapped) problems.add(oneSwapped(placeOf(table, columns, row)));
  return { longitude, latitude, problems: problems.list() };
}

type Position = { readonly longitude: number; readonly latitude: number };

function positionReader(
  table: Table,
  columns: PositionColumns,
): (row: number, problems: ProblemList) => Position | null {
  if (columns.pair >= 0)
    return (row, problems) => {
      const pair = parseCoordinatePair(table.rows[row][columns.pair]);
      if (pair === null || !("problem" in pair)) return pair;
      problems.add(unreadable(placeOf(table, columns, row), pair.problem));
      return null;
    };
  if (columns.latitude < 0 || columns.longitude < 0) return () => null;
  const latitudeMark = markOfColumn(table, columns.latitude);
  const longitudeMark = markOfColumn(table, columns.longitude);
  return (row, problems) => {
    const latitude = parseDegrees(table.rows[row][columns.latitude], latitudeMark);
    const longitude = parseDegrees(table.rows[row][columns.longitude], longitudeMark);
    if (latitude === null && longitude === null) return null;
    const reason = whyUnreadable(latitude, longitude);
    if (reason !== null) {
      problems.add(unreadable(placeOf(table, columns, row), reason));
      return null;
    }
    return { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
  };
}

type ParsedDegrees = ReturnType<typeof parseDegrees>;

const degreesOf = (angle: ParsedDegrees): number =>
  angle !== null && "degrees" in angle ? angle.degrees : Number.NaN;

function whyUnreadable(latitude: ParsedDegrees, longitude: ParsedDegrees): string | null {
  if (latitude === null) return "the longitude has no latitude";
  if (longitude === null) return "the latitude has no longitude";
  if ("problem" in latitude) return latitude.problem;
  if ("problem" in longitude) return longitude.problem;
  if (latitude.axis === "longitude" || longitude.axis === "latitude")
    return "the hemisphere letters say that latitude and longitude are swapped";
  return null;
}

/** Coordinates are often written with a point in files whose amounts use commas: the mark with more angles wins. */
function markOfColumn(table: Table, column: number): "." | "," {
  if (table.decimalMark === ".") return ".";
  const countReadable = (mark: "." | ","): number => {
    let count = 0;
    for (const row of table.rows.slice(0, MARK_SAMPLE_ROWS)) {
      const angle = parseDegrees(row[column], mark);
      if (angle !== null && "degrees" in angle && Math.abs(angle.degrees) <= 180) count++;
    }
    return count;
  };
  return countReadable(".") > countReadable(",") ? "." : ",";
}

function placeOf(table: Table, columns: PositionColumns, row: number): Problem["where"] {
  const column = columns.pair >= 0 ? columns.pair : columns.latitude;
  return {
    file: table.file,
    row: table.rowNumbers[row],
    column: table.columns[column],
    item: cellText(table.rows[row][column]),
  };
}

const unreadable = (where: Problem["where"], reason: string): Problem => ({
  code: "IMP-244",
  where,
  cause: reason,
  fix: "write degrees like -6.2088 or 06°12'31.7\" S, or leave both coordinates empty",
});

const outOfRange = (where: Problem["where"], position: Position): Problem => ({
  code: "IMP-245",
  where,
  cause: `latitude ${position.latitude}, longitude ${position.longitude} is not on the globe`,
  fix: "latitude lies within ±90 and longitude within ±180 degrees; projected coordinates (metres) must be converted to WGS 84",
});

const oneSwapped = (where: Problem["where"]): Problem => ({
  code: "IMP-246",
  where,
  cause: "the latitude is beyond ±90 degrees, but would be a longitude: the two seem swapped in this row",
  fix: "swap latitude and longitude of the row",
});

const allSwapped = (table: Table, count: number, filled: number): Problem => ({
  code: "IMP-246",
  where: { file: table.file },
  cause: `in ${count} of ${filled} rows the latitude is beyond ±90 degrees, but would be a longitude: the columns seem swapped`,
  fix: "name the right columns for latitude and longitude, or swap their headers",
});
