import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** A row that belongs to a name, with the numbers asked for in their order. */
export interface NamedNumbers {
  readonly name: string;
  readonly numbers: readonly number[];
}

export interface NamedColumn {
  readonly column: string;
  /** Usual names, tried where no column is named by the user. */
  readonly names?: readonly string[];
  /** "count": a whole number of at least 0; "amount": a number of at least 0. */
  readonly kind?: "count" | "amount" | "number";
}

const NAMES = ["territory", "territory_code", "wilayah", "region", "rayon", "name"];

/**
 * Reads one row per name with a number in each of the columns. Problems: EVA-101 … EVA-104, IMP-219 no such column, EVA-111 a name
 * twice, EVA-178 a number below 0. O(cells).
 */
export function readNamedRows(
  table: Table,
  nameColumn: { readonly chosen?: string | undefined; readonly names?: readonly string[] },
  columns: readonly NamedColumn[],
): Outcome<readonly NamedNumbers[]> {
  const names = readRecords(table, {
    name: {
      kind: "text",
      names: nameColumn.names ?? NAMES,
      chosen: nameColumn.chosen,
      // not every command lets its user choose
      option: "chosen" in nameColumn ? "--name" : null,
      needed: "cells",
    },
  });
  const numbers = columns.map(({ column, names: usual, kind }) =>
    readRecords(table, {
      value: {
        kind: kind === "count" ? "count" : "number",
        names: usual ?? [],
        ...(usual === undefined ? { chosen: column } : {}),
        option: null,
        needed: "cells",
      },
    }),
  );
  const all = [names, ...numbers];
  const problems = gatherProblems();
  for (const one of all) if (!one.ok) for (const problem of one.problems) problems.add(problem);
  if (!names.ok || problems.count > 0) return failure(problems.list());
  const values = numbers.map((one) => (one.ok ? one.value.value : new Float64Array()));
  for (const problem of namesTwice(table, names.value.name)) problems.add(problem);
  const rows = names.value.name.map((name, row): NamedNumbers => {
    const where = { file: table.file, row: table.rowNumbers[row], item: name };
    const found = values.map((column) => column[row]);
    columns.forEach(({ column, kind }, index) => {
      if (kind === "amount" && found[index] < 0) problems.add(below0(where, column));
    });
    return { name, numbers: found };
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

const below0 = (where: Problem["where"], column: string): Problem => ({
  code: "EVA-178",
  where: { ...where, column },
  cause: "the amount is below 0",
  fix: "give a number of at least 0",
});
