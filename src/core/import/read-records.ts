import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { findColumn, requireColumn } from "./find-column.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { parseDay } from "./parse-day.ts";
import { parseNumber } from "./parse-number.ts";
import type { Table } from "./table.ts";

/** A column that a file of facts must or may have. */
export interface ColumnWish {
  /** "count" is a whole number of at least 0, "day" a civil date. */
  readonly kind: "text" | "number" | "count" | "day";
  /** Usual names, in order of preference. */
  readonly names: readonly string[];
  /** The column the user named. */
  readonly chosen?: string | undefined;
  /** The option to name it with; null where there is none. */
  readonly option: string | null;
  /** "column": must exist; "cells": and every cell must be filled; "no": may be missing altogether. */
  readonly needed: "no" | "column" | "cells";
}

type ColumnValues<Wish extends ColumnWish> = Wish["kind"] extends "text" ? readonly string[] : Float64Array;

/**
 * Values by the key of the wish: text as read, numbers and days (since 1970-01-01) with NaN for an empty cell; null for a column
 * that may be missing and is.
 */
export type Records<Wishes extends Readonly<Record<string, ColumnWish>>> = {
  readonly [Key in keyof Wishes]: Wishes[Key]["needed"] extends "no"
    ? ColumnValues<Wishes[Key]> | null
    : ColumnValues<Wishes[Key]>;
};

/**
 * Reads the wished columns of a table, one array per column. Problems: EVA-101 a column is missing, IMP-219 a named one does
 * not exist, EVA-102 an empty cell, EVA-103 no number or one too large to reckon with, EVA-104 no count, EVA-105 no date; all of them at
 * once. O(cells).
 */
export function readRecords<const Wishes extends Readonly<Record<string, ColumnWish>>>(
  table: Table,
  wishes: Wishes,
): Outcome<Records<Wishes>> {
  const problems = gatherProblems();
  const records = Object.entries(wishes).map(([key, wish]) => {
    const column = locate(table, wish, problems);
    return [key, column === null ? null : readColumn(table, { wish, column }, problems)];
  });
  if (problems.count > 0) return failure(problems.list());
  return success(Object.fromEntries(records) as Records<Wishes>);
}

/** Index of the column, or null; a needed one that is missing is a problem. */
function locate(table: Table, wish: ColumnWish, problems: ProblemList): number | null {
  if (wish.chosen !== undefined) {
    const column = requireColumn(table, wish.chosen);
    if (column.ok) return column.value;
    for (const problem of column.problems) problems.add(problem);
    return null;
  }
  const column = findColumn(table.columns, wish.names);
  if (column >= 0) return column;
  if (wish.needed !== "no") problems.add(missingColumn(table, wish));
  return null;
}

function readColumn(
  table: Table,
  { wish, column }: { readonly wish: ColumnWish; readonly column: number },
  problems: ProblemList,
): readonly string[] | Float64Array {
  const place = (row: number) => ({
    file: table.file,
    row: table.rowNumbers[row],
    column: table.columns[column],
  });
  const refuseEmpty = (row: number) => {
    if (wish.needed === "cells") problems.add(emptyCell(place(row)));
  };
  if (wish.kind === "text")
    return table.rows.map((cells, row) => {
      const text = cellText(cells[column]);
      if (text === "") refuseEmpty(row);
      return text;
    });
  const values = new Float64Array(table.rows.length);
  table.rows.forEach((cells, row) => {
    const value = readCell(cells[column], wish.kind, table.decimalMark);
    values[row] = typeof value === "number" ? value : Number.NaN;
    if (value === null) refuseEmpty(row);
    else if (typeof value === "object") problems.add({ ...value, where: place(row) });
  });
  return values;
}

type Fault = Omit<Problem, "where">;

function readCell(
  cell: Cell | undefined,
  kind: ColumnWish["kind"],
  decimalMark: Table["decimalMark"],
): number | null | Fault {
  if (kind === "day") {
    const day = parseDay(cell);
    if (day === null || typeof day === "number") return day;
    return { code: "EVA-105", cause: day.problem, fix: "write dates with the year first, like 2026-11-21" };
  }
  const value = parseNumber(cell, decimalMark);
  if (value !== null && typeof value === "object")
    return { code: "EVA-103", cause: value.problem, fix: "write a number, or leave the cell empty" };
  if (value !== null && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    // sums of such numbers are no longer exact, and their products no numbers
    return { code: "EVA-103", cause: `${value} is too large to reckon with`, fix: TOO_LARGE };
  if (kind === "count" && value !== null && !(Number.isInteger(value) && value >= 0))
    return { code: "EVA-104", cause: `${value} is no count`, fix: "write a whole number of at least 0" };
  return value;
}

const TOO_LARGE = "correct the cell, or write the column in a larger unit, as in millions";

const missingColumn = ({ file, columns }: Table, { names, option }: ColumnWish): Problem => ({
  code: "EVA-101",
  where: { file, column: names[0] },
  cause: `there is no column ${names.map((name) => `"${name}"`).join(" or ")}`,
  fix:
    option !== null
      ? `name one of the columns with ${option}: ${columns.join(", ")}`
      : `call one of the columns ${names[0]}: ${columns.join(", ")}`,
});

const emptyCell = (where: Problem["where"]): Problem => ({
  code: "EVA-102",
  where,
  cause: "the cell is empty",
  fix: "fill it in, or remove the row",
});
