import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  AffectedMember,
  AssignmentRecord,
  AssignmentRows,
  NamedAssignment,
} from "../../app/ports/rows/assignments.ts";
import type { EffectMoment } from "../../app/ports/rows/effects.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { repAssignments, reps, territories } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { recordedAt } from "./recorded-at.ts";

const recordColumns = {
  id: repAssignments.id,
  planId: repAssignments.planId,
  territoryId: repAssignments.territoryId,
  repId: repAssignments.repId,
  role: repAssignments.role,
  from: sql<CivilDate>`lower(${repAssignments.valid})::text`,
  to: sql<CivilDate | null>`upper(${repAssignments.valid})::text`,
};

export function assignmentRows(db: Database, { orgId }: Actor): AssignmentRows {
  const isKnown = recordedAt(repAssignments.recorded, null);
  const read = (where: SQL | undefined, order: SQL): Promise<NamedAssignment[]> =>
    db
      .select({ ...recordColumns, territoryCode: territories.code, repCode: reps.code, repName: reps.name })
      .from(repAssignments)
      .innerJoin(
        territories,
        and(eq(territories.orgId, orgId), eq(territories.id, repAssignments.territoryId)),
      )
      .innerJoin(reps, and(eq(reps.orgId, orgId), eq(reps.id, repAssignments.repId)))
      .where(and(eq(repAssignments.orgId, orgId), where))
      .orderBy(order);
  const holdsAt = ({ date, knownAt }: EffectMoment) =>
    and(sql`${repAssignments.valid} @> ${date}::date`, recordedAt(repAssignments.recorded, knownAt));
  const primaryFirst = sql`array_position(ARRAY['primary', 'interim', 'support'], ${repAssignments.role}), ${reps.code}`;
  return {
    find: async (id) => {
      const isRow = and(eq(repAssignments.orgId, orgId), eq(repAssignments.id, id), isKnown);
      return (await db.select(recordColumns).from(repAssignments).where(isRow))[0] ?? null;
    },
    list: (planId, territoryId) => {
      const ofTerritory = territoryId === null ? undefined : eq(repAssignments.territoryId, territoryId);
      const order = sql`${territories.code}, lower(${repAssignments.valid}), ${reps.code}`;
      const stands = eq(territories.isRemoved, false);
      return read(and(eq(repAssignments.planId, planId), ofTerritory, isKnown, stands), order);
    },
    insert: async (assignments, at) => {
      for (const assignment of assignments) await write(db, orgId, { assignment, at });
    },
    close: async (id, at, instead) => {
      const { rows } = await db.execute<{ instant: string }>(sql`
        UPDATE rep_assignments
        SET recorded = tstzrange(lower(recorded), greatest(${at.toISOString()}::timestamptz, lower(recorded)))
        WHERE org_id = ${orgId} AND id = ${id} AND upper_inf(recorded)
        RETURNING greatest(${at.toISOString()}::timestamptz, lower(recorded))::text AS instant`);
      if (instead && rows[0]) await write(db, orgId, { assignment: instead, at: rows[0].instant });
    },
    at: (territoryId, moment) =>
      read(and(eq(repAssignments.territoryId, territoryId), holdsAt(moment)), primaryFirst),
    ofPlanAt: (planId, moment) =>
      read(
        and(eq(repAssignments.planId, planId), holdsAt(moment)),
        sql`${territories.code}, ${primaryFirst}`,
      ),
    membersAffected: (oldPlanId, newPlanId, date) =>
      membersAffected(db, { orgId, oldPlanId, newPlanId, date }),
    membersAtWork: (planIds, date) => membersAtWork(db, { orgId, planIds, date }),
  };
}

async function write(
  db: Database,
  orgId: string,
  { assignment, at }: { assignment: AssignmentRecord; at: Date | string },
): Promise<void> {
  const { id, planId, territoryId, repId, role, from, to } = assignment;
  const instant = typeof at === "string" ? at : at.toISOString();
  await db.execute(sql`
    INSERT INTO rep_assignments (org_id, id, plan_id, territory_id, rep_id, role, valid, recorded)
    VALUES (${orgId}, ${id}, ${planId}, ${territoryId}, ${repId}, ${role}, daterange(${from}::date, ${to}::date),
      tstzrange(${instant}::timestamptz, NULL))`);
}

