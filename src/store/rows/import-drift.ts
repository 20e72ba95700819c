import { type SQL, sql } from "drizzle-orm";
import type { Drift } from "../../app/ports/rows/imports.ts";
import type { Database } from "../transact.ts";
import type { Target } from "./import-targets.ts";

interface Asked {
  /** Condition on the rows `r` of the import. */
  readonly rows: SQL;
  readonly limit: number;
}

type Found = Drift & Record<string, unknown>;

/** Records that are no longer what the check compared its rows with. */
export async function listDriftSinceCheck(
  db: Database,
  { name }: Target,
  { rows, limit }: Asked,
): Promise<readonly Drift[]> {
  const { rows: found } = await db.execute<Found>(sql`
    SELECT r.row_number AS "rowNumber", r.key, 'exists' AS why, NULL AS by
    FROM import_rows r JOIN ${name} t ON t.org_id = r.org_id AND t.code = r.key WHERE ${rows} AND r.effect = 'new'
    UNION ALL
    SELECT r.row_number, r.key, CASE WHEN t.id IS NULL THEN 'gone' ELSE 'changed' END, NULL
    FROM import_rows r LEFT JOIN ${name} t ON t.org_id = r.org_id AND t.id = r.target_id AND t.code = r.key
    WHERE ${rows} AND r.effect IN ('changed', 'unchanged') AND (t.id IS NULL
      OR jsonb_populate_record(t, CASE r.effect WHEN 'changed' THEN r.before ELSE r.after END) IS DISTINCT FROM t)
    ORDER BY 1 LIMIT ${limit}`);
  return found;
}

/**
 * All that became of an account is the unit that the organisation's first layer gave it, and perhaps lost again when that
 * was undone (apply-unit-import.ts): nobody's change, and nothing is lost with it.
 */
const IS_PLACED = sql`EXISTS (SELECT FROM imports i WHERE i.org_id = t.org_id AND i.kind = 'units'
  AND (i.result ->> 'at')::timestamptz = t.updated_at AND t.version = CASE i.state WHEN 'undone' THEN 3 ELSE 2 END)`;

/** Records that are no longer what the import made of them, or that others refer to which it brought. */
export async function listDriftSinceApply(
  db: Database,
  target: Target,
  { rows, limit }: Asked,
): Promise<readonly Drift[]> {
  const { name, isVersioned, table } = target;
  const placed = table === "accounts" ? sql`AND NOT ${IS_PLACED}` : sql``;
  const edited = isVersioned ? sql`OR (r.effect = 'new' AND t.version > 1 ${placed})` : sql``;
  const { rows: found } = await db.execute<Found>(sql`
    SELECT r.row_number AS "rowNumber", r.key, CASE WHEN t.id IS NULL THEN 'gone' ELSE 'changed' END AS why, NULL AS by
    FROM import_rows r LEFT JOIN ${name} t ON t.org_id = r.org_id AND t.id = r.target_id
    WHERE ${rows} AND r.effect IN ('new', 'changed')
      AND (t.id IS NULL OR jsonb_populate_record(t, r.after) IS DISTINCT FROM t ${edited})
    ORDER BY 1 LIMIT ${limit}`);
  if (found.length > 0) return found;
  const used: Drift[] = [];
  for (const { table, column } of await listUsers(db, target)) {
    const isOwn =
      table === target.table
        ? sql`AND NOT EXISTS (SELECT FROM import_rows o WHERE o.org_id = r.org_id AND o.import_id = r.import_id
            AND o.target_id = c.id AND o.effect IN ('new', 'changed'))`
        : sql``;
    const { rows: more } = await db.execute<Found>(sql`
      SELECT r.row_number AS "rowNumber", r.key, 'used' AS why, ${table}::text AS by FROM import_rows r
      WHERE ${rows} AND r.effect = 'new' AND EXISTS (SELECT FROM ${sql.identifier(table)} c
        WHERE c.org_id = r.org_id AND c.${sql.identifier(column)} = r.target_id ${isOwn})
      ORDER BY 1 LIMIT ${limit - used.length}`);
    used.push(...more);
    if (used.length >= limit) break;
  }
  return used;
}

interface User extends Record<string, unknown> {
  readonly table: string;
  readonly column: string;
}

/** Columns of other tables that refer to these records: asked of the database, which knows of tables made later too. */
async function listUsers(db: Database, { table, parts }: Target): Promise<readonly User[]> {
  const { rows } = await db.execute<User>(sql`
    SELECT c.conrelid::regclass::text AS table, a.attname AS column FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
    WHERE c.contype = 'f' AND c.confrelid = ${table}::regclass AND cardinality(c.conkey) = 2 ORDER BY 1, 2`);
  return rows.filter((user) => !parts.some((part) => part.table === user.table));
}
