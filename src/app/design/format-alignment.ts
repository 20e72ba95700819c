import type { Account } from "../../core/domain/account.ts";
import type { NamedTerritory } from "./study.ts";

/** Sorted by code as text, the same on every machine. */
const byCode = (a: readonly string[], b: readonly string[]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

/** `unit_code,territory_code`, sorted by unit code; white space has an empty territory code. */
export function formatAlignment(
  unitCodes: readonly string[],
  assignment: Int32Array,
  territoryCodes: readonly string[],
): string {
  const rows = unitCodes.map((code, unit) => [code, territoryCodes[assignment[unit]] ?? ""]);
  return formatCsv(["unit_code", "territory_code"], rows.sort(byCode));
}

export interface AccountAlignment {
  readonly unitCodes: readonly string[];
  readonly assignment: Int32Array;
  readonly territoryCodes: readonly string[];
  readonly namedTerritories: readonly NamedTerritory[];
}

/** `account_id,unit_code,territory_code,placed_by`, sorted by account; named accounts follow their own territory. */
export function formatAccounts(accounts: readonly Account[], alignment: AccountAlignment): string {
  const { unitCodes, assignment, territoryCodes, namedTerritories } = alignment;
  const placed = accounts.map(({ id, unit, placedBy }) => [
    id,
    unit < 0 ? "" : unitCodes[unit],
    unit < 0 ? "" : (territoryCodes[assignment[unit]] ?? ""),
    placedBy,
  ]);
  const named = namedTerritories.flatMap(({ code, accountIds }) =>
    accountIds.map((id) => [id, "", code, "named"]),
  );
  return formatCsv(
    ["account_id", "unit_code", "territory_code", "placed_by"],
    [...placed, ...named].sort(byCode),
  );
}

/** UTF-8 without a byte order mark, comma, LF; quotes only where they are needed, codes byte for byte. */
export const formatCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  formatRows([header, ...rows]);

/** The same without a header, for files that are written in parts. */
export const formatRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoteCell).join(",")}\n`).join("");

const quoteCell = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
