import type { ExportTable } from "../../core/export/export-table.ts";
import type { RecordCell } from "../ports/rows/exports.ts";
import type { Member } from "../ports/rows/members.ts";
import type { Rep } from "../ports/rows/reps.ts";
import type { Transaction } from "../ports/store.ts";
import type { ExportSource } from "./export-source.ts";
import { accountPages } from "./plan-account-table.ts";

/** Internal names of properties of HubSpot's companies; `account_code` and the territory's are to be made there once. */
const COLUMNS = [
  "name",
  "account_code",
  "hubspot_owner_id",
  "lifecyclestage",
  "territory_id",
  "territory_name",
];

/** HubSpot's own values; a company that buys no more has none of its own there. */
const LIFE_CYCLE: Readonly<Record<string, string>> = {
  prospect: "lead",
  customer: "customer",
  lapsed: "other",
};

/** Accounts as companies of HubSpot with owner (by e-mail address, as its import takes it) and territory, by account code. */
export function hubspotTable(source: ExportSource): ExportTable {
  async function* pages(): AsyncGenerator<RecordCell[][]> {
    const emails = await emailsOfReps(source.tx);
    for await (const page of accountPages(source)) {
      yield page.map(({ name, code, repCode, stage, territoryCode, territoryName }) => [
        name,
        code,
        repCode === null ? null : (emails.get(repCode) ?? null),
        LIFE_CYCLE[stage] ?? null,
        territoryCode,
        territoryName,
      ]);
    }
  }
  return { name: "companies", columns: COLUMNS, pages: pages() };
}

const PAGE = 500;

/** Address by rep code, of those who are members. */
async function emailsOfReps(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const emailOf = new Map<string, string>();
  for await (const { id, email } of each<Member>((last) => tx.members.list(PAGE, last)))
    emailOf.set(id, email);
  const emails = new Map<string, string>();
  for await (const { code, memberId } of each<Rep>((last) => tx.reps.list(PAGE, last, null))) {
    const email = memberId === null ? undefined : emailOf.get(memberId);
    if (email !== undefined) emails.set(code, email);
  }
  return emails;
}

async function* each<Row>(read: (last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  let last: Row | null = null;
  do {
    const page: readonly Row[] = await read(last);
    yield* page;
    last = page.length < PAGE ? null : page[page.length - 1];
  } while (last !== null);
}
