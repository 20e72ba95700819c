import { desc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { InstantKey } from "../../app/ports/rows/instant-key.ts";

/** Keyset paging by instant and id, newest first: the order, and the rows after a key (undefined: all). */
export const newestFirst = (at: PgColumn, id: PgColumn, after: InstantKey | null) => ({
  order: [desc(at), desc(id)] as const,
  isAfter: after
    ? (sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` as SQL)
    : undefined,
});
