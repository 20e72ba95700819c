import { type TerritoryCode, territoryCode, type UnitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { emptyCell, lookUpUnit, placeOfCell } from "./look-up-unit.ts";
import { parseNumber } from "./parse-number.ts";
import { readPositions } from "./read-account-positions.ts";
import type { Table } from "./table.ts";

/** What a centres file says about one territory. */
export interface TerritoryWish {
  readonly territoryCode: TerritoryCode;
  /** The territory's name; null where the file gives none. */
  readonly name: string | null;
  /** The unit that must be its centre; null where only a home or a share is given. */
  readonly centreUnit: UnitCode | null;
  /** The rep's home in degrees. */
  readonly home: { readonly longitude: number; readonly latitude: number } | null;
  /** Target share relative to the others (0.5 = half-time); null where not given. */
  readonly share: number | null;
  /** From columns share_<measure>, minimum_<measure>, maximum_<measure>. */
  readonly shareByMeasure: Readonly<Record<string, number>>;
  readonly minimumByMeasure: Readonly<Record<string, number>>;
  readonly maximumByMeasure: Readonly<Record<string, number>>;
}

/**
 * Reads what is wished of single territories: territory_code, then unit_code (fixed centre) or latitude and longitude (home),
 * name, share, and share_, minimum_, maximum_ columns per measure. Problems: IMP-220, IMP-244 … IMP-246, IMP-260, IMP-270 …
 * IMP-272, IMP-277, IMP-278. O(cells).
 */
export function readCentres(table: Table, book: CodeBook): Outcome<readonly TerritoryWish[]> {
  const columns = centreColumns(table);
  if (columns.territory < 0) return failure([noTerritoryColumn(table)]);
  const problems = gatherProblems();
  const positions = readPositions(table, columns);
  for (const problem of positions.problems) problems.add(problem);
  const firstRow = new Map<string, number>();
  const wishes: TerritoryWish[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const cells = table.rows[row];
    const code = cellText(cells[columns.territory]);
    const where = placeOfCell(table, row, columns.territory);
    if (code === "") problems.add(emptyCell(where));
    const first = firstRow.get(code);
    if (code !== "" && first !== undefined) problems.add(repeatedTerritory(where, first));
    else firstRow.set(code, table.rowNumbers[row]);
    const hasUnit = columns.unit >= 0 && cellText(cells[columns.unit]) !== "";
    const longitude = positions.longitude[row];
    const numbers = readNumbers(table, row, problems);
    const wish: TerritoryWish = {
      territoryCode: territoryCode(code),
      name: columns.name < 0 ? null : cellText(cells[columns.name]) || null,
      centreUnit: hasUnit ? lookUpUnit({ table, book, problems }, row, columns.unit) : null,
      home: Number.isNaN(longitude) ? null : { longitude, latitude: positions.latitude[row] },
      ...numbers,
    };
    if (saysNothing(cells, columns.territory)) problems.add(emptyWish(where));
    wishes.push(wish);
  }
  return problems.count > 0 ? failure(problems.list()) : success(wishes);
}

function centreColumns(table: Table) {
  return {
    territory: findColumn(table.columns, [
      "territory_code",
      "territory",
      "territory_id",
      "wilayah",
      "kode_wilayah",
    ]),
    unit: findColumn(table.columns, [
      "unit_code",
      "unit",
      "centre_unit",
      "centre",
      "center",
      "zip",
      "kode",
      "code",
    ]),
    name: findColumn(table.columns, ["name", "territory_name", "nama"]),
    latitude: findColumn(table.columns, ["latitude", "lat", "home_latitude", "home_lat", "lintang", "y"]),
    longitude: findColumn(table.columns, [
      "longitude",
      "lon",
      "lng",
      "home_longitude",
      "home_lon",
      "bujur",
      "x",
    ]),
    pair: -1,
  };
}

interface WishedNumbers {
  readonly share: number | null;
  readonly shareByMeasure: Record<string, number>;
  readonly minimumByMeasure: Record<string, number>;
  readonly maximumByMeasure: Record<string, number>;
}

const NUMBER_COLUMN = /^(share|minimum|min|maximum|max)(?:[_:\s]+(.+))?$/i;

function readNumbers(table: Table, row: number, problems: ProblemList): WishedNumbers {
  const numbers = { shareByMeasure: {}, minimumByMeasure: {}, maximumByMeasure: {} } as Omit<
    WishedNumbers,
    "share"
  >;
  let share: number | null = null;
  table.columns.forEach((column, index) => {
    const parts = NUMBER_COLUMN.exec(column);
    if (!parts) return;
    const [, word, measureKey] = parts;
    const isShare = word.toLowerCase() === "share";
    if (!isShare && measureKey === undefined) return;
    const value = parseNumber(table.rows[row][index], table.decimalMark);
    if (value === null) return;
    if (typeof value !== "number" || value < 0 || (isShare && value === 0)) {
      problems.add(badNumber(placeOfCell(table, row, index), value));
      return;
    }
    if (isShare && measureKey === undefined) share = value;
    else if (isShare) numbers.shareByMeasure[measureKey] = value;
    else if (word.toLowerCase().startsWith("min")) numbers.minimumByMeasure[measureKey] = value;
    else numbers.maximumByMeasure[measureKey] = value;
  });
  return { share, ...numbers };
}

const saysNothing = (cells: Table["rows"][number], territoryColumn: number): boolean =>
  cells.every((cell, column) => column === territoryColumn || cellText(cell) === "");

const noTerritoryColumn = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `no column names the territories; this file has: ${table.columns.join(", ")}`,
  fix: "name the column of territories territory_code",
});

const repeatedTerritory = (where: Problem["where"], firstRow: number): Problem => ({
  code: "IMP-272",
  where,
  cause: `territory "${where.item}" already stands in row ${firstRow}`,
  fix: "keep one row per territory",
});

const emptyWish = (where: Problem["where"]): Problem => ({
  code: "IMP-277",
  where,
  cause: `nothing is said about territory "${where.item ?? ""}"`,
  fix: "give a unit_code (fixed centre), latitude and longitude (home) or a share, or remove the row",
});

const badNumber = (where: Problem["where"], value: number | { readonly problem: string }): Problem => ({
  code: typeof value === "number" ? "IMP-278" : "IMP-220",
  where,
  cause: typeof value === "number" ? `${value} cannot be a share or a limit` : value.problem,
  fix: "give a share above 0, and limits of 0 or more",
});
