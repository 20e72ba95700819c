import { sql } from "drizzle-orm";
import type pg from "pg";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import type { AccountsToPlace, PlacementLedger } from "../app/ports/placement-ledger.ts";
import { type Membership, toActor } from "./auth/find-memberships.ts";
import { type Database, transactAsOwner } from "./transact.ts";

/** The ledger on the owner's connections: workers serve every organisation. */
export function openPlacementLedger(pool: pg.Pool, clock: WallClock): PlacementLedger {
  const owner = <T>(step: string, work: (db: Database) => Promise<T>) =>
    transactAsOwner(pool, (db, name) => {
      name(`placement.${step}`);
      return work(db);
    });
  return {
    find: (limit) => owner("find", (db) => findWaiting(db, clock.now(), limit)),
    settle: ({ actor, waiting }) =>
      owner("settle", async (db) => {
        const ids = waiting.map(({ accountId }) => accountId);
        const marks = waiting.map(({ mark }) => mark);
        await db.execute(sql`DELETE FROM accounts_to_place w
          USING unnest(${sql.param(ids)}::uuid[], ${sql.param(marks)}::uuid[]) AS p (account_id, mark)
          WHERE w.org_id = ${actor.orgId} AND w.account_id = p.account_id AND w.mark = p.mark`);
      }),
  };
}

async function findWaiting(db: Database, now: Date, limit: number): Promise<readonly AccountsToPlace[]> {
  const { rows: organisations } = await db.execute<Membership & Record<string, unknown>>(sql`
    SELECT DISTINCT ON (o.org_id) o.org_id AS "orgId", m.id AS "memberId", m.role, o.time_zone AS "timeZone"
    FROM organisations o JOIN members m ON m.org_id = o.org_id AND m.is_active AND m.role IN ('admin', 'sales-ops')
    WHERE EXISTS (SELECT FROM accounts_to_place w WHERE w.org_id = o.org_id)
    ORDER BY o.org_id, m.role = 'admin' DESC, m.created_at, m.id`);
  const found: AccountsToPlace[] = [];
  for (const row of organisations) {
    const actor = toActor(row, now, { scope: "full", via: "command-line" });
    const { rows: waiting } = await db.execute<{ accountId: string; mark: string }>(sql`
      SELECT account_id AS "accountId", mark FROM accounts_to_place WHERE org_id = ${row.orgId}
      ORDER BY account_id LIMIT ${limit}`);
    const heads = sql.param(waiting.map(({ accountId }) => accountId));
    const { rows: family } = await db.execute<{ id: string }>(sql`
      SELECT id FROM accounts WHERE org_id = ${row.orgId} AND parent_id = ANY (${heads}::uuid[])`);
    found.push({ actor, waiting, familyIds: family.map(({ id }) => id) });
  }
  return found;
}
