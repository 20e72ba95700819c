import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  CandidateRequest,
  HandedAccount,
  StoredCandidate,
  SuccessorRows,
} from "../../app/ports/rows/successors.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Database } from "../transact.ts";

export function successorRows(db: Database, { orgId }: Actor): SuccessorRows {
  return {
    handedAccounts: async (territoryId) => {
      const { rows } = await db.execute<HandedAccount & Record<string, unknown>>(sql`
        SELECT id, CASE WHEN lon IS NOT NULL AND lat IS NOT NULL THEN jsonb_build_object('lon', lon, 'lat', lat) END AS position,
          industry, products, NULL AS language, revenue, workload_hours AS "workloadHours"
        FROM accounts WHERE org_id = ${orgId} AND id IN (SELECT territory_account_ids(${territoryId}::uuid)) ORDER BY code`);
      return rows;
    },
    candidates: (request) => candidates(db, orgId, request),
  };
}

interface CandidateRow extends Record<string, unknown> {
  readonly repId: string;
  readonly memberId: string | null;
  readonly isSeller: boolean;
  readonly code: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly managerId: string | null;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly away: StoredCandidate["away"];
  readonly salesForces: readonly string[];
  readonly hoursPerWeek: number;
  readonly fullTimeShare: number;
  readonly bookedHoursPerMonth: number;
  readonly home: StoredCandidate["home"];
  readonly known: readonly string[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
}

async function candidates(
  db: Database,
  orgId: string,
  { territoryId, date, since }: CandidateRequest,
): Promise<readonly StoredCandidate[]> {
  const { rows } = await db.execute<CandidateRow>(sql`
    WITH work AS MATERIALIZED (
      SELECT ra.rep_id, ra.territory_id, ra.role, p.sales_force FROM rep_assignments ra
      JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id AND p.state = 'active'
      JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
      WHERE ra.org_id = ${orgId} AND upper_inf(ra.recorded) AND ra.valid @> ${date}::date
    ), load AS (
      SELECT w.rep_id, array_agg(DISTINCT w.sales_force) AS forces, bool_or(w.role = 'primary') AS owns,
        sum(tt.workload_hours) FILTER (WHERE w.role IN ('primary', 'interim')) AS hours
      FROM work w JOIN territory_totals tt ON tt.org_id = ${orgId} AND tt.territory_id = w.territory_id GROUP BY w.rep_id
    ), held AS MATERIALIZED (
      SELECT w.rep_id, a.industry, a.products FROM work w CROSS JOIN LATERAL territory_account_ids(w.territory_id) AS h (id)
      JOIN accounts a ON a.org_id = ${orgId} AND a.id = h.id
    ), met AS (
      SELECT rep_id, account_id FROM activities WHERE org_id = ${orgId} AND state = 'done' AND day >= ${since}::date
        AND account_id IN (SELECT territory_account_ids(${territoryId}::uuid))
      UNION
      SELECT rep_id, account_id FROM sales WHERE org_id = ${orgId} AND sold_on >= ${since}::date AND rep_id IS NOT NULL
        AND account_id IN (SELECT territory_account_ids(${territoryId}::uuid))
    ), knows AS (SELECT rep_id, array_agg(account_id::text) AS ids FROM met GROUP BY rep_id),
    trades AS (
      SELECT rep_id, array_agg(DISTINCT industry) FILTER (WHERE industry IS NOT NULL) AS industries FROM held GROUP BY rep_id
    ), sells AS (
      SELECT rep_id, array_agg(DISTINCT product) AS products FROM held CROSS JOIN unnest(products) AS product GROUP BY rep_id
    ), absences AS (
      SELECT rep_id, jsonb_agg(jsonb_build_object('from', starts_on, 'to', ends_on) ORDER BY starts_on) AS away
      FROM vacancies WHERE org_id = ${orgId} AND cause = 'leave' AND state IN ('planned', 'open') GROUP BY rep_id
    )
    SELECT r.id AS "repId", r.member_id AS "memberId", r.code, r.name, r.team_id AS "teamId",
      (r.member_id IS NULL OR coalesce(m.role = 'rep', true) OR coalesce(l.owns, false)) AS "isSeller", tm.manager_member_id AS "managerId", r.starts_on::text AS "startsOn", r.ends_on::text AS "endsOn",
      coalesce(ab.away, '[]') AS away, coalesce(l.forces, '{}') AS "salesForces", r.hours_per_week AS "hoursPerWeek",
      r.full_time_share AS "fullTimeShare", coalesce(l.hours, 0) AS "bookedHoursPerMonth",
      CASE WHEN r.home_lon IS NOT NULL AND r.home_lat IS NOT NULL
        THEN jsonb_build_object('lon', r.home_lon, 'lat', r.home_lat) END AS home,
      coalesce(k.ids, '{}') AS known, coalesce(tr.industries, '{}') AS industries, coalesce(se.products, '{}') AS products
    FROM reps r
    LEFT JOIN teams tm ON tm.org_id = r.org_id AND tm.id = r.team_id
    LEFT JOIN members m ON m.org_id = r.org_id AND m.id = r.member_id
    LEFT JOIN load l ON l.rep_id = r.id
    LEFT JOIN knows k ON k.rep_id = r.id
    LEFT JOIN trades tr ON tr.rep_id = r.id
    LEFT JOIN sells se ON se.rep_id = r.id
    LEFT JOIN absences ab ON ab.rep_id = r.id
    WHERE r.org_id = ${orgId}
    ORDER BY r.code`);
  return rows.map(({ known, industries, products, ...row }) => ({
    ...row,
    knownAccountIds: new Set(known),
    industries: new Set(industries),
    products: new Set(products),
    // nobody's languages are stored
    languages: null,
  }));
}
