import type { Problem } from "../../domain/problem.ts";
import type { Cell } from "../../domain/unit-layer.ts";
import { exportProblem } from "./export-problem.ts";

/** A CSV file of an object, cells as read. */
export interface ObjectTable {
  /** API name of the object: the file's name without number and extension. */
  readonly object: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type ObjectRecord = (column: string) => string;

/** Rows of an object by its columns, whose case does not matter. Problem EXP-111: a column that is needed is missing. */
export function recordsOf(
  tables: readonly ObjectTable[],
  object: string,
  needed: readonly string[],
): { readonly records: readonly ObjectRecord[]; readonly problems: readonly Problem[] } {
  const table = tables.find((each) => each.object.toLowerCase() === object.toLowerCase());
  if (table === undefined) return { records: [], problems: [] };
  const indexOf = new Map(table.columns.map((column, index) => [column.trim().toLowerCase(), index]));
  const missing = needed.filter((column) => !indexOf.has(column.toLowerCase()));
  if (missing.length > 0) {
    const cause = `it has no column ${missing.join(", ")}`;
    return { records: [], problems: [exportProblem("EXP-111", object, cause, "export these fields too")] };
  }
  const records = table.rows.map((row) => (column: string) => {
    const index = indexOf.get(column.toLowerCase());
    return index === undefined ? "" : String(row[index] ?? "");
  });
  return { records, problems: [] };
}
