import type { UnitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { CodeBook } from "./code-book.ts";
import { gatherProblems } from "./gather-problems.ts";
import { lookUpUnit, placeOfCell } from "./look-up-unit.ts";
import type { Table } from "./table.ts";

/** Two different units by code. */
export interface CodePair {
  readonly unitA: UnitCode;
  readonly unitB: UnitCode;
}

/** Completes a pair from the rest of its row; null after adding a problem. */
export type FinishPair<T> = (pair: CodePair, row: number, problems: Problem[]) => T | null;

/**
 * Reads a table whose first two columns are units, row by row. Problems: columns (IMP-260), units (IMP-270, IMP-271), a unit
 * paired with itself (IMP-273), and what `finish` adds. O(rows).
 */
export function readUnitPairs<T>(table: Table, book: CodeBook, finish: FinishPair<T>): Outcome<readonly T[]> {
  if (table.columns.length < 2) return failure([tooFewColumns(table)]);
  const problems = gatherProblems();
  const pairs: T[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const unitA = lookUpUnit({ table, book, problems }, row, 0);
    const unitB = lookUpUnit({ table, book, problems }, row, 1);
    if (unitA === null || unitB === null) continue;
    if (unitA === unitB) {
      problems.add(sameUnit(placeOfCell(table, row, 1)));
      continue;
    }
    const found: Problem[] = [];
    const pair = finish({ unitA, unitB }, row, found);
    for (const problem of found) problems.add(problem);
    if (pair !== null) pairs.push(pair);
  }
  return problems.count > 0 ? failure(problems.list()) : success(pairs);
}

const tooFewColumns = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `the file has too few columns: ${table.columns.join(", ")}`,
  fix: "give two columns of unit codes first, like unit_a,unit_b",
});

const sameUnit = (where: Problem["where"]): Problem => ({
  code: "IMP-273",
  where,
  cause: `unit ${where.item} is paired with itself`,
  fix: "name two different units",
});
