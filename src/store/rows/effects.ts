import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { EffectRows, PlanEffect } from "../../app/ports/rows/effects.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { planEffects } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { recordedAt } from "./recorded-at.ts";

const columns = {
  id: planEffects.id,
  planId: planEffects.planId,
  planVersion: planEffects.planVersion,
  salesForce: planEffects.salesForce,
  from: sql<CivilDate>`lower(${planEffects.effective})::text`,
  to: sql<CivilDate | null>`upper(${planEffects.effective})::text`,
};

export function effectRows(db: Database, { orgId }: Actor): EffectRows {
  const read = (where: SQL | undefined): Promise<PlanEffect[]> =>
    db
      .select(columns)
      .from(planEffects)
      .where(and(eq(planEffects.orgId, orgId), where))
      .orderBy(planEffects.salesForce, sql`lower(${planEffects.effective})`);
  const isKnown = recordedAt(planEffects.recorded, null);
  return {
    lockSalesForce: async (salesForce) => {
      await db.execute(
        sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sales-force:${orgId}:${salesForce}`}, 0))`,
      );
    },
    listCurrent: (salesForce) => read(and(eq(planEffects.salesForce, salesForce), isKnown)),
    replace: async (salesForce, { close, write, at }) => {
      const instant = await recordingInstant(db, { orgId, salesForce, at });
      if (close.length > 0) {
        await db.execute(sql`UPDATE plan_effects SET recorded = tstzrange(lower(recorded), ${instant}::timestamptz)
          WHERE org_id = ${orgId} AND id = ANY (${sql.param([...close])}::uuid[]) AND upper_inf(recorded)`);
      }
      for (const { id, planId, planVersion, from, to } of write) {
        await db.execute(sql`INSERT INTO plan_effects (org_id, id, plan_id, plan_version, sales_force, effective, recorded)
          VALUES (${orgId}, ${id}, ${planId}, ${planVersion}, ${salesForce}, daterange(${from}::date, ${to}::date),
            tstzrange(${instant}::timestamptz, NULL))`);
      }
    },
    at: (salesForce, { date, knownAt }) =>
      read(
        and(
          salesForce === null ? undefined : eq(planEffects.salesForce, salesForce),
          sql`${planEffects.effective} @> ${date}::date`,
          recordedAt(planEffects.recorded, knownAt),
        ),
      ),
  };
}

/** Not before what is recorded already, whatever the clock says: what is known must not run backwards. */
async function recordingInstant(
  db: Database,
  { orgId, salesForce, at }: { orgId: string; salesForce: string; at: Date },
): Promise<string> {
  const { rows } = await db.execute<{ instant: string }>(sql`
    SELECT greatest(${at.toISOString()}::timestamptz, max(lower(recorded)), max(upper(recorded)))::text AS instant
    FROM plan_effects WHERE org_id = ${orgId} AND sales_force = ${salesForce}`);
  return rows[0].instant;
}
