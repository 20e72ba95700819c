import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { findColumn, requireColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readNumericColumns } from "./numeric-columns.ts";
import { readAccounts } from "./read-accounts.ts";
import { sniffAccountColumns } from "./sniff-account-columns.ts";
import type { Table } from "./table.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";
import { unitsFromAccounts } from "./units-from-accounts.ts";

const CODE_NAMES = [
  "unit_code",
  "code",
  "kode",
  "fips",
  "geoid",
  "zcta",
  "zip",
  "zip_code",
  "postal_code",
  "kode_pos",
  "codigo_ibge",
  "ibge",
  "id",
];
const NAME_NAMES = ["unit_name", "name", "nama", "nome"];

/** Codes of units with columns of theirs, and no word about where they are. */
export interface UnitRows {
  readonly codes: readonly string[];
  /** Null where no column names them. */
  readonly names: readonly string[] | null;
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
}

/** Whether a table says where its rows are. */
export function hasPositions(table: Table, options: UnitFileOptions): boolean {
  const sniffed = sniffAccountColumns(table, columnNames(table, options));
  return sniffed.ok && (sniffed.value.latitude >= 0 || sniffed.value.pair >= 0);
}

/**
 * Units as points, of a table with positions; neighbours are found later. Problems: IMP-219, IMP-240 … IMP-247.
 * O(cells).
 */
export function decodePointUnits(table: Table, options: UnitFileOptions): Outcome<DecodedUnits> {
  const read = readAccounts(table, columnNames(table, options));
  if (!read.ok) return read;
  const units = unitsFromAccounts(read.value, table.file);
  if (!units.ok) return units;
  const { columns } = units.value;
  const numeric = readNumericColumns(columns, table.decimalMark);
  return success({ ...units.value, columns: numeric }, units.warnings);
}

/** Rows of a table without positions, by code. Problems: IMP-104 no column of codes, IMP-106 empty, IMP-107 twice. O(cells). */
export function readUnitRows(table: Table, options: UnitFileOptions): Outcome<UnitRows> {
  const key = findKey(table, options);
  if (!key.ok) return key;
  const problems = gatherProblems();
  const rowOf = new Map<string, number>();
  const codes = table.rows.map((cells, index) => {
    const code = cellText(cells[key.value]);
    const row = table.rowNumbers[index];
    const where = { file: table.file, row, column: table.columns[key.value] };
    const first = rowOf.get(code);
    if (code === "") problems.add(emptyCode(where));
    else if (first !== undefined) problems.add(usedTwice({ ...where, item: code }, first));
    else rowOf.set(code, row);
    return code;
  });
  if (problems.count > 0) return failure(problems.list());
  const name = options.nameColumn ?? table.columns[findColumn(table.columns, NAME_NAMES)];
  const columns = Object.fromEntries(
    table.columns.map((column, index) => [column, table.rows.map((cells) => cells[index])]),
  );
  const names = name === undefined ? null : columns[name].map((cell, u) => cellText(cell) || codes[u]);
  return success({ codes, names, columns: readNumericColumns(columns, table.decimalMark) });
}

/** The column of the units' codes: the one that is named, else one of the usual names; -1: none. */
export const codeColumn = (table: Table, { keyColumn }: UnitFileOptions): number =>
  keyColumn === undefined ? findColumn(table.columns, CODE_NAMES) : table.columns.indexOf(keyColumn);

function columnNames(table: Table, options: UnitFileOptions) {
  const idColumn = options.keyColumn ?? table.columns[codeColumn(table, options)];
  const nameColumn = options.nameColumn ?? table.columns[findColumn(table.columns, NAME_NAMES)];
  return {
    ...(idColumn === undefined ? {} : { idColumn }),
    ...(nameColumn === undefined ? {} : { nameColumn }),
  };
}

function findKey(table: Table, { keyColumn }: UnitFileOptions): Outcome<number> {
  if (keyColumn !== undefined) return requireColumn(table, keyColumn);
  const usual = findColumn(table.columns, CODE_NAMES);
  return usual >= 0 ? success(usual) : failure([noCodes(table)]);
}

const noCodes = (table: Table): Problem => ({
  code: "IMP-104",
  where: { file: table.file },
  cause: "no column holds the units' codes",
  fix: `name it (option key): ${table.columns.join(", ")}`,
});

const emptyCode = (where: Problem["where"]): Problem => ({
  code: "IMP-106",
  where,
  cause: "this unit has no code",
  fix: "give every unit a code",
});

const usedTwice = (where: Problem["where"], first: number): Problem => ({
  code: "IMP-107",
  where,
  cause: `the code "${where.item}" already stands in row ${first}`,
  fix: "keep one row per unit, or name the column of the codes (option key)",
});
