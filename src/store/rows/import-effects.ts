import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../transact.ts";

/** Records that have a code of which the file says nothing. */
export const isMissing = (
  orgId: string,
  importId: string,
): SQL => sql`t.org_id = ${orgId} AND t.code IS NOT NULL
  AND NOT EXISTS (SELECT FROM import_rows r WHERE r.org_id = ${orgId} AND r.import_id = ${importId} AND r.key = t.code)`;

/** What a row does to the record `t`, by comparing whole records: text, numbers and lists each by their own equality. */
export const effectOf = (after: SQL): SQL =>
  sql`CASE WHEN t.id IS NULL THEN 'new' WHEN jsonb_populate_record(t, ${after}) IS NOT DISTINCT FROM t THEN 'unchanged' ELSE 'changed' END`;

/** Of the record `t` the fields that a row changes, as they are. */
export const beforeOf = (after: SQL): SQL =>
  sql`(SELECT jsonb_object_agg(o.key, o.value) FROM jsonb_each(to_jsonb(t)) o
    JOIN jsonb_each(to_jsonb(jsonb_populate_record(t, ${after}))) n ON n.key = o.key AND n.value IS DISTINCT FROM o.value)`;

/**
 * Runs statements that join all rows of an import. They were staged a moment ago and the planner does not know of them: it
 * would take them for a few, and go through the other table for each. The keys of a million rows fit the memory given.
 */
export async function wholesale<T>(db: Database, work: () => Promise<T>): Promise<T> {
  await db.execute(sql`SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'`);
  const done = await work();
  await db.execute(sql`SET LOCAL enable_nestloop = on; SET LOCAL work_mem TO DEFAULT`);
  return done;
}
