import type { Cell } from "../domain/unit-layer.ts";
import { parseNumber } from "./parse-number.ts";
import type { Table } from "./table.ts";

/**
 * Turns the numbers of a decimal-comma table into numbers, so that nobody further on needs to know its mark. A column is
 * turned when all its filled cells are numbers and at least one has a separator; `keptColumns` (keys, codes, names) and all
 * other columns stay text as read. Tables with a decimal point come back unchanged. O(cells).
 */
export function readDecimalCommas(table: Table, keptColumns: readonly string[]): Table {
  if (table.decimalMark === ".") return table;
  const turned = table.columns.map(
    (column, index) => !keptColumns.includes(column) && isSeparatedNumbers(table, index),
  );
  const rows = table.rows.map((row) => row.map((cell, index) => (turned[index] ? numberOrNull(cell) : cell)));
  return { ...table, rows, decimalMark: "." };
}

function isSeparatedNumbers(table: Table, column: number): boolean {
  let hasSeparator = false;
  for (const row of table.rows) {
    const cell = row[column];
    const value = parseNumber(cell, ",");
    if (value !== null && typeof value !== "number") return false;
    if (typeof cell === "string" && typeof value === "number" && /[.,]/.test(cell)) hasSeparator = true;
  }
  return hasSeparator;
}

function numberOrNull(cell: Cell): Cell {
  const value = parseNumber(cell, ",");
  return typeof value === "number" ? value : null;
}
