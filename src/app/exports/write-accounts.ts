import { formatRows } from "../design/format-alignment.ts";
import type { ExportedAccount } from "../ports/rows/exports.ts";
import { reachOf } from "../rights/policy.ts";
import type { ExportSource, ExportText } from "./export-source.ts";
import { spreadsheetCell } from "./spreadsheet-cell.ts";

/** Formatted at a time, so that a worker that also answers requests is held for milliseconds only. */
const PAGE = 5000;

const COLUMNS: readonly (readonly [string, (account: ExportedAccount) => string | number | null])[] = [
  ["account_code", ({ code }) => code],
  ["name", ({ name }) => name],
  ["unit_code", ({ unitCode }) => unitCode],
  ["lon", ({ lon }) => lon],
  ["lat", ({ lat }) => lat],
  ["segment", ({ segment }) => segment],
  ["industry", ({ industry }) => industry],
  ["stage", ({ stage }) => stage],
  ["revenue_per_year", ({ revenue }) => revenue],
  ["potential_per_year", ({ potential }) => potential],
  ["workload_hours_per_month", ({ workloadHours }) => workloadHours],
  ["territory_code", ({ territoryCode }) => territoryCode],
  ["territory_name", ({ territoryName }) => territoryName],
  ["rep_code", ({ repCode }) => repCode],
  ["rep_name", ({ repName }) => repName],
];

/** Accounts with territory and primary rep of today, by account code. */
export async function writeAccounts({ tx, actor, plan, watch }: ExportSource): Promise<ExportText> {
  const parts = [formatRows([COLUMNS.map(([header]) => header)])];
  const isWhole = reachOf(actor.role, "white-space:read") === "all";
  let rows = 0;
  let afterCode: string | null = null;
  for (;;) {
    const page: readonly ExportedAccount[] = await tx.exports.accountPage(plan.id, {
      date: actor.today,
      limit: PAGE,
      afterCode,
      isWhole,
    });
    const lines = page.map((account) => COLUMNS.map(([, cell]) => spreadsheetCell(cell(account))));
    parts.push(formatRows(lines));
    rows += page.length;
    watch.onProgress({ phase: "rows", done: rows });
    if (page.length < PAGE || watch.signal.aborted) return { parts, rows };
    afterCode = page[page.length - 1].code;
  }
}
