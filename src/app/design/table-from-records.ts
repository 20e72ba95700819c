import type { Cell } from "../../core/domain/unit-layer.ts";
import type { Table } from "../../core/import/table.ts";

/** Rows written out in a problem file, as the table they would be in a file of their own; row numbers count from 1. */
export function tableFromRecords(
  columns: readonly string[],
  records: readonly Readonly<Record<string, Cell | undefined>>[],
): Table {
  return {
    file: "problem.json",
    columns,
    rows: records.map((record) => columns.map((column) => record[column] ?? null)),
    rowNumbers: records.map((_, index) => index + 1),
    decimalMark: ".",
  };
}
