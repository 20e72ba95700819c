import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  HandedOverAccount,
  HandedOverOpportunity,
  HandoverCounts,
  HandoverRequest,
  HandoverRows,
} from "../../app/ports/rows/handovers.ts";
import { OPEN_STAGES } from "../../core/domain/opportunity-stages.ts";
import type { Database } from "../transact.ts";

const IS_OPEN = sql`o.stage IN (${sql.join(
  OPEN_STAGES.map((stage) => sql`${stage}`),
  sql`, `,
)})`;

export function handoverRows(db: Database, { orgId }: Actor): HandoverRows {
  /** Territories of the case, or, while it is planned, those that the rep owns from its first day on. */
  const begin = ({ vacancyId, repId }: HandoverRequest): SQL => sql`
    WITH places AS MATERIALIZED (
      SELECT vt.territory_id AS id FROM vacancy_territories vt WHERE vt.org_id = ${orgId} AND vt.vacancy_id = ${vacancyId}
      UNION
      SELECT ra.territory_id FROM vacancies v JOIN rep_assignments ra ON ra.org_id = v.org_id AND ra.rep_id = v.rep_id
        AND ra.role <> 'support' AND upper_inf(ra.recorded) AND ra.valid && daterange(v.starts_on, v.ends_on)
      JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id AND p.state = 'active'
      WHERE v.org_id = ${orgId} AND v.id = ${vacancyId} AND v.state = 'planned'
    ), handed AS MATERIALIZED (
      SELECT h.id, min(t.code) AS territory_code FROM places pl
      JOIN territories t ON t.org_id = ${orgId} AND t.id = pl.id
      CROSS JOIN LATERAL territory_account_ids(pl.id) AS h (id) GROUP BY h.id
    ), deals AS MATERIALIZED (
      SELECT o.* FROM opportunities o WHERE o.org_id = ${orgId} AND ${IS_OPEN}
        AND (o.rep_id = ${repId} OR o.account_id IN (SELECT id FROM handed))
    )`;
  return {
    counts: async (request) => {
      const { rows } = await db.execute<HandoverCounts & Record<string, unknown>>(sql`${begin(request)}
        SELECT (SELECT count(*)::int FROM accounts a WHERE a.org_id = ${orgId} AND a.id IN (SELECT id FROM handed)) AS accounts,
          (SELECT coalesce(sum(a.revenue), 0) FROM accounts a WHERE a.org_id = ${orgId} AND a.id IN (SELECT id FROM handed)) AS revenue,
          (SELECT count(*)::int FROM deals) AS "openOpportunities", (SELECT coalesce(sum(amount), 0) FROM deals) AS "openAmount",
          (SELECT count(*)::int FROM activities x WHERE x.org_id = ${orgId} AND x.rep_id = ${request.repId} AND x.state = 'planned'
            AND x.day >= ${request.today}::date) AS "plannedActivities",
          (SELECT count(*)::int FROM challenges c WHERE c.org_id = ${orgId} AND c.state = 'open'
            AND c.territory_id IN (SELECT id FROM places)) AS "openChallenges"`);
      return rows[0];
    },
    accounts: async (request, { limit, after }) => {
      const isAfter = after
        ? sql`AND (a.revenue, a.id) < (${after.revenue}::double precision, ${after.id}::uuid)`
        : sql``;
      const { rows } = await db.execute<HandedOverAccount & Record<string, unknown>>(sql`${begin(request)}
        SELECT a.id, a.code, a.name, h.territory_code AS "territoryCode", a.segment, a.revenue, a.workload_hours AS "workloadHours",
          d.count AS "openOpportunities", d.amount AS "openAmount", x.last::text AS "lastActivityOn", x.next::text AS "nextActivityOn"
        FROM handed h JOIN accounts a ON a.org_id = ${orgId} AND a.id = h.id
        CROSS JOIN LATERAL (SELECT count(*)::int AS count, coalesce(sum(amount), 0) AS amount FROM deals WHERE account_id = a.id) d
        CROSS JOIN LATERAL (SELECT max(day) FILTER (WHERE state = 'done') AS last,
            min(day) FILTER (WHERE state = 'planned' AND day >= ${request.today}::date) AS next
          FROM activities WHERE org_id = ${orgId} AND account_id = a.id) x
        WHERE true ${isAfter} ORDER BY a.revenue DESC, a.id DESC LIMIT ${limit}`);
      return rows;
    },
    opportunities: async (request, { limit, after }) => {
      const isAfter = after
        ? sql`AND (o.amount, o.id) < (${after.amount}::double precision, ${after.id}::uuid)`
        : sql``;
      const { rows } = await db.execute<HandedOverOpportunity & Record<string, unknown>>(sql`${begin(request)}
        SELECT o.id, o.name, o.account_id AS "accountId", a.name AS "accountName", o.rep_id AS "repId", o.stage, o.amount,
          o.expected_close_on::text AS "expectedCloseOn"
        FROM deals o LEFT JOIN accounts a ON a.org_id = ${orgId} AND a.id = o.account_id
        WHERE true ${isAfter} ORDER BY o.amount DESC, o.id DESC LIMIT ${limit}`);
      return rows;
    },
  };
}
