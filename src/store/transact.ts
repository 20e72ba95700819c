import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import { faultPoint } from "./fault-point.ts";

export type Database = NodePgDatabase;

/** How long a transaction may hold things up before the database ends it; 0 = for ever. */
export interface TransactionLimits {
  /** One statement. */
  readonly statementMilliseconds: number;
  /** Waiting for what another transaction holds. */
  readonly lockMilliseconds: number;
  /** Between two statements, while we compute. */
  readonly idleMilliseconds: number;
}

/** Shorter than a request's own time limit, so that a request is told what it waited for. */
export const DEFAULT_LIMITS: TransactionLimits = {
  statementMilliseconds: 30_000,
  lockMilliseconds: 10_000,
  idleMilliseconds: 60_000,
};

interface LimitedPool {
  readonly pool: pg.Pool;
  readonly limits: TransactionLimits;
}

/** Work within a transaction; `name` tells what it does, for the fault points around its COMMIT. */
type Work<T> = (db: Database, name: (step: string) => void) => Promise<T>;

/**
 * Runs work in one transaction as this actor: the application's role without rights of its own, and the settings that
 * the row-level policies read. Commits when the work returns, rolls back when it throws.
 */
export function transactAs<T>(limited: LimitedPool, actor: Actor, work: Work<T>): Promise<T> {
  return inTransaction(limited, work, {
    "wilayah.org_id": actor.orgId,
    "wilayah.member_id": actor.memberId,
    "wilayah.today": actor.today,
    role: "wilayah_app",
  });
}

/** Runs work in one transaction as the owner, past every policy: sign-in, job workers, set-up. Never for a request's own reads. */
export function transactAsOwner<T>(pool: pg.Pool, work: Work<T>): Promise<T> {
  return inTransaction({ pool, limits: DEFAULT_LIMITS }, work, {});
}

type LocalSettings = Readonly<Record<string, string>>;

async function inTransaction<T>(
  { pool, limits }: LimitedPool,
  work: Work<T>,
  settings: LocalSettings,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  let step = "unnamed";
  try {
    await client.query(beginWith({ ...limitSettings(limits), ...settings }));
    const value = await work(drizzle(client), (name) => {
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

/** LOCAL and not of the session: a pooler may give the next transaction another session, and refuses start-up options. */
const limitSettings = (limits: TransactionLimits): LocalSettings => ({
  statement_timeout: String(limits.statementMilliseconds),
  lock_timeout: String(limits.lockMilliseconds),
  idle_in_transaction_session_timeout: String(limits.idleMilliseconds),
});

/** One message to the server: a way there and back for each would be the longer part of a small read. */
const beginWith = (settings: LocalSettings): string =>
  [
    "BEGIN",
    ...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${pg.escapeLiteral(value)}`),
  ].join("; ");
