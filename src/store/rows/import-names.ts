import { sql } from "drizzle-orm";
import type { ImportRow } from "../../app/ports/rows/imports.ts";
import { asOwner } from "../as-owner.ts";
import type { Database } from "../transact.ts";
import type { Reference, Target } from "./import-targets.ts";

/**
 * Asks what codes of a reference name. E-mail addresses stand with the logins, which only the owner reads: the statement
 * names the organisation, all of whose members are shown to whoever runs imports.
 */
export const askNames = <T>(db: Database, { noun }: Reference, ask: () => Promise<T>): Promise<T> =>
  noun === "member" ? asOwner(db, ask) : ask();

/** Rows as a reader understands them: fields by their names, and codes where ids are stored. */
export async function nameFields(
  db: Database,
  orgId: string,
  target: Target,
  rows: readonly ImportRow[],
): Promise<readonly ImportRow[]> {
  const fieldOf = new Map([...target.columns].map(([field, column]) => [column, field]));
  const codes = new Map<string, ReadonlyMap<string, string>>();
  for (const reference of target.references) {
    const { column, table, code, isWithin } = reference;
    const ids = rows.flatMap(({ after, before }) =>
      [after?.[column], before?.[column]].filter((id) => typeof id === "string"),
    );
    if (ids.length === 0) continue;
    const found = await askNames(db, reference, () =>
      db.execute<{ id: string; code: string }>(sql`
      SELECT id, ${code} AS code FROM ${table} WHERE org_id = ${orgId} AND id = ANY (${sql.param(ids)}::uuid[])
      ${isWithin ? sql`UNION SELECT target_id, key FROM import_rows WHERE org_id = ${orgId} AND target_id = ANY (${sql.param(ids)}::uuid[])` : sql``}`),
    );
    codes.set(column, new Map(found.rows.map((row) => [row.id, row.code])));
  }
  const named = (stored: ImportRow["after"]) =>
    stored &&
    Object.fromEntries(
      Object.entries(stored).map(([column, value]) => [
        fieldOf.get(column) ?? column,
        codes.get(column)?.get(String(value)) ?? value,
      ]),
    );
  return rows.map((row) => ({ ...row, after: named(row.after), before: named(row.before) }));
}
