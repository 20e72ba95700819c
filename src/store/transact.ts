import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import { faultPoint } from "./fault-point.ts";
import * as schema from "./schema/index.ts";

export type Database = NodePgDatabase<typeof schema>;

/** Work within a transaction; `name` tells what it does, for the fault points around its COMMIT. */
type Work<T> = (db: Database, name: (step: string) => void) => Promise<T>;

/**
 * Runs work in one transaction as this actor: the application's role without rights of its own, and the settings that
 * the row-level policies read. Commits when the work returns, rolls back when it throws.
 */
export function transactAs<T>(pool: pg.Pool, actor: Actor, work: Work<T>): Promise<T> {
  return inTransaction(pool, work, async (client) => {
    await client.query("SET LOCAL ROLE wilayah_app");
    await client.query(
      "SELECT set_config('wilayah.org_id', $1, true), set_config('wilayah.member_id', $2, true), set_config('wilayah.today', $3, true)",
      [actor.orgId, actor.memberId, actor.today],
    );
  });
}

/** Runs work in one transaction as the owner, past every policy: sign-in, job workers, set-up. Never for a request's own reads. */
export function transactAsOwner<T>(pool: pg.Pool, work: Work<T>): Promise<T> {
  return inTransaction(pool, work, async () => {});
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: Work<T>,
  prepare: (client: pg.PoolClient) => Promise<void>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  let step = "unnamed";
  try {
    await client.query("BEGIN");
    await prepare(client);
    const value = await work(drizzle(client, { schema }), (name) => {
      step = name;
    });
    faultPoint(`before ${step}`);
    await client.query("COMMIT");
    faultPoint(`after ${step}`);
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
