import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { requireColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { parseNumber } from "./parse-number.ts";

/** Columns of units by name, as DecodedUnits and UnitLayer both hold them. */
export interface UnitColumns {
  readonly codes: readonly string[];
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
}

/**
 * Reads a column as a measure: one number ≥ 0 per unit. A missing value counts 0 with a warning (IMP-222). Problems: no such
 * column (IMP-219), not a number (IMP-220), negative (IMP-221), nothing above 0 (IMP-234). O(units).
 */
export function measureFromColumn(
  units: UnitColumns,
  columnName: string,
  file: string,
): Outcome<Float64Array> {
  const names = Object.keys(units.columns);
  const column = requireColumn({ file, columns: names }, columnName);
  if (!column.ok) return column;
  const name = names[column.value];
  const cells = units.columns[name];
  const values = new Float64Array(units.codes.length);
  const problems = gatherProblems();
  const missing: string[] = [];
  let total = 0;

  units.codes.forEach((code, unit) => {
    const value = parseNumber(cells[unit], ".");
    const where = { file, column: name, item: code };
    if (value === null) missing.push(code);
    else if (typeof value !== "number") problems.add(notNumber(where, code, value.problem));
    else if (value < 0) problems.add(negative(where, code, value));
    else {
      values[unit] = value;
      total += value;
    }
  });
  const warnings = missing.length > 0 ? [missingValues({ file, column: name }, missing)] : [];
  if (problems.count === 0 && total === 0) problems.add(allZero({ file, column: name }));
  return problems.count > 0 ? failure(problems.list(), warnings) : success(values, warnings);
}

const notNumber = (where: Problem["where"], code: string, reason: string): Problem => ({
  code: "IMP-220",
  where,
  cause: `unit ${code}: ${reason}`,
  fix: "correct the cell, or leave it empty to count 0",
});

const negative = (where: Problem["where"], code: string, value: number): Problem => ({
  code: "IMP-221",
  where,
  cause: `unit ${code} has ${value}; a measure that is balanced cannot be negative`,
  fix: "correct the cell, or balance by a column without negative values",
});

const missingValues = (where: Problem["where"], codes: readonly string[]): Problem => ({
  code: "IMP-222",
  where,
  cause: `${codes.length === 1 ? "1 unit has no value and counts" : `${codes.length} units have no value and count`} 0: ${listExamples(codes)}`,
  fix: "fill in the values, or leave these units out with a filter",
});

const allZero = (where: Problem["where"]): Problem => ({
  code: "IMP-234",
  where,
  cause: "no unit has a value above 0, so there is nothing to balance",
  fix: "balance by another column",
});
