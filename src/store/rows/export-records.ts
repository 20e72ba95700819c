import { type SQL, sql } from "drizzle-orm";
import type { RecordCell, RecordNoun } from "../../app/ports/rows/exports.ts";
import type { Database } from "../transact.ts";

/**
 * Records within reach, by their code or day, read through a cursor: all pages are of one snapshot, and a page costs its
 * rows. What a record refers to is named by its code, and not at all where the actor is not shown it.
 */
export async function* readRecords(
  db: Database,
  { noun, orgId, pageRows }: { readonly noun: RecordNoun; readonly orgId: string; readonly pageRows: number },
): AsyncGenerator<readonly Readonly<Record<string, RecordCell>>[]> {
  const cursor = sql.identifier(`export_${noun}`);
  await db.execute(sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${SELECTS[noun](sql`${orgId}::uuid`)}`);
  for (;;) {
    const { rows } = await db.execute<Record<string, RecordCell>>(
      sql`FETCH ${sql.raw(String(pageRows))} FROM ${cursor}`,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) break;
  }
  await db.execute(sql`CLOSE ${cursor}`);
}

/** By id within the organisation. */
const named = (table: string, alias: string, id: string): SQL =>
  sql.raw(`LEFT JOIN ${table} ${alias} ON ${alias}.org_id = x.org_id AND ${alias}.id = x.${id}`);

const ACCOUNT = named("accounts", "a", "account_id");
const REP = named("reps", "r", "rep_id");
const PRODUCT = named("products", "p", "product_id");
const LEAD = named("leads", "l", "lead_id");

const SELECTS: Readonly<Record<RecordNoun, (orgId: SQL) => SQL>> = {
  accounts: (orgId) => sql`
    SELECT x.code, x.name, h.code AS parent, u.code AS unit, x.lon, x.lat, x.location_kind AS "locationKind", x.segment, x.industry, x.stage,
      array_to_string(x.products, ';') AS products, x.revenue, x.potential, x.workload_hours AS "workloadHours"
    FROM accounts x ${named("accounts", "h", "parent_id")} ${named("units", "u", "unit_id")}
    WHERE x.org_id = ${orgId} ORDER BY x.code`,
  reps: (orgId) => sql`
    SELECT x.code, x.name, t.name AS team, x.home_lon AS "homeLon", x.home_lat AS "homeLat",
      x.hours_per_week AS "hoursPerWeek", x.full_time_share AS "fullTimeShare",
      x.starts_on::text AS "startsOn", x.ends_on::text AS "endsOn"
    FROM reps x ${named("teams", "t", "team_id")} WHERE x.org_id = ${orgId} ORDER BY x.code`,
  products: (orgId) => sql`
    SELECT x.code, x.name, x.category, x.unit_price AS "unitPrice", x.is_active AS "isActive"
    FROM products x WHERE x.org_id = ${orgId} ORDER BY x.code`,
  leads: (orgId) => sql`
    SELECT x.code, x.name, x.origin, a.code AS account, u.code AS unit, r.code AS rep, x.state,
      x.created_on::text AS "createdOn", x.closed_on::text AS "closedOn"
    FROM leads x ${ACCOUNT} ${named("units", "u", "unit_id")} ${REP}
    WHERE x.org_id = ${orgId} ORDER BY x.created_on, x.id`,
  opportunities: (orgId) => sql`
    SELECT x.code, x.name, a.code AS account, l.code AS lead, p.code AS product, r.code AS rep, x.stage, x.amount,
      x.probability, x.created_on::text AS "createdOn", x.expected_close_on::text AS "expectedCloseOn",
      x.closed_on::text AS "closedOn"
    FROM opportunities x ${ACCOUNT} ${LEAD} ${PRODUCT} ${REP}
    WHERE x.org_id = ${orgId} ORDER BY x.created_on, x.id`,
  sales: (orgId) => sql`
    SELECT x.code, a.code AS account, p.code AS product, r.code AS rep, x.sold_on::text AS "soldOn", x.quantity,
      x.amount, x.goods_cost AS "goodsCost"
    FROM sales x ${ACCOUNT} ${PRODUCT} ${REP} WHERE x.org_id = ${orgId} ORDER BY x.sold_on, x.id`,
  costs: (orgId) => sql`
    SELECT x.code, a.code AS account, r.code AS rep, x.kind, x.incurred_on::text AS "incurredOn", x.amount
    FROM costs x ${ACCOUNT} ${REP} WHERE x.org_id = ${orgId} ORDER BY x.incurred_on, x.id`,
  activities: (orgId) => sql`
    SELECT x.code, x.kind, x.state, x.direction, r.code AS rep, a.code AS account, l.code AS lead,
      o.code AS opportunity, x.day::text AS day, x.planned_on::text AS "plannedOn",
      x.planned_position AS "plannedPosition",
      to_char(x.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "doneAt",
      x.duration_minutes AS "durationMinutes", x.outcome, x.note
    FROM activities x ${REP} ${ACCOUNT} ${LEAD} ${named("opportunities", "o", "opportunity_id")}
    WHERE x.org_id = ${orgId} ORDER BY x.day, x.id`,
  goals: (orgId) => sql`
    SELECT x.name, x.kind, x.metric, x.unit, x.baseline, x.target, x.rubric, t.code AS territory, m.name AS team,
      r.code AS rep, a.code AS account, p.code AS product, x.starts_on::text AS "startsOn", x.ends_on::text AS "endsOn"
    FROM goals x ${named("territories", "t", "territory_id")} ${named("teams", "m", "team_id")} ${REP} ${ACCOUNT} ${PRODUCT}
    WHERE x.org_id = ${orgId} ORDER BY x.starts_on, x.id`,
};
