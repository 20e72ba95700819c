import { sql } from "drizzle-orm";
import type { Database } from "./transact.ts";

/**
 * Runs statements of an actor's transaction as the owner, past every policy: for logins, which belong to the
 * installation and which the application's role cannot touch. The caller must name the rows by ids that the actor was
 * found to reach. An error ends the transaction, so the role need not be restored then.
 */
export async function asOwner<T>(db: Database, work: () => Promise<T>): Promise<T> {
  await db.execute(sql`RESET ROLE`);
  const value = await work();
  await db.execute(sql`SET LOCAL ROLE wilayah_app`);
  return value;
}
