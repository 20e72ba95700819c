import type { ExportTable } from "../../core/export/export-table.ts";
import type { ExportedAccount, RecordCell } from "../ports/rows/exports.ts";
import { reachOf } from "../rights/policy.ts";
import { type ExportSource, PAGE_ROWS } from "./export-source.ts";
import { columnsOf } from "./record-table.ts";

const PLACE = {
  territory_code: "territoryCode",
  territory_name: "territoryName",
  rep_code: "repCode",
  rep_name: "repName",
} as const satisfies Readonly<Record<string, keyof ExportedAccount>>;

/** Accounts as an import of accounts understands them, with territory and primary rep of today, by account code. */
export function planAccountTable(source: ExportSource): ExportTable {
  const columns = [
    ...columnsOf("accounts"),
    ...Object.entries(PLACE).map(([header, key]) => ({ header, key: key as string })),
  ];
  async function* pages(): AsyncGenerator<RecordCell[][]> {
    for await (const page of accountPages(source)) {
      yield page.map((account) => {
        const record = account as unknown as Readonly<Record<string, RecordCell>>;
        return columns.map(({ key }) => record[key] ?? null);
      });
    }
  }
  return { name: "accounts", columns: columns.map(({ header }) => header), pages: pages() };
}

/** All accounts within reach with where they stand, by code. */
export async function* accountPages({
  tx,
  actor,
  plan,
}: ExportSource): AsyncGenerator<readonly ExportedAccount[]> {
  const isWhole = reachOf(actor.role, "white-space:read") === "all";
  let afterCode: string | null = null;
  for (;;) {
    const page: readonly ExportedAccount[] = await tx.exports.accountPage(plan.id, {
      date: actor.today,
      limit: PAGE_ROWS,
      afterCode,
      isWhole,
    });
    if (page.length > 0) yield page;
    if (page.length < PAGE_ROWS) return;
    afterCode = page[page.length - 1].code;
  }
}
