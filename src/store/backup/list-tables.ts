import type pg from "pg";
import { BrokenInvariant } from "../../core/domain/problem.ts";
import { type BackupColumn, type BackupTable, LEFT_OUT } from "./backup-format.ts";

export interface StoredTable extends BackupTable {
  /** What to sort by, the same on every server: the primary key, texts by their bytes. */
  readonly order: string;
}

/** The tables that a backup holds, by name. */
export async function listTables(client: pg.ClientBase): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<{ name: string; columns: BackupColumn[]; key: string[] | null }>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       (SELECT array_agg(quote_ident(a.attname)::text || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END
          ORDER BY k.place)
        FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND c.relname <> ALL ($1) ORDER BY c.relname COLLATE "C"`,
    [LEFT_OUT],
  );
  return rows.map(({ name, columns, key }) => {
    if (key === null) throw new BrokenInvariant(`got the table ${name} without a primary key`);
    return { name, columns, order: key.join(", ") };
  });
}