interface Succession {
  readonly orgId: string;
  readonly oldPlanId: string | null;
  readonly newPlanId: string;
  readonly date: CivilDate;
}

/** What each member works on the date: the units and accounts of their territories and those below. */
async function membersAffected(
  db: Database,
  { orgId, oldPlanId, newPlanId, date }: Succession,
): Promise<readonly AffectedMember[]> {
  const { rows } = await db.execute<AffectedMember & Record<string, unknown>>(sql`
    WITH RECURSIVE works AS (
      SELECT ra.plan_id, r.member_id, ra.territory_id FROM rep_assignments ra
      JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
      WHERE ra.org_id = ${orgId} AND ra.plan_id IN (${oldPlanId}::uuid, ${newPlanId}::uuid) AND r.member_id IS NOT NULL
        AND ra.valid @> ${date}::date AND upper_inf(ra.recorded)
      UNION
      SELECT w.plan_id, w.member_id, t.id FROM works w
      JOIN territories t ON t.org_id = ${orgId} AND t.plan_id = w.plan_id AND t.parent_id = w.territory_id
    ), overridden AS (
      -- an account that one of the plans overrides may leave the place that the other one gives it
      SELECT DISTINCT p.id AS plan_id, a.id, coalesce(o.territory_id, al.territory_id) AS territory_id
      FROM (SELECT DISTINCT account_id FROM overrides
        WHERE org_id = ${orgId} AND plan_id IN (${oldPlanId}::uuid, ${newPlanId}::uuid)) every
      JOIN accounts a ON a.org_id = ${orgId} AND a.id = every.account_id
      CROSS JOIN (VALUES (${oldPlanId}::uuid), (${newPlanId}::uuid)) AS p (id)
      LEFT JOIN overrides o ON o.org_id = ${orgId} AND o.plan_id = p.id AND o.account_id = a.id
      LEFT JOIN alignment al ON al.org_id = ${orgId} AND al.plan_id = p.id AND al.unit_id = a.unit_id
    ), holds AS (
      SELECT DISTINCT w.plan_id, w.member_id, al.unit_id AS thing FROM works w
        JOIN alignment al ON al.org_id = ${orgId} AND al.territory_id = w.territory_id
      UNION
      SELECT DISTINCT w.plan_id, w.member_id, o.id FROM works w
        JOIN overridden o ON o.plan_id = w.plan_id AND o.territory_id = w.territory_id
    ), affected AS (
      SELECT member_id FROM holds GROUP BY member_id, thing HAVING count(*) = 1
    )
    SELECT a.member_id AS "memberId",
      (SELECT w.territory_id FROM works w JOIN territories t ON t.org_id = ${orgId} AND t.id = w.territory_id
        WHERE w.member_id = a.member_id AND w.plan_id = ${newPlanId} ORDER BY t.code LIMIT 1) AS "territoryId"
    FROM (SELECT DISTINCT member_id FROM affected) a ORDER BY 1`);
  return rows;
}

async function membersAtWork(
  db: Database,
  { orgId, planIds, date }: { orgId: string; planIds: readonly string[]; date: CivilDate },
): Promise<readonly AffectedMember[]> {
  const { rows } = await db.execute<AffectedMember & Record<string, unknown>>(sql`
    SELECT r.member_id AS "memberId",
      (array_agg(t.id ORDER BY t.code) FILTER (WHERE ra.plan_id = ${planIds[0]}))[1] AS "territoryId"
    FROM rep_assignments ra
    JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
    JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
    WHERE ra.org_id = ${orgId} AND ra.plan_id = ANY (${sql.param([...planIds])}::uuid[]) AND r.member_id IS NOT NULL
      AND (upper_inf(ra.valid) OR upper(ra.valid) > ${date}::date) AND upper_inf(ra.recorded)
    GROUP BY r.member_id ORDER BY r.member_id`);
  return rows;
}
