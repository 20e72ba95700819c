import { type SQL, sql } from "drizzle-orm";
import type { RecordCell, RecordNoun } from "../../app/ports/rows/exports.ts";
import { asOwner } from "../as-owner.ts";
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
  const own = sql`${orgId}::uuid`;
  const select = noun === "ratings" ? ratings(own, await shownEmails(db, orgId)) : SELECTS[noun](own);
  await db.execute(sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${select}`);
  for (;;) {
    const { rows } = await db.execute<Record<string, RecordCell>>(
      sql`FETCH ${sql.raw(String(pageRows))} FROM ${cursor}`,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) break;
  }
  await db.execute(sql`CLOSE ${cursor}`);
}

/**
 * The code, or another column, of what a record refers to by this id. By a sub-select and not by a join: the planner takes
 * the policies to leave few rows, and a cursor then gets a join that grows with their square.
 */
const named = (table: string, id: string, column = "code"): SQL =>
  sql.raw(`(SELECT n.${column} FROM ${table} n WHERE n.org_id = x.org_id AND n.id = x.${id})`);

const ACCOUNT = named("accounts", "account_id");
const REP = named("reps", "rep_id");
const PRODUCT = named("products", "product_id");
const LEAD = named("leads", "lead_id");
const UNIT = named("units", "unit_id");

const SELECTS: Readonly<Record<Exclude<RecordNoun, "ratings">, (orgId: SQL) => SQL>> = {
  accounts: (orgId) => sql`
    SELECT x.code, x.name, ${named("accounts", "parent_id")} AS parent, ${UNIT} AS unit, x.lon, x.lat, x.location_kind AS "locationKind", x.segment, x.industry, x.stage,
      array_to_string(x.products, ';') AS products, x.revenue, x.potential, x.workload_hours AS "workloadHours"
    FROM accounts x
    WHERE x.org_id = ${orgId} ORDER BY x.code`,
  reps: (orgId) => sql`
    SELECT x.code, x.name, ${named("teams", "team_id", "name")} AS team, x.home_lon AS "homeLon", x.home_lat AS "homeLat",
      x.hours_per_week AS "hoursPerWeek", x.full_time_share AS "fullTimeShare",
      x.starts_on::text AS "startsOn", x.ends_on::text AS "endsOn"
    FROM reps x WHERE x.org_id = ${orgId} ORDER BY x.code`,
  products: (orgId) => sql`
    SELECT x.code, x.name, x.category, x.unit_price AS "unitPrice", x.is_active AS "isActive"
    FROM products x WHERE x.org_id = ${orgId} ORDER BY x.code`,
  leads: (orgId) => sql`
    SELECT x.code, x.name, x.origin, ${ACCOUNT} AS account, ${UNIT} AS unit, ${REP} AS rep, x.state,
      x.created_on::text AS "createdOn", x.closed_on::text AS "closedOn"
    FROM leads x
    WHERE x.org_id = ${orgId} ORDER BY x.created_on, x.id`,
  opportunities: (orgId) => sql`
    SELECT x.code, x.name, ${ACCOUNT} AS account, ${LEAD} AS lead, ${PRODUCT} AS product, ${REP} AS rep, x.stage, x.amount,
      x.probability, x.created_on::text AS "createdOn", x.expected_close_on::text AS "expectedCloseOn",
      x.closed_on::text AS "closedOn"
    FROM opportunities x
    WHERE x.org_id = ${orgId} ORDER BY x.created_on, x.id`,
  sales: (orgId) => sql`
    SELECT x.code, ${ACCOUNT} AS account, ${PRODUCT} AS product, ${REP} AS rep, x.sold_on::text AS "soldOn", x.quantity,
      x.amount, x.goods_cost AS "goodsCost"
    FROM sales x WHERE x.org_id = ${orgId} ORDER BY x.sold_on, x.id`,
  costs: (orgId) => sql`
    SELECT x.code, ${ACCOUNT} AS account, ${REP} AS rep, x.kind, x.incurred_on::text AS "incurredOn", x.amount
    FROM costs x WHERE x.org_id = ${orgId} ORDER BY x.incurred_on, x.id`,
  activities: (orgId) => sql`
    SELECT x.code, x.kind, x.state, x.direction, ${REP} AS rep, ${ACCOUNT} AS account, ${LEAD} AS lead,
      ${named("opportunities", "opportunity_id")} AS opportunity, x.day::text AS day, x.planned_on::text AS "plannedOn",
      x.planned_position AS "plannedPosition",
      to_char(x.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "doneAt",
      x.duration_minutes AS "durationMinutes", x.outcome, x.note
    FROM activities x
    WHERE x.org_id = ${orgId} ORDER BY x.day, x.id`,
  goals: (orgId) => sql`
    SELECT x.code, x.name, x.kind, x.metric, x.unit, x.baseline, x.target, x.rubric,
      array_to_string(x.rubric_levels, ' | ') AS "rubricLevels", x.target_level AS "targetLevel", x.reached_level AS "reachedLevel",
      ${named("territories", "territory_id")} AS territory, ${named("teams", "team_id", "name")} AS team,
      ${REP} AS rep, ${ACCOUNT} AS account, ${PRODUCT} AS product, x.starts_on::text AS "startsOn", x.ends_on::text AS "endsOn"
    FROM goals x
    WHERE x.org_id = ${orgId} ORDER BY x.starts_on, x.id`,
};

/** E-mail addresses by id of the members that the actor is shown; they stand with the logins, which only the owner reads. */
async function shownEmails(db: Database, orgId: string): Promise<Readonly<Record<string, string>>> {
  const { rows: shown } = await db.execute<{ id: string }>(
    sql`SELECT id FROM members WHERE org_id = ${orgId}::uuid`,
  );
  const ids = shown.map(({ id }) => id);
  const { rows } = await asOwner(db, () =>
    db.execute<{ id: string; email: string }>(sql`
      SELECT m.id, lower(u.email) AS email FROM members m JOIN auth_users u ON u.id = m.user_id
      WHERE m.org_id = ${orgId}::uuid AND m.id = ANY (${sql.param(ids)}::uuid[])`),
  );
  return Object.fromEntries(rows.map(({ id, email }) => [id, email]));
}

const ratings = (orgId: SQL, emails: Readonly<Record<string, string>>): SQL => sql`
  SELECT x.code, ${REP} AS rep, ${JSON.stringify(emails)}::jsonb ->> x.rater_member_id::text AS "raterMember", x.trait, x.score,
    x.note, x.rated_on::text AS "ratedOn"
  FROM rep_ratings x WHERE x.org_id = ${orgId} ORDER BY x.rated_on, x.id`;
