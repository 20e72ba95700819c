import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { ExportedAccount, ExportRows } from "../../app/ports/rows/exports.ts";
import type { Database } from "../transact.ts";
import { sha256 } from "./shapes.ts";

export function exportRows(db: Database, { orgId }: Actor): ExportRows {
  return {
    reach: async (planId) => {
      const ids = (array: string) =>
        sql`(SELECT string_agg(id::text, ',' ORDER BY id) FROM unnest((SELECT ${sql.raw(array)})) AS each (id))`;
      const shown = sql`CASE WHEN wilayah_sees_all() THEN 'all' ELSE concat_ws(' ',
        (SELECT string_agg(t.id::text, ',' ORDER BY t.id) FROM territories t
          WHERE t.org_id = ${orgId} AND t.plan_id = ${planId}),
        ${ids("wilayah_accounts()")}) END`;
      const { rows } = await db.execute<{ reach: string }>(sql`SELECT ${sha256(shown)} AS reach`);
      return rows[0].reach;
    },
    accountPage: async (planId, { date, limit, afterCode }) => {
      const { rows } = await db.execute<ExportedAccount & Record<string, unknown>>(sql`
        WITH placed AS MATERIALIZED (${placedAccounts(orgId, planId)})
        SELECT a.code, a.name, u.code AS "unitCode", a.lon, a.lat, a.segment, a.industry, a.stage, a.revenue,
          a.potential, a.workload_hours AS "workloadHours", t.code AS "territoryCode", t.name AS "territoryName",
          r.code AS "repCode", r.name AS "repName"
        FROM placed p JOIN accounts a ON a.org_id = ${orgId} AND a.id = p.account_id
        LEFT JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
        LEFT JOIN territories t ON t.org_id = a.org_id AND t.id = p.territory_id
        LEFT JOIN rep_assignments ra ON ra.org_id = a.org_id AND ra.territory_id = t.id AND ra.role = 'primary'
          AND ra.valid @> ${date}::date AND upper_inf(ra.recorded)
        LEFT JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
        WHERE ${afterCode}::text IS NULL OR a.code > ${afterCode}
        ORDER BY a.code LIMIT ${limit}`);
      return rows;
    },
  };
}

/**
 * Where each account stands. Overrides are hidden from who does not see all, so that their accounts come from the
 * function that knows them; who sees all reads the tables at once.
 */
const placedAccounts = (orgId: string, planId: string) => sql`
  SELECT a.id AS account_id, coalesce(o.territory_id, al.territory_id) AS territory_id FROM accounts a
    LEFT JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id AND al.plan_id = ${planId}
    LEFT JOIN overrides o ON o.org_id = a.org_id AND o.account_id = a.id AND o.plan_id = ${planId}
    WHERE a.org_id = ${orgId} AND (SELECT wilayah_sees_all())
  UNION ALL
  SELECT held.id, t.id FROM territories t CROSS JOIN LATERAL territory_account_ids(t.id) AS held (id)
    WHERE t.org_id = ${orgId} AND t.plan_id = ${planId} AND NOT (SELECT wilayah_sees_all())
      AND NOT EXISTS (SELECT 1 FROM territories c WHERE c.org_id = t.org_id AND c.parent_id = t.id)`;
