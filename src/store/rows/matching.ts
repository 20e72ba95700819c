import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { MatchingRows } from "../../app/ports/rows/matching.ts";
import type { Database } from "../transact.ts";

interface AccountRow extends Record<string, unknown> {
  readonly territory: string;
  readonly revenue: number;
  readonly workloadHours: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly industry: string | null;
  readonly products: readonly string[];
  readonly knownBy: readonly string[] | null;
}

export function matchingRows(db: Database, { orgId }: Actor): MatchingRows {
  return {
    accounts: async (planId, since) => {
      const { rows } = await db.execute<AccountRow>(sql`
        WITH met AS (
          SELECT account_id, rep_id FROM activities
          WHERE org_id = ${orgId} AND state = 'done' AND day >= ${since}::date AND account_id IS NOT NULL
          UNION
          SELECT account_id, rep_id FROM sales
          WHERE org_id = ${orgId} AND sold_on >= ${since}::date AND rep_id IS NOT NULL
        ), knows AS (
          SELECT m.account_id, array_agg(r.code ORDER BY r.code) AS codes
          FROM met m JOIN reps r ON r.org_id = ${orgId} AND r.id = m.rep_id GROUP BY m.account_id
        )
        SELECT t.code AS territory, a.revenue, a.workload_hours AS "workloadHours", a.lon, a.lat, a.industry, a.products,
          k.codes AS "knownBy"
        FROM accounts a
        LEFT JOIN overrides o ON o.org_id = a.org_id AND o.plan_id = ${planId} AND o.account_id = a.id
        LEFT JOIN alignment al ON al.org_id = a.org_id AND al.plan_id = ${planId} AND al.unit_id = a.unit_id
        JOIN territories t ON t.org_id = a.org_id AND t.id = coalesce(o.territory_id, al.territory_id)
        LEFT JOIN knows k ON k.account_id = a.id
        WHERE a.org_id = ${orgId} ORDER BY a.code`);
      return rows.map(({ lon, lat, industry, products, knownBy, ...account }) => ({
        ...account,
        position: lon === null || lat === null ? null : { lon, lat },
        traits: {
          industry: industry === null ? [] : [industry],
          products,
          // neither is stored
          language: [],
          interaction: [],
        },
        knownBy: knownBy ?? [],
      }));
    },
  };
}
