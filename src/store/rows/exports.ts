import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { ExportedAccount, ExportRows } from "../../app/ports/rows/exports.ts";
import type { Database } from "../transact.ts";
import { readRecords } from "./export-records.ts";
import { sha256 } from "./shapes.ts";

export function exportRows(db: Database, { orgId }: Actor): ExportRows {
  return {
    reach: async (planId) => {
      const ids = (array: string) =>
        sql`(SELECT string_agg(id::text, ',' ORDER BY id) FROM unnest((SELECT ${sql.raw(array)})) AS each (id))`;
      const shown =
        planId === null
          ? sql`CASE WHEN wilayah_sees_all() THEN 'all'
        ELSE concat_ws(' ', ${ids("wilayah_accounts()")}, ${ids("wilayah_reps()")}) END`
          : sql`CASE WHEN wilayah_sees_all() THEN 'all' ELSE concat_ws(' ',
        (SELECT string_agg(t.id::text, ',' ORDER BY t.id) FROM territories t
          WHERE t.org_id = ${orgId} AND t.plan_id = ${planId} AND NOT t.is_removed),
        ${ids("wilayah_accounts()")}) END`;
      const { rows } = await db.execute<{ reach: string }>(sql`SELECT ${sha256(shown)} AS reach`);
      return rows[0].reach;
    },
    records: (noun, pageRows) => readRecords(db, { noun, orgId, pageRows }),
    count: async (noun) => {
      const { rows } = await db.execute<{ rows: number }>(
        sql`SELECT count(*)::int AS rows FROM ${sql.identifier(noun === "ratings" ? "rep_ratings" : noun)} WHERE org_id = ${orgId}`,
      );
      return rows[0].rows;
    },
    measureKeys: async (layerId) => {
      const { rows } = await db.execute<{ key: string }>(sql`
        SELECT DISTINCT jsonb_object_keys(measures) AS key FROM units
        WHERE org_id = ${orgId} AND layer_id = ${layerId} ORDER BY key`);
      return rows.map(({ key }) => key);
    },
    accountPage: async (planId, { date, limit, afterCode, isWhole }) => {
      const after = afterCode === null ? sql`` : sql`AND a.code > ${afterCode}`;
      const reached = isWhole ? sql`` : sql`AND a.id IN (SELECT account_id FROM held)`;
      const { rows } = await db.execute<ExportedAccount & Record<string, unknown>>(sql`
        WITH ${isWhole ? sql`` : sql`held AS MATERIALIZED (${heldAccounts(orgId, planId)}),`}
        page AS MATERIALIZED (
          SELECT a.* FROM accounts a WHERE a.org_id = ${orgId} ${after} ${reached} ORDER BY a.code LIMIT ${limit}
        ), placed AS MATERIALIZED (${isWhole ? placedAccounts(orgId, planId) : sql`SELECT * FROM held`})
        SELECT a.code, a.name, h.code AS parent, u.code AS unit, a.lon, a.lat, a.location_kind AS "locationKind", a.segment, a.industry, a.stage,
          array_to_string(a.products, ';') AS products, a.revenue, a.potential, a.workload_hours AS "workloadHours", t.code AS "territoryCode", t.name AS "territoryName",
          r.code AS "repCode", r.name AS "repName"
        FROM page a JOIN placed p ON p.account_id = a.id
        LEFT JOIN accounts h ON h.org_id = a.org_id AND h.id = a.parent_id
        LEFT JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
        LEFT JOIN territories t ON t.org_id = a.org_id AND t.id = p.territory_id
        LEFT JOIN rep_assignments ra ON ra.org_id = a.org_id AND ra.territory_id = t.id AND ra.role IN ('primary', 'interim')
          AND ra.valid @> ${date}::date AND upper_inf(ra.recorded)
        LEFT JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
        ORDER BY a.code`);
      return rows;
    },
  };
}

/** Where the accounts of a page stand, for who sees all. */
const placedAccounts = (orgId: string, planId: string) => sql`
  SELECT a.id AS account_id, coalesce(o.territory_id, al.territory_id) AS territory_id FROM page a
    LEFT JOIN alignment al ON al.org_id = ${orgId} AND al.unit_id = a.unit_id AND al.plan_id = ${planId}
    LEFT JOIN overrides o ON o.org_id = ${orgId} AND o.account_id = a.id AND o.plan_id = ${planId}`;

/** Accounts of the territories within reach: overrides are hidden there, so that they come from the function that knows them. */
const heldAccounts = (orgId: string, planId: string) => sql`
  SELECT held.id AS account_id, t.id AS territory_id
  FROM territories t CROSS JOIN LATERAL territory_account_ids(t.id) AS held (id)
  WHERE t.org_id = ${orgId} AND t.plan_id = ${planId} AND NOT t.is_removed AND NOT EXISTS (
    SELECT 1 FROM territories c WHERE c.org_id = t.org_id AND c.parent_id = t.id AND NOT c.is_removed)`;
