import { counted } from "../domain/counted.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { createCodeBook } from "./code-book.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { requireColumn } from "./find-column.ts";
import { indexRowsByUnit } from "./index-rows-by-unit.ts";
import { listExamples } from "./list-examples.ts";
import { type Filter, passesFilter } from "./parse-filter.ts";
import { parseNumber } from "./parse-number.ts";
import { readDecimalCommas } from "./read-decimal-commas.ts";
import type { Table } from "./table.ts";

/**
 * Adds the columns of an attribute table to the units, by code. A column that both have keeps equal values quietly; where they
 * differ the attribute file wins with a warning (IMP-226). Rows without a unit (IMP-224; not those that the filters would leave
 * out) and units without a row (IMP-225) are warnings. Problems: IMP-219, IMP-223, IMP-228 … IMP-230. O(rows × columns).
 */
export function joinAttributes(
  units: DecodedUnits,
  attributes: Table,
  options: { readonly keyColumn: string; readonly filters?: readonly Filter[] },
): Outcome<DecodedUnits> {
  const key = requireColumn(attributes, options.keyColumn);
  if (!key.ok) return key;
  const table = readDecimalCommas(attributes, [attributes.columns[key.value]]);
  const indexed = indexRowsByUnit(table, key.value, createCodeBook(units.codes));
  if (!indexed.ok) return indexed;
  const { rowOf } = indexed.value;
  const unmatched = rowsToTell(table, indexed.value.unmatched, { ...options, keyColumn: key.value });
  if (rowOf.size === 0) return failure([noMatch(table, key.value, units)], indexed.warnings);

  const columns: Record<string, readonly Cell[]> = { ...units.columns };
  const warnings = [
    ...indexed.warnings,
    ...coverageWarnings(units, table, { rowOf, unmatched, keyColumn: key.value }),
  ];
  const rows = units.codes.map((code) => rowOf.get(code));
  table.columns.forEach((name, index) => {
    const existing = Object.hasOwn(units.columns, name) ? units.columns[name] : null;
    const joined = rows.map((row, unit) =>
      row === undefined ? (existing?.[unit] ?? null) : table.rows[row][index],
    );
    // the key column may hold repaired codes: the unit's own spelling stays
    if (index === key.value && existing !== null) return;
    if (existing !== null) warnings.push(...differences(units, table, { name, existing, joined, rows }));
    columns[name] = index === key.value ? units.codes : joined;
  });
  return success({ ...units, columns }, warnings);
}

/** A row that fails a filter on a column of this file describes a unit that would have been left out. */
function rowsToTell(
  table: Table,
  unmatched: readonly string[],
  { keyColumn, filters = [] }: { readonly keyColumn: number; readonly filters?: readonly Filter[] },
): readonly string[] {
  const conditions = filters.flatMap((filter) => {
    const column = requireColumn(table, filter.column);
    return column.ok ? [{ column: column.value, filter }] : [];
  });
  if (conditions.length === 0 || unmatched.length === 0) return unmatched;
  const leftOut = new Set(
    table.rows
      .filter((row) => !conditions.every(({ column, filter }) => passesFilter(filter, cellText(row[column]))))
      .map((row) => cellText(row[keyColumn])),
  );
  return unmatched.filter((code) => !leftOut.has(code));
}

interface Coverage {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly unmatched: readonly string[];
  readonly keyColumn: number;
}

function coverageWarnings(units: DecodedUnits, table: Table, coverage: Coverage): Problem[] {
  const warnings: Problem[] = [];
  const where = { file: table.file, column: table.columns[coverage.keyColumn] };
  if (coverage.unmatched.length > 0)
    warnings.push({
      code: "IMP-224",
      where,
      cause: `${counted(coverage.unmatched.length, "attribute row has", "attribute rows have")} no unit in ${units.file}: ${listExamples(coverage.unmatched)}`,
      fix: "nothing, if these units are not meant; else check the codes or the units file",
    });
  const missing = units.codes.filter((code) => !coverage.rowOf.has(code));
  if (missing.length > 0)
    warnings.push({
      code: "IMP-225",
      where,
      cause: `${counted(missing.length, "unit", "units")} of ${units.file} ${missing.length === 1 ? "has" : "have"} no attribute row: ${listExamples(missing)}`,
      fix: "add rows for them, or leave them out with a filter",
    });
  return warnings;
}

interface SharedColumn {
  readonly name: string;
  readonly existing: readonly Cell[];
  readonly joined: readonly Cell[];
  readonly rows: readonly (number | undefined)[];
}

function differences(units: DecodedUnits, table: Table, shared: SharedColumn): Problem[] {
  const different: string[] = [];
  shared.rows.forEach((row, unit) => {
    if (row === undefined || isSameValue(shared.existing[unit], shared.joined[unit])) return;
    different.push(
      `${units.codes[unit]} (${cellText(shared.existing[unit])} and ${cellText(shared.joined[unit])})`,
    );
  });
  if (different.length === 0) return [];
  return [
    {
      code: "IMP-226",
      where: { file: table.file, column: shared.name },
      cause: `"${shared.name}" differs from ${units.file} for ${counted(different.length, "unit", "units")}, this file's value is used: ${listExamples(different, 3)}`,
      fix: "remove or rename the column in one of the files, if the other value is meant",
    },
  ];
}

/** 4174.211 as text and as a number are the same value; so are cells that are both empty. */
function isSameValue(a: Cell | undefined, b: Cell | undefined): boolean {
  if (cellText(a) === cellText(b)) return true;
  if (typeof a !== "number" && typeof b !== "number") return false;
  return parseNumber(a, ".") === parseNumber(b, ".");
}

function noMatch(table: Table, keyColumn: number, units: DecodedUnits): Problem {
  const seen = table.rows.slice(0, 3).map((row) => cellText(row[keyColumn]));
  return {
    code: "IMP-229",
    where: { file: table.file, column: table.columns[keyColumn] },
    cause: `no row matches a unit: the codes here are ${seen.join(", ")} …, those of ${units.file} are ${units.codes.slice(0, 3).join(", ")} …`,
    fix: `name the column that holds the units' codes: ${table.columns.join(", ")}`,
  };
}
