import { type UnitCode, unitCode } from "../domain/ids.ts";
import type { Place, Problem } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import type { ProblemList } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import type { Table } from "./table.ts";

/** The file a small list is read from, its units, and where problems go. */
export interface ListReading {
  readonly table: Table;
  readonly book: CodeBook;
  readonly problems: ProblemList;
}

/** Where a cell of a table stands, for problems. */
export function placeOfCell(table: Table, row: number, column: number): Place {
  const item = cellText(table.rows[row][column]);
  const place = { file: table.file, row: table.rowNumbers[row], column: table.columns[column] };
  return item === "" ? place : { ...place, item };
}

/**
 * The unit a cell of a small list (locks, centres, pairs, barriers) names, or null after adding a problem: such a list is
 * written by hand for these units, so an unknown code is a mistake (IMP-270) and an empty cell too (IMP-271).
 */
export function lookUpUnit(reading: ListReading, row: number, column: number): UnitCode | null {
  const { table, book, problems } = reading;
  const cell = table.rows[row][column];
  const where = placeOfCell(table, row, column);
  if (cellText(cell) === "") {
    problems.add(emptyCell(where));
    return null;
  }
  const found = book.lookUp(cell);
  if (found.kind === "known" || found.kind === "repaired") return unitCode(found.code);
  const cause = {
    "filtered-out": `unit ${where.item} is left out by the filter`,
    ambiguous: `"${where.item}" lost zeros and could be ${found.kind === "ambiguous" ? listExamples(found.candidates) : ""}`,
    unknown: `there is no unit "${where.item}"`,
  }[found.kind];
  problems.add({
    code: "IMP-270",
    where,
    cause,
    fix: `units have codes like ${listExamples(book.codes, 3)}`,
  });
  return null;
}

/** The problem of a cell that must not be empty. */
export function emptyCell(where: Problem["where"]): Problem {
  return {
    code: "IMP-271",
    where,
    cause: `the row has nothing in "${where.column}"`,
    fix: "fill in the cell, or remove the row",
  };
}
