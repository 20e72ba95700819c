import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { readPositions } from "./read-account-positions.ts";
import { readDecimalCommas } from "./read-decimal-commas.ts";
import {
  type AccountColumnOptions,
  type AccountColumns,
  sniffAccountColumns,
} from "./sniff-account-columns.ts";
import type { Table } from "./table.ts";

/** An account as its file gives it, not yet placed in a unit. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  /** Degrees; NaN where the file has no position. */
  readonly longitude: number;
  readonly latitude: number;
  /** The code in the unit column as written; null where there is none. */
  readonly unitCode: string | null;
  /** Every column of the file by name. */
  readonly columns: Readonly<Record<string, Cell>>;
  /** The row number a spreadsheet shows. */
  readonly row: number;
}

/**
 * Reads the accounts of a table (CSV, worksheet, or GeoJSON points through tableFromPoints). Problems: IMP-219, IMP-240 …
 * IMP-246; warning IMP-247 for accounts with neither a position nor a unit. O(cells).
 */
export function readAccounts(
  table: Table,
  options: AccountColumnOptions = {},
): Outcome<readonly AccountRow[]> {
  const sniffed = sniffAccountColumns(table, options);
  if (!sniffed.ok) return sniffed;
  const columns = sniffed.value;
  const positions = readPositions(table, columns);
  const problems: Problem[] = [...checkIds(table, columns.id), ...positions.problems];
  if (problems.length > 0) return failure(problems);

  const special = [columns.id, columns.name, columns.unit, columns.latitude, columns.longitude, columns.pair];
  const plain = readDecimalCommas(
    table,
    special.flatMap((index) => table.columns[index] ?? []),
  );
  const accounts = plain.rows.map((cells, index): AccountRow => {
    const unit = columns.unit < 0 ? "" : cellText(cells[columns.unit]);
    return {
      id: cellText(cells[columns.id]),
      name: cellText(cells[columns.name]) || cellText(cells[columns.id]),
      longitude: positions.longitude[index],
      latitude: positions.latitude[index],
      unitCode: unit === "" ? null : unit,
      columns: nameCells(plain.columns, cells),
      row: plain.rowNumbers[index],
    };
  });
  return success(accounts, missingPlaces(table.file, accounts, columns));
}

function nameCells(names: readonly string[], cells: readonly Cell[]): Readonly<Record<string, Cell>> {
  const named: Record<string, Cell> = {};
  for (let column = 0; column < names.length; column++) named[names[column]] = cells[column];
  return named;
}

function checkIds(table: Table, column: number): readonly Problem[] {
  const problems = gatherProblems();
  const firstRow = new Map<string, number>();
  table.rows.forEach((cells, index) => {
    const id = cellText(cells[column]);
    const where = { file: table.file, row: table.rowNumbers[index], column: table.columns[column] };
    if (id === "") {
      problems.add({
        code: "IMP-241",
        where,
        cause: "the account has no id",
        fix: "give every account an id",
      });
      return;
    }
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, table.rowNumbers[index]);
    else
      problems.add({
        code: "IMP-242",
        where: { ...where, item: id },
        cause: `account "${id}" already stands in row ${first}`,
        fix: "keep one row per account, or name another column as the id",
      });
  });
  return problems.list();
}

function missingPlaces(file: string, accounts: readonly AccountRow[], columns: AccountColumns): Problem[] {
  const missing = accounts.filter((account) => Number.isNaN(account.longitude) && account.unitCode === null);
  if (missing.length === 0) return [];
  const wanted = columns.unit < 0 ? "no coordinates" : "neither coordinates nor a unit code";
  return [
    {
      code: "IMP-247",
      where: { file },
      cause: `${missing.length} of ${accounts.length} accounts have ${wanted}: ${listExamples(missing.map(({ id }) => id))}`,
      fix: "add coordinates or a unit code; until then these accounts belong to no unit",
    },
  ];
}
