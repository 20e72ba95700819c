import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import { findColumn, requireColumn } from "./find-column.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import type { Table } from "./table.ts";

/** One row of an alignment file, as written: what the checker judges. */
export interface AlignmentRow {
  readonly unitCode: string;
  /** Empty: no territory. Several: a list `;T1;T2;`. */
  readonly territoryCodes: readonly string[];
  /** The row number a spreadsheet shows; rows of one zip range share it. */
  readonly row: number;
}

export interface AlignmentOptions {
  /** Codes of the units there are; zip ranges are expanded against them. Null: unknown, so that ranges are IMP-269. */
  readonly unitCodes: readonly string[] | null;
  readonly unitColumn?: string;
  readonly territoryColumn?: string;
}

const UNIT_NAMES = [
  "unit_code",
  "unit",
  "zip",
  "zip_code",
  "postal_code",
  "postcode",
  "kode_pos",
  "geo_id",
  "fips",
  "kode",
  "code",
];
const TERRITORY_NAMES = [
  "territory_code",
  "territory",
  "territory_vod",
  "territory_id",
  "territory_name",
  "wilayah",
  "kode_wilayah",
];
const FROM_NAMES = [
  "from",
  "zip_from",
  "from_zip",
  "start",
  "start_zip",
  "zip_start",
  "low",
  "low_zip",
  "dari",
  "first_zip",
  "unit_from",
];
const TO_NAMES = [
  "to",
  "zip_to",
  "to_zip",
  "end",
  "end_zip",
  "zip_end",
  "high",
  "high_zip",
  "sampai",
  "last_zip",
  "unit_to",
];

/**
 * Reads a unit-to-territory file row by row: two columns in either order under usual names (else the first two), `;T1;T2;`
 * lists, or zip ranges in from–to–territory columns. Nothing is judged but what cannot be read: columns (IMP-219, IMP-260),
 * empty unit cells (IMP-268), ranges (IMP-265, IMP-269, warning IMP-266). O(rows + units in ranges).
 */
export function readAlignmentRows(table: Table, options: AlignmentOptions): Outcome<readonly AlignmentRow[]> {
  const from = findColumn(table.columns, FROM_NAMES);
  const to = findColumn(table.columns, TO_NAMES);
  const isRanges = from >= 0 && to >= 0 && options.unitColumn === undefined;
  const territory = territoryColumn(table, options, isRanges ? [from, to] : []);
  if (!territory.ok) return territory;
  if (isRanges) {
    const { unitCodes } = options;
    if (unitCodes === null) return failure([rangesOfUnknownUnits(table)]);
    return expandRanges(table, { from, to, territory: territory.value, unitCodes });
  }
  const unit = unitColumn(table, options, territory.value);
  if (!unit.ok) return unit;

  const problems = gatherProblems();
  const rows: AlignmentRow[] = [];
  table.rows.forEach((cells, index) => {
    const unitCode = cellText(cells[unit.value]);
    const row = table.rowNumbers[index];
    if (unitCode === "")
      problems.add(emptyUnit({ file: table.file, row, column: table.columns[unit.value] }));
    else rows.push({ unitCode, territoryCodes: splitTerritories(cellText(cells[territory.value])), row });
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

function territoryColumn(table: Table, options: AlignmentOptions, taken: readonly number[]): Outcome<number> {
  if (options.territoryColumn !== undefined) return requireColumn(table, options.territoryColumn);
  const usual = findColumn(table.columns, TERRITORY_NAMES);
  if (usual >= 0) return success(usual);
  const unit = options.unitColumn === undefined ? null : requireColumn(table, options.unitColumn);
  if (unit && !unit.ok) return unit;
  const used = unit
    ? [unit.value]
    : taken.length > 0
      ? taken
      : [Math.max(0, findColumn(table.columns, UNIT_NAMES))];
  const free = table.columns.findIndex((_, index) => !used.includes(index));
  return free >= 0 ? success(free) : failure([notTwoColumns(table)]);
}

function unitColumn(table: Table, options: AlignmentOptions, territory: number): Outcome<number> {
  if (options.unitColumn !== undefined) return requireColumn(table, options.unitColumn);
  const usual = findColumn(table.columns, UNIT_NAMES);
  if (usual >= 0 && usual !== territory) return success(usual);
  const free = table.columns.findIndex((_, index) => index !== territory);
  return free >= 0 ? success(free) : failure([notTwoColumns(table)]);
}

/** `;T1;T2;` is how Veeva writes several; a name without semicolons is one territory. */
const splitTerritories = (text: string): string[] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

interface RangeColumns {
  readonly from: number;
  readonly to: number;
  readonly territory: number;
  readonly unitCodes: readonly string[];
}

function expandRanges(table: Table, columns: RangeColumns): Outcome<readonly AlignmentRow[]> {
  const problems = gatherProblems();
  const warnings = gatherProblems();
  const rows: AlignmentRow[] = [];
  const sorted = [...columns.unitCodes].sort();
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index];
    const first = cellText(cells[columns.from]);
    // a range of one is often written with an empty end
    const last = cellText(cells[columns.to]) || first;
    const where = { file: table.file, row, item: `${first}–${last}` };
    if (!isRange(first, last, { problems, where })) return;
    const codes = codesBetween(sorted, first, last);
    if (codes.length === 0) warnings.add(emptyRange(where));
    const territoryCodes = splitTerritories(cellText(cells[columns.territory]));
    for (const unitCode of codes) rows.push({ unitCode, territoryCodes, row });
  });
  return problems.count > 0 ? failure(problems.list(), warnings.list()) : success(rows, warnings.list());
}

/** Known codes of the same length between both ends, as text. O(log n + hits). */
function codesBetween(sorted: readonly string[], first: string, last: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < first) low = middle + 1;
    else high = middle;
  }
  const codes: string[] = [];
  for (let index = low; index < sorted.length && sorted[index] <= last; index++)
    if (sorted[index].length === first.length) codes.push(sorted[index]);
  return codes;
}

function isRange(
  first: string,
  last: string,
  report: { readonly problems: ProblemList; readonly where: Problem["where"] },
): boolean {
  const reason =
    first === ""
      ? "the range has no beginning"
      : first.length !== last.length
        ? "both ends must have the same number of characters (did one lose its zeros?)"
        : first > last
          ? "the range ends before it begins"
          : null;
  if (reason !== null)
    report.problems.add({
      code: "IMP-265",
      where: report.where,
      cause: reason,
      fix: "write both ends in full, the lower one first",
    });
  return reason === null;
}

const emptyRange = (where: Problem["where"]): Problem => ({
  code: "IMP-266",
  where,
  cause: `no unit lies in the range ${where.item}`,
  fix: "check the range, or remove it",
});

const rangesOfUnknownUnits = (table: Table): Problem => ({
  code: "IMP-269",
  where: { file: table.file },
  cause: "the file gives ranges of codes, and it is not known which units lie in them",
  fix: "name the units too (compare: --units FILE), or give one row per unit",
});

const emptyUnit = (where: Problem["where"]): Problem => ({
  code: "IMP-268",
  where,
  cause: "the row names no unit",
  fix: "fill in the unit's code, or remove the row",
});

const notTwoColumns = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `an alignment has a column of units and one of territories; this file has: ${table.columns.join(", ")}`,
  fix: "give two columns, like unit_code,territory_code",
});
