import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Table } from "./table.ts";

/** Column names are compared without case, spaces, underscores, points and hyphens. */
const comparable = (name: string): string => name.toLowerCase().replace(/[\s_.\-/]+/g, "");

/** Index of the first column that bears one of the names (in the order of the names), or −1. */
export function findColumn(columns: readonly string[], names: readonly string[]): number {
  const compared = columns.map(comparable);
  for (const name of names) {
    const index = compared.indexOf(comparable(name));
    if (index >= 0) return index;
  }
  return -1;
}

/**
 * Index of a column the user named: exactly, else without regard to case and punctuation where that is unambiguous.
 * Problem IMP-219 lists the columns there are.
 */
export function requireColumn(table: Pick<Table, "file" | "columns">, name: string): Outcome<number> {
  const exact = table.columns.indexOf(name);
  if (exact >= 0) return success(exact);
  const matches = table.columns.flatMap((column, index) =>
    comparable(column) === comparable(name) ? [index] : [],
  );
  if (matches.length === 1) return success(matches[0]);
  return failure([unknownColumn(table.file, name, table.columns)]);
}

/** The problem of a column that is not there: names those that are. */
export function unknownColumn(file: string, name: string, columns: readonly string[]): Problem {
  return {
    code: "IMP-219",
    where: { file, column: name },
    cause: `there is no column "${name}"`,
    fix: `use one of the columns: ${columns.join(", ")}`,
  };
}
