import { type TerritoryCode, territoryCode, type UnitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { lookUpUnit, placeOfCell } from "./look-up-unit.ts";
import type { Table } from "./table.ts";

/** Where a locked unit must be: in a named territory, where the current plan has it, or uncovered on purpose. */
export type LockTarget =
  | { readonly kind: "territory"; readonly territoryCode: TerritoryCode }
  | { readonly kind: "current" }
  | { readonly kind: "white-space" };

/** What must stay as it is. */
export interface Locks {
  readonly units: readonly { readonly unitCode: UnitCode; readonly target: LockTarget }[];
  /** Territories that keep exactly their current units. */
  readonly territories: readonly TerritoryCode[];
}

const WHITE_SPACE_WORDS = new Set([
  "-",
  "none",
  "white space",
  "white-space",
  "whitespace",
  "uncovered",
  "kosong",
]);

/**
 * Reads locks: a row with a unit and a territory puts the unit there, with a unit alone keeps it where it is, with a territory
 * alone keeps the whole territory; territory "-" leaves the unit uncovered. Columns unit_code and territory_code, or one of
 * them. Problems: IMP-260, IMP-270, IMP-271, IMP-272. O(rows).
 */
export function readLocks(table: Table, book: CodeBook): Outcome<Locks> {
  const unitColumn = findColumn(table.columns, ["unit_code", "unit", "zip", "kode", "code", "fips"]);
  const territoryColumn = findColumn(table.columns, [
    "territory_code",
    "territory",
    "territory_id",
    "wilayah",
  ]);
  if (unitColumn < 0 && territoryColumn < 0) return failure([noColumns(table)]);
  const problems = gatherProblems();
  const targetOf = new Map<UnitCode, { readonly target: LockTarget; readonly row: number }>();
  const territories = new Set<TerritoryCode>();
  table.rows.forEach((cells, row) => {
    const unitText = unitColumn < 0 ? "" : cellText(cells[unitColumn]);
    const territoryText = territoryColumn < 0 ? "" : cellText(cells[territoryColumn]);
    if (unitText === "") {
      // rows that are wholly empty never reach this point
      if (territoryText === "") problems.add(emptyLock({ file: table.file, row: table.rowNumbers[row] }));
      else territories.add(territoryCode(territoryText));
      return;
    }
    const unit = lookUpUnit({ table, book, problems }, row, unitColumn);
    if (unit === null) return;
    const target = readTarget(territoryText);
    const first = targetOf.get(unit);
    if (first === undefined) targetOf.set(unit, { target, row: table.rowNumbers[row] });
    else if (!isSameTarget(first.target, target))
      problems.add(twoLocks(placeOfCell(table, row, unitColumn), first.row));
  });
  if (problems.count > 0) return failure(problems.list());
  const units = [...targetOf].map(([unitCode, { target }]) => ({ unitCode, target }));
  return success({ units, territories: [...territories] });
}

function readTarget(text: string): LockTarget {
  if (text === "") return { kind: "current" };
  if (WHITE_SPACE_WORDS.has(text.toLowerCase())) return { kind: "white-space" };
  return { kind: "territory", territoryCode: territoryCode(text) };
}

const isSameTarget = (a: LockTarget, b: LockTarget): boolean =>
  a.kind === "territory" && b.kind === "territory" ? a.territoryCode === b.territoryCode : a.kind === b.kind;

const noColumns = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `locks name units or territories; this file has: ${table.columns.join(", ")}`,
  fix: "name the columns unit_code and territory_code, or one of them",
});

const emptyLock = (where: Problem["where"]): Problem => ({
  code: "IMP-271",
  where,
  cause: "the row names neither a unit nor a territory",
  fix: "fill in one of them, or remove the row",
});

const twoLocks = (where: Problem["where"], firstRow: number): Problem => ({
  code: "IMP-272",
  where,
  cause: `unit ${where.item} is already locked elsewhere in row ${firstRow}`,
  fix: "keep one row per unit",
});
