import { createHash } from "node:crypto";
import pg from "pg";
import type { TableDigest } from "./backup-format.ts";
import type { StoredTable } from "./list-tables.ts";

/** How much is read at once, in characters: a table may have rows of many megabytes, or millions of short ones. */
const BATCH_CHARACTERS = 1_000_000;
const BATCH_ROWS = 5_000;

/** Makes a row's text the same on every server, whatever its settings and version. For this transaction only. */
export const SAME_TEXT = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/**
 * The rows of a table as lines of a backup, several in one text, sorted; gives their count and hash at the end. Within
 * a transaction that has SAME_TEXT. Memory: one batch.
 */
export async function* readRows(
  client: pg.ClientBase,
  table: StoredTable,
): AsyncGenerator<string, TableDigest> {
  const hash = createHash("sha256");
  let count = 0;
  let size = 16;
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR
     SELECT r::text AS line FROM public.${pg.escapeIdentifier(table.name)} r ORDER BY ${table.order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${size} FROM backup_rows`);
    if (rows.length === 0) break;
    const text = rows.map(({ line }) => `${JSON.stringify(line)}\n`).join("");
    hash.update(text);
    count += rows.length;
    yield text;
    const fitting = Math.floor((rows.length * BATCH_CHARACTERS) / text.length);
    size = Math.max(1, Math.min(BATCH_ROWS, 4 * size, fitting));
  }
  await client.query("CLOSE backup_rows");
  return { table: table.name, rows: count, sha256: hash.digest("hex") };
}
