import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import { type Membership, toActor } from "./auth/find-memberships.ts";
import { transactAsOwner } from "./transact.ts";

/**
 * One member of each organisation that has a scheduled plan whose date has come there: who made the plan, if they may
 * still activate it, else the admin longest in office. In their name it is activated.
 */
export function findDueActors(pool: pg.Pool, clock: WallClock): Promise<readonly Actor[]> {
  const now = clock.now();
  return transactAsOwner(pool, async (db) => {
    const { rows } = await db.execute<Membership & Record<string, unknown>>(sql`
      SELECT DISTINCT ON (p.org_id) p.org_id AS "orgId", m.id AS "memberId", m.role, o.time_zone AS "timeZone"
      FROM plans p JOIN organisations o ON o.org_id = p.org_id
      JOIN members m ON m.org_id = p.org_id AND m.is_active AND m.role IN ('admin', 'sales-ops')
      WHERE p.state = 'scheduled' AND p.effective_from <= (${now.toISOString()}::timestamptz AT TIME ZONE o.time_zone)::date
      ORDER BY p.org_id, m.id = p.created_by DESC, m.role = 'admin' DESC, m.created_at, m.id`);
    return rows.map((row) => toActor(row, now, { scope: "full", via: "command-line" }));
  });
}
