import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Lapse, OwnerRows, Stretch } from "../../app/ports/rows/owners.ts";
import type { Database } from "../transact.ts";

/** Stretches known now, of territories that stand, in plans that hold. */
const HOLDING = sql`FROM rep_assignments ra
  JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id AND p.state = 'active'
  JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed`;
const COLUMNS = sql`ra.id, ra.plan_id AS "planId", ra.territory_id AS "territoryId", ra.rep_id AS "repId", ra.role,
  lower(ra.valid)::text AS "from", upper(ra.valid)::text AS "to", ra.vacancy_id AS "vacancyId"`;

export function ownerRows(db: Database, { orgId }: Actor): OwnerRows {
  const holding = async (where: SQL): Promise<readonly Stretch[]> => {
    const { rows } = await db.execute<Stretch & Record<string, unknown>>(sql`
      SELECT ${COLUMNS} ${HOLDING} WHERE ra.org_id = ${orgId} AND upper_inf(ra.recorded) AND ${where}
      ORDER BY t.code, t.id, lower(ra.valid)`);
    return rows;
  };
  return {
    lockStaffing: async () => {
      await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`staffing ${orgId}`}, 0))`);
    },
    ofTerritory: async (territoryId) => {
      const { rows } = await db.execute<Stretch & Record<string, unknown>>(sql`
        SELECT ${COLUMNS} FROM rep_assignments ra
        WHERE ra.org_id = ${orgId} AND ra.territory_id = ${territoryId} AND upper_inf(ra.recorded)
        ORDER BY lower(ra.valid), ra.id`);
      return rows;
    },
    ofRep: (repId, from, to) =>
      holding(sql`ra.rep_id = ${repId} AND ra.valid && daterange(${from}::date, ${to}::date)`),
    ofVacancy: (vacancyId, after) =>
      holding(
        sql`ra.vacancy_id = ${vacancyId} AND (upper_inf(ra.valid) OR upper(ra.valid) > ${after}::date)`,
      ),
    replace: (change) => replace(db, orgId, change),
    lapsed: (today) => lapsed(db, orgId, today),
    unattended: (today) =>
      holding(sql`ra.role = 'interim' AND ra.valid @> ${today}::date AND NOT EXISTS (
        SELECT FROM vacancies v WHERE v.org_id = ra.org_id AND v.id = ra.vacancy_id AND v.state = 'open')`),
  };
}

/**
 * In one statement: whoever reaches a territory by what is closed would no longer reach it for what is written. The new
 * rows are recorded from an instant on that is not before what they replace, whatever the clock says.
 */
async function replace(
  db: Database,
  orgId: string,
  { close, write, at }: Parameters<OwnerRows["replace"]>[0],
): Promise<void> {
  await db.execute(sql`
    WITH instant AS MATERIALIZED (
      SELECT greatest(${at.toISOString()}::timestamptz, max(lower(recorded))) AS at FROM rep_assignments
      WHERE org_id = ${orgId} AND id = ANY (${sql.param([...close])}::uuid[])
    ), closed AS (
      UPDATE rep_assignments SET recorded = tstzrange(lower(recorded), (SELECT at FROM instant))
      WHERE org_id = ${orgId} AND id = ANY (${sql.param([...close])}::uuid[]) AND upper_inf(recorded) RETURNING id
    )
    INSERT INTO rep_assignments (org_id, id, plan_id, territory_id, rep_id, role, vacancy_id, valid, recorded)
    SELECT ${orgId}::uuid, w.id, w."planId", w."territoryId", w."repId", w.role, w."vacancyId", daterange(w."from", w."to"),
      tstzrange((SELECT at FROM instant), NULL)
    FROM jsonb_to_recordset(${JSON.stringify(write)}::jsonb) AS w (id uuid, "planId" uuid, "territoryId" uuid, "repId" uuid,
      role text, "vacancyId" uuid, "from" date, "to" date)
    -- reads what was closed, and so comes after it
    WHERE (SELECT count(*) FROM closed) >= 0`);
}

async function lapsed(db: Database, orgId: string, today: string): Promise<readonly Lapse[]> {
  const { rows } = await db.execute<Lapse & Record<string, unknown>>(sql`
    WITH owned AS (
      SELECT ra.*, e.effective, t.code ${HOLDING}
      JOIN plan_effects e ON e.org_id = ra.org_id AND e.plan_id = p.id AND e.effective @> ${today}::date AND upper_inf(e.recorded)
      WHERE ra.org_id = ${orgId} AND upper_inf(ra.recorded) AND ra.role IN ('primary', 'interim') AND NOT isempty(ra.valid)
    )
    SELECT DISTINCT ON (o.code, o.territory_id) o.plan_id AS "planId", o.territory_id AS "territoryId", o.rep_id AS "repId",
      o.vacancy_id AS "vacancyId", greatest(upper(o.valid), lower(o.effective))::text AS "from",
      (SELECT min(lower(n.valid)) FROM owned n WHERE n.territory_id = o.territory_id AND lower(n.valid) > ${today}::date)::text AS "to"
    FROM owned o
    WHERE upper(o.valid) <= ${today}::date
      AND NOT EXISTS (SELECT FROM owned n WHERE n.territory_id = o.territory_id AND n.valid @> ${today}::date)
    ORDER BY o.code, o.territory_id, upper(o.valid) DESC`);
  return rows;
}
