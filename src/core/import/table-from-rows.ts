import { counted } from "../domain/counted.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { sniffDecimalMark } from "./sniff-decimal-mark.ts";
import type { Table } from "./table.ts";

/** A million rows is the largest customer list the product is designed for. */
export const MAXIMUM_ROWS = 1_000_000;

/** Rows as a CSV or a worksheet gave them, the header first. */
export interface RawRows {
  readonly file: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The row number a spreadsheet or editor shows for each entry of `rows`. */
  readonly rowNumbers: readonly number[];
  /** The delimiter of a CSV; null for a worksheet, whose numbers are numbers already. */
  readonly delimiter: string | null;
}

/**
 * Turns raw rows into a table: header names are trimmed and must be present and different, empty rows are left out, every
 * row must be as long as the header (empty cells beyond it are dropped). Problems: IMP-210 … IMP-216. O(cells).
 */
export function tableFromRows(raw: RawRows): Outcome<Table> {
  const headerIndex = raw.rows.findIndex((row) => !isEmptyRow(row));
  if (headerIndex < 0) return failure([noHeader(raw.file)]);
  const width = headerWidth(raw, headerIndex);
  const columns = raw.rows[headerIndex]
    .slice(0, width)
    .map((name) => (name === null ? "" : String(name).trim()));
  const problems = gatherProblems();
  for (const problem of checkHeader(raw.file, raw.rowNumbers[headerIndex], columns)) problems.add(problem);

  const rows: (readonly Cell[])[] = [];
  const rowNumbers: number[] = [];
  for (let index = headerIndex + 1; index < raw.rows.length; index++) {
    const row = raw.rows[index];
    if (isEmptyRow(row)) continue;
    if (!fits(row, width))
      problems.add(raggedRow(raw.file, { row: raw.rowNumbers[index], cells: row.length, width }));
    rows.push(withEmptyAsNull(row, width));
    rowNumbers.push(raw.rowNumbers[index]);
  }
  if (rows.length === 0) problems.add(noRows(raw.file));
  if (rows.length > MAXIMUM_ROWS) problems.add(tooManyRows(raw.file, rows.length));
  if (problems.count > 0) return failure(problems.list());

  const evidence = sniffDecimalMark(columns, raw.delimiter === null ? [] : rows, raw.delimiter ?? ",");
  const table: Table = { file: raw.file, columns, rows, rowNumbers, decimalMark: evidence.decimalMark };
  return success(table, decimalMarkWarnings(raw.file, evidence));
}

const isEmptyCell = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === "";
const isEmptyRow = (row: readonly Cell[]): boolean =>
  row.every((cell) => isEmptyCell(cell) || String(cell).trim() === "");

/** Nameless columns at the right edge that hold nothing are what spreadsheets leave behind: not part of the table. */
function headerWidth(raw: RawRows, headerIndex: number): number {
  const header = raw.rows[headerIndex];
  let width = header.length;
  const isNameless = (column: number) => isEmptyCell(header[column]) || String(header[column]).trim() === "";
  while (width > 0 && isNameless(width - 1) && raw.rows.every((row) => isEmptyCell(row[width - 1]))) width--;
  return width;
}

const fits = (row: readonly Cell[], width: number): boolean =>
  row.length >= width && row.slice(width).every(isEmptyCell);

function withEmptyAsNull(row: readonly Cell[], width: number): readonly Cell[] {
  const cells: Cell[] = new Array(width);
  for (let column = 0; column < width; column++)
    cells[column] = isEmptyCell(row[column]) ? null : row[column];
  return cells;
}

/** Problems of a header's names: IMP-211 one is missing, IMP-212 two are the same. */
export function checkHeader(file: string, row: number, columns: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const firstColumnOf = new Map<string, number>();
  columns.forEach((name, index) => {
    const where = { file, row, column: name === "" ? `number ${index + 1}` : name };
    if (name === "") {
      problems.push({
        code: "IMP-211",
        where,
        cause: `column ${index + 1} has no name`,
        fix: "give every column a name in the first row",
      });
      return;
    }
    const first = firstColumnOf.get(name);
    if (first === undefined) firstColumnOf.set(name, index);
    else
      problems.push({
        code: "IMP-212",
        where,
        cause: `columns ${first + 1} and ${index + 1} are both named "${name}"`,
        fix: "rename or remove one of them",
      });
  });
  return problems;
}

function raggedRow(
  file: string,
  found: { readonly row: number; readonly cells: number; readonly width: number },
): Problem {
  return {
    code: "IMP-213",
    where: { file, row: found.row },
    cause: `the row has ${counted(found.cells, "cell", "cells")}, the header has ${found.width}`,
    fix: "add or remove cells; put quotes around text that contains the delimiter",
  };
}

const noHeader = (file: string): Problem => ({
  code: "IMP-210",
  where: { file },
  cause: "the file is empty",
  fix: "give a file with a header row and at least one row of data",
});

const noRows = (file: string): Problem => ({
  code: "IMP-215",
  where: { file },
  cause: "there is a header but no row below it",
  fix: "give a file with at least one row of data",
});

const tooManyRows = (file: string, rows: number): Problem => ({
  code: "IMP-216",
  where: { file },
  cause: `the file has ${rows} rows, more than ${MAXIMUM_ROWS}`,
  fix: "split the file or leave out rows that are not needed",
});

/** Warnings IMP-217: the decimal mark is not certain, or columns contradict it. */
export function decimalMarkWarnings(file: string, evidence: ReturnType<typeof sniffDecimalMark>): Problem[] {
  const { decimalMark, contradictingColumns, ambiguousColumns } = evidence;
  const warnings: Problem[] = [];
  if (ambiguousColumns.length > 0)
    warnings.push({
      code: "IMP-217",
      where: { file, column: ambiguousColumns[0] },
      cause: `numbers like 1.234 in ${listExamples(ambiguousColumns)} were read as thousands, because the file is separated by semicolons`,
      fix: "if the point is a decimal point, separate the file by commas",
    });
  if (contradictingColumns.length > 0 && decimalMark === ",")
    warnings.push({
      code: "IMP-217",
      where: { file, column: contradictingColumns[0] },
      cause: `the file uses decimal commas, but ${listExamples(contradictingColumns)} can only be read with a decimal point`,
      fix: "write all numbers of a file with the same decimal mark (columns of codes need no change)",
    });
  return warnings;
}
