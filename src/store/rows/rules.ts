import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { AlignmentMove } from "../../app/ports/rows/plans.ts";
import type { RuleRows, RuleSubjectRow } from "../../app/ports/rows/rules.ts";
import { territories, territoryRules } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { wholesale } from "./import-effects.ts";

export function ruleRows(db: Database, { orgId }: Actor): RuleRows {
  const { orgId: _org, planId: _plan, ...columns } = getTableColumns(territoryRules);
  return {
    list: (planId) =>
      db
        .select(columns)
        .from(territoryRules)
        .innerJoin(
          territories,
          and(eq(territories.orgId, territoryRules.orgId), eq(territories.id, territoryRules.territoryId)),
        )
        .where(
          and(
            eq(territoryRules.orgId, orgId),
            eq(territoryRules.planId, planId),
            eq(territories.isRemoved, false),
          ),
        )
        .orderBy(asc(territories.code), asc(territoryRules.name)),
    apply: async (planId, changes) => {
      const ids = changes.map(({ ruleId }) => ruleId);
      if (ids.length === 0) return;
      await db
        .delete(territoryRules)
        .where(and(eq(territoryRules.orgId, orgId), inArray(territoryRules.id, ids)));
      const standing = changes.flatMap(({ ruleId: id, after }) =>
        after === null ? [] : [{ ...after, accountCodes: [...after.accountCodes], id, orgId, planId }],
      );
      if (standing.length > 0) await db.insert(territoryRules).values(standing);
    },
    subjects: (planId, limit, afterCode) => {
      const after = afterCode === null ? sql`` : sql`AND a.code > ${afterCode}`;
      return readSubjects(db, { orgId, planId, which: sql`${after} ORDER BY a.code LIMIT ${limit}` });
    },
    subjectsOf: async (planId, accountIds) => {
      // two plain lists: one joined from both was gone through once per account of the organisation
      const asked = sql`${sql.param([...accountIds])}::uuid[]`;
      const { rows: heads } = await db.execute<{ id: string }>(sql`
        SELECT DISTINCT parent_id AS id FROM accounts
        WHERE org_id = ${orgId} AND id = ANY (${asked}) AND parent_id IS NOT NULL`);
      const ids = [...new Set([...accountIds, ...heads.map(({ id }) => id)])];
      const which = sql`AND a.id = ANY (${sql.param(ids)}::uuid[]) ORDER BY a.code`;
      return readSubjects(db, { orgId, planId, which });
    },
    placedOfImport: async (importId) => {
      const { rows } = await wholesale(db, () =>
        db.execute<{ planId: string; moves: AlignmentMove[] }>(sql`
          SELECT o.plan_id AS "planId", jsonb_agg(jsonb_build_object('accountId', o.account_id,
            'from', o.territory_id, 'to', NULL, 'causeBefore', o.cause)) AS moves
          FROM import_rows r JOIN overrides o ON o.org_id = r.org_id AND o.account_id = r.target_id
            JOIN plans p ON p.org_id = o.org_id AND p.id = o.plan_id AND p.state = 'active'
          WHERE r.org_id = ${orgId} AND r.import_id = ${importId} AND r.effect = 'new'
            AND o.cause IN ('legal', 'named', 'rule') GROUP BY o.plan_id ORDER BY o.plan_id`),
      );
      return rows;
    },
  };
}

interface Reading {
  readonly orgId: string;
  readonly planId: string;
  readonly which: SQL;
}

/** The page is cut before it is joined: whatever the planner knows of a table, it looks up no more than that. */
async function readSubjects(db: Database, { orgId, planId, which }: Reading): Promise<RuleSubjectRow[]> {
  const { rows } = await db.execute<RuleSubjectRow & Record<string, unknown>>(sql`
    WITH page AS MATERIALIZED (SELECT a.* FROM accounts a WHERE a.org_id = ${orgId} ${which})
    SELECT p.id, p.code, p.name, p.segment, p.industry, p.stage, p.products, p.revenue, p.potential,
      p.workload_hours AS "workloadHours", p.lon, p.lat, u.code AS unit, p.parent_id AS "headId",
      al.territory_id AS geography,
      CASE WHEN o.account_id IS NOT NULL
        THEN jsonb_build_object('territoryId', o.territory_id, 'cause', o.cause) END AS override,
      d.deals AS "openDeals", d.amount AS "openAmount"
    FROM page p
    LEFT JOIN units u ON u.org_id = p.org_id AND u.id = p.unit_id
    LEFT JOIN alignment al ON al.org_id = p.org_id AND al.plan_id = ${planId} AND al.unit_id = p.unit_id
    -- apart, so that each is looked up by its key: overrides that were just written are not in the planner's statistics
    LEFT JOIN LATERAL (SELECT territory_id, account_id, cause FROM overrides
      WHERE org_id = ${orgId} AND plan_id = ${planId} AND account_id = p.id OFFSET 0) o ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS deals, coalesce(sum(amount), 0)::float8 AS amount FROM opportunities
      WHERE org_id = p.org_id AND account_id = p.id AND closed_on IS NULL
    ) d
    ORDER BY p.code`);
  return rows;
}
