import { type AccountId, accountId, type TerritoryCode, territoryCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { cellText } from "./cell-text.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { emptyCell, placeOfCell } from "./look-up-unit.ts";
import type { Table } from "./table.ts";

/** An account that is protected, or named for a territory whatever its geography. */
export interface ListedAccount {
  readonly accountId: AccountId;
  /** Null where the file has no territory for it. */
  readonly territoryCode: TerritoryCode | null;
}

/**
 * Reads a list of accounts (protected accounts, or named accounts with their territory): a column of ids under a usual name,
 * else the first. Problems: an id that no account has (IMP-253), empty (IMP-271), twice with different territories (IMP-272).
 * O(rows).
 */
export function readAccountList(table: Table, knownIds: Iterable<string>): Outcome<readonly ListedAccount[]> {
  const idColumn = Math.max(0, findColumn(table.columns, ["account_id", "account", "id", "kode", "code"]));
  const territoryColumn = findColumn(table.columns, [
    "territory_code",
    "territory",
    "territory_id",
    "wilayah",
  ]);
  const known = new Set(knownIds);
  const problems = gatherProblems();
  const listed = new Map<string, { readonly territory: string; readonly row: number }>();
  table.rows.forEach((cells, row) => {
    const id = cellText(cells[idColumn]);
    const where = placeOfCell(table, row, idColumn);
    const territory = territoryColumn < 0 ? "" : cellText(cells[territoryColumn]);
    const first = listed.get(id);
    if (id === "") problems.add(emptyCell(where));
    else if (!known.has(id)) problems.add(unknownAccount(where));
    else if (first === undefined) listed.set(id, { territory, row: table.rowNumbers[row] });
    else if (first.territory !== territory) problems.add(twoTerritories(where, first.row));
  });
  if (problems.count > 0) return failure(problems.list());
  return success(
    [...listed].map(([id, { territory }]) => ({
      accountId: accountId(id),
      territoryCode: territory === "" ? null : territoryCode(territory),
    })),
  );
}

const unknownAccount = (where: Problem["where"]): Problem => ({
  code: "IMP-253",
  where,
  cause: `there is no account "${where.item ?? ""}"`,
  fix: "correct the id, or remove the row",
});

const twoTerritories = (where: Problem["where"], firstRow: number): Problem => ({
  code: "IMP-272",
  where,
  cause: `account "${where.item ?? ""}" is given to another territory in row ${firstRow}`,
  fix: "keep one row per account",
});
