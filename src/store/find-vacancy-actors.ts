import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import { type Membership, toActor } from "./auth/find-memberships.ts";
import { transactAsOwner } from "./transact.ts";

/**
 * The admin longest in office of each organisation in which somebody is to stand in or comes back today: a case whose first
 * or last day has come, an owner who is out of service, a territory whose owner's time ran out. In their name it is done.
 */
export function findVacancyActors(pool: pg.Pool, clock: WallClock): Promise<readonly Actor[]> {
  const now = clock.now();
  return transactAsOwner(pool, async (db) => {
    const { rows } = await db.execute<Membership & Record<string, unknown>>(sql`
      WITH today AS MATERIALIZED (
        SELECT org_id, time_zone, (${now.toISOString()}::timestamptz AT TIME ZONE time_zone)::date AS day FROM organisations
      ), owned AS MATERIALIZED (
        SELECT ra.org_id, ra.territory_id, ra.rep_id, ra.valid, d.day FROM rep_assignments ra
        JOIN today d ON d.org_id = ra.org_id
        JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id AND p.state = 'active'
        JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
        WHERE upper_inf(ra.recorded) AND ra.role IN ('primary', 'interim')
      ), due AS (
        SELECT v.org_id FROM vacancies v JOIN today d ON d.org_id = v.org_id
          WHERE (v.state = 'planned' AND v.starts_on <= d.day) OR (v.state = 'open' AND v.ends_on <= d.day)
        UNION
        SELECT o.org_id FROM owned o JOIN reps r ON r.org_id = o.org_id AND r.id = o.rep_id
          WHERE r.ends_on <= o.day AND o.valid && daterange(r.ends_on, NULL)
        UNION
        SELECT org_id FROM owned GROUP BY org_id, territory_id, day
          HAVING NOT bool_or(valid @> day) AND bool_or(upper(valid) <= day)
      )
      SELECT DISTINCT ON (m.org_id) m.org_id AS "orgId", m.id AS "memberId", m.role, d.time_zone AS "timeZone"
      FROM due JOIN today d ON d.org_id = due.org_id
      JOIN members m ON m.org_id = due.org_id AND m.is_active AND m.role IN ('admin', 'sales-ops')
      ORDER BY m.org_id, m.role = 'admin' DESC, m.created_at, m.id`);
    return rows.map((row) => toActor(row, now, { scope: "full", via: "command-line" }));
  });
}
