import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { LockedUnit, UnitLockRows } from "../../app/ports/rows/unit-locks.ts";
import type { Database } from "../transact.ts";

export function unitLockRows(db: Database, { orgId }: Actor): UnitLockRows {
  const isOf = (planId: string, unitIds: readonly string[]) =>
    sql`org_id = ${orgId} AND plan_id = ${planId} AND unit_id = ANY (${sql.param([...unitIds])}::uuid[])`;
  return {
    list: async (planId) => {
      const { rows } = await db.execute<LockedUnit & Record<string, unknown>>(sql`
        SELECT l.unit_id AS "unitId", u.code AS "unitCode", t.code AS "territoryCode" FROM unit_locks l
        JOIN units u ON u.org_id = l.org_id AND u.id = l.unit_id
        LEFT JOIN alignment al ON al.org_id = l.org_id AND al.plan_id = l.plan_id AND al.unit_id = l.unit_id
        LEFT JOIN territories t ON t.org_id = al.org_id AND t.id = al.territory_id
        WHERE l.org_id = ${orgId} AND l.plan_id = ${planId} ORDER BY u.code`);
      return rows;
    },
    of: async (planId, unitIds) => {
      if (unitIds.length === 0) return new Set();
      const { rows } = await db.execute<{ id: string }>(
        sql`SELECT unit_id AS id FROM unit_locks WHERE ${isOf(planId, unitIds)}`,
      );
      return new Set(rows.map(({ id }) => id));
    },
    apply: async (planId, changes) => {
      const idsOf = (wanted: boolean) =>
        changes.flatMap(({ unitId, isLocked }) => (isLocked === wanted ? [unitId] : []));
      const [gone, added] = [idsOf(false), idsOf(true)];
      if (gone.length > 0) await db.execute(sql`DELETE FROM unit_locks WHERE ${isOf(planId, gone)}`);
      if (added.length === 0) return;
      await db.execute(sql`INSERT INTO unit_locks (org_id, plan_id, unit_id)
        SELECT ${orgId}, ${planId}, id FROM unnest(${sql.param(added)}::uuid[]) AS n (id) ON CONFLICT DO NOTHING`);
    },
  };
}
