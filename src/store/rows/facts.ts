import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  AccountFacts,
  AccountSlice,
  EvidenceFacts,
  EvidenceQuery,
  FactQuery,
  FactRows,
  FactWindow,
  LeadCounts,
  Measure,
  MonthFacts,
  MonthsQuery,
  NamedOpportunity,
  OpportunityFacts,
  OpportunityHistory,
  ProductRevenueFacts,
  PurchaseFacts,
  ScopeSums,
  SumsQuery,
  VisitFacts,
} from "../../app/ports/rows/facts.ts";
import { OPEN_STAGES } from "../../core/domain/opportunity-stages.ts";
import type { ScopeKind } from "../../core/domain/scope-kinds.ts";
import type { Database } from "../transact.ts";
import { eventsOf, monthlySales, RECORDED_IN, totalsOf } from "./fact-events.ts";
import { credited, placing, SCOPES } from "./fact-places.ts";

/** Hundreds of thousands of lines are joined and added up: in memory, and without compiling what runs once. */
const ROOM = sql`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;

export function factRows(db: Database, { orgId }: Actor): FactRows {
  let roomy: Promise<unknown> | null = null;
  const read = async <Row>(query: SQL): Promise<readonly Row[]> => {
    roomy ??= db.execute(ROOM);
    await roomy;
    return (await db.execute(query)).rows as unknown as readonly Row[];
  };
  return {
    salesForces: ({ from, until }) =>
      read(sql`
        SELECT sales_force AS name, sum(least(upper(effective), ${until}::date) - greatest(lower(effective), ${from}::date))::int AS days
        FROM plan_effects WHERE org_id = ${orgId} AND upper_inf(recorded) AND effective && daterange(${from}::date, ${until}::date)
        GROUP BY 1 ORDER BY 1`),
    recorded: async () => {
      const found = await read<{ readonly places: readonly number[] }>(
        sql`SELECT array_remove(ARRAY[${sql.join(
          Object.keys(RECORDED_IN).map((from, place) => {
            const some = sql.raw(`SELECT ${from}${from.includes("WHERE") ? " AND" : " WHERE"} org_id = `);
            return sql`CASE WHEN EXISTS (${some}${orgId}) THEN ${sql.raw(String(place))} END`;
          }),
          sql`, `,
        )}], NULL) AS places`,
      );
      const lists = Object.values(RECORDED_IN);
      return new Set<Measure>(found[0].places.flatMap((place) => lists[place]));
    },
    sums: (query) => read<ScopeSums>(sumsOf(orgId, query)),
    evidence: async (query) => readEvidence(await read<EvidenceLine>(evidenceOf(orgId, query)), query.limit),
    leads: (query) => read<LeadCounts>(leadsOf(orgId, query)),
    accounts: ({ from, until }, which) =>
      read<AccountFacts>(sql`
        WITH sold AS (
          SELECT account_id, sum(amount) AS revenue, sum(goods_cost) AS goods_cost,
            sum(amount) FILTER (WHERE goods_cost IS NOT NULL) AS costed,
            count(DISTINCT coalesce(code, id::text)) FILTER (WHERE amount > 0) AS orders, max(sold_on) AS last_sold_on
          FROM sales WHERE org_id = ${orgId} AND sold_on >= ${from}::date AND sold_on < ${until}::date GROUP BY 1
        ), served AS (
          SELECT account_id, sum(amount) AS cost FROM costs
          WHERE org_id = ${orgId} AND kind <> 'acquisition' AND incurred_on >= ${from}::date AND incurred_on < ${until}::date GROUP BY 1
        )
        SELECT a.code, a.name, a.stage, a.segment, a.industry, coalesce(s.revenue, 0) AS revenue, coalesce(s.goods_cost, 0) AS "goodsCost",
          coalesce(s.costed, 0) AS "costedRevenue", coalesce(c.cost, 0) AS "costToServe",
          coalesce(s.orders, 0)::int AS orders, coalesce(s.last_sold_on, (SELECT max(e.sold_on) FROM sales e WHERE e.org_id = a.org_id AND e.account_id = a.id
            AND e.sold_on < ${from}::date))::text AS "lastSoldOn",
          nullif(a.potential, 0) * (${until}::date - ${from}::date) / 365.25 AS potential,
          nullif(a.workload_hours, 0) * 12 * (${until}::date - ${from}::date) / 365.25 AS "workHours"
        FROM accounts a LEFT JOIN sold s ON s.account_id = a.id LEFT JOIN served c ON c.account_id = a.id
        WHERE a.org_id = ${orgId} AND (${which === "every"} OR s.account_id IS NOT NULL OR c.account_id IS NOT NULL) ORDER BY a.code`),
    visits: (until) =>
      read<VisitFacts>(sql`
        SELECT a.code AS account, min(v.day)::text AS "firstOn", max(v.day)::text AS "lastOn"
        FROM activities v JOIN accounts a ON a.org_id = v.org_id AND a.id = v.account_id
        WHERE v.org_id = ${orgId} AND v.kind = 'visit' AND v.state = 'done' AND v.day < ${until}::date GROUP BY a.code`),
    purchases: (window) => read<PurchaseFacts>(purchasesOf(orgId, window)),
    productRevenues: (window, accounts) =>
      read<ProductRevenueFacts>(productRevenuesOf(orgId, window, accounts)),
    opportunities: (query) => read<OpportunityFacts>(opportunitiesOf(orgId, query, sql``)),
    opportunityHistories: (query) =>
      read<OpportunityHistory>(opportunitiesOf(orgId, query, sql`, ${stagesUntil(query.until)} AS stages`)),
    namedOpportunities: (query) =>
      read<NamedOpportunity>(
        opportunitiesOf(
          orgId,
          query,
          sql`, e.id, e.code, e.name, ${ACCOUNT}, ${stagesUntil(query.until)} AS stages`,
        ),
      ),
    parents: async (query) => {
      const found = await read<{ readonly code: string; readonly parentCode: string }>(sql`
        WITH ${placing(orgId, query)}
        SELECT code, parent_code AS "parentCode" FROM (${SCOPES[query.by].names(orgId)}) n WHERE parent_code IS NOT NULL`);
      return new Map(found.map(({ code, parentCode }) => [code, parentCode]));
    },
    months: (query) => read<MonthFacts>(monthsOf(orgId, query)),
  };
}

function purchasesOf(orgId: string, { from, until }: FactWindow): SQL {
  return sql`
    WITH days AS (
      SELECT account_id, sold_on, sum(amount) AS amount
      FROM sales WHERE org_id = ${orgId} AND sold_on >= ${from}::date AND sold_on < ${until}::date GROUP BY 1, 2
    ), histories AS (
      -- the first day with its amount is the least of such pairs: no sorting of millions of days
      SELECT account_id, count(*)::int - 1 AS repeats, min(sold_on) AS first_day, max(sold_on) AS last_day,
        greatest((min(ARRAY[(sold_on - ${from}::date)::float8, amount]))[2], 0) AS first_paid,
        sum(amount) FILTER (WHERE amount > 0) AS paid, count(*) FILTER (WHERE amount > 0) AS paying
      FROM days GROUP BY 1
    )
    SELECT a.code, a.name, h.repeats, h.last_day - h.first_day AS "daysToLast", ${until}::date - 1 - h.first_day AS "daysToEnd",
      (h.paid - h.first_paid) / nullif(h.paying - (h.first_paid > 0)::int, 0) AS "meanAmount"
    FROM histories h JOIN accounts a ON a.org_id = ${orgId} AND a.id = h.account_id ORDER BY a.code`;
}

function productRevenuesOf(orgId: string, { from, until }: FactWindow, accounts: readonly string[]): SQL {
  return sql`
    SELECT a.code AS account, p.code AS product, p.name, sum(s.amount)::float8 AS revenue
    FROM accounts a JOIN sales s ON s.org_id = a.org_id AND s.account_id = a.id AND s.sold_on >= ${from}::date AND s.sold_on < ${until}::date
    JOIN products p ON p.org_id = s.org_id AND p.id = s.product_id
    WHERE a.org_id = ${orgId} AND a.code = ANY (${sql.param([...accounts])}::text[])
    GROUP BY a.code, p.code, p.name ORDER BY revenue DESC, a.code, p.code`;
}

function sumsOf(orgId: string, query: SumsQuery): SQL {
  const { id, names } = SCOPES[query.by];
  const { asked, isAsked } = askAccounts(orgId, query.accounts);
  const credit = credited(orgId, query.by);
  return sql`
    WITH ${asked}, ${placing(orgId, query)}, ${totalsOf({ orgId, ...query }, isAsked, { id, credit })},
    every AS (SELECT * FROM totals UNION ALL SELECT * FROM (${quotasOf(orgId, query)}) q WHERE ${isAsked(sql`q.id`)}),
    names AS (SELECT * FROM (${names(orgId)}) every WHERE ${isAsked(sql`every.id`)}),
    found AS (SELECT n.code, n.name, n.parent_code, t.key, sum(t.amount) AS amount
      FROM every t FULL JOIN names n ON n.id = t.id GROUP BY 1, 2, 3, 4)
    SELECT code, name, parent_code AS "parentCode",
      coalesce(json_object_agg(key, amount) FILTER (WHERE key IS NOT NULL), '{}') AS sums
    FROM found GROUP BY 1, 2, 3 ORDER BY code NULLS LAST`;
}

/** CTE `asked`, and whether an account is one of those asked for. */
function askAccounts(
  orgId: string,
  slice: AccountSlice | undefined,
): { readonly asked: SQL; readonly isAsked: (account: SQL) => SQL } {
  const of = (which: SQL): SQL =>
    sql`asked AS MATERIALIZED (SELECT ARRAY(SELECT id FROM accounts WHERE org_id = ${orgId} AND ${which}) AS ids)`;
  const isOne = (account: SQL): SQL => sql`${account} = ANY ((SELECT ids FROM asked)::uuid[])`;
  switch (slice?.of) {
    case undefined:
      return { asked: of(sql`false`), isAsked: () => sql`true` };
    case "none":
      // neither an account, nor one that is within reach
      return {
        asked: sql`asked AS MATERIALIZED (SELECT id FROM accounts WHERE org_id = ${orgId})`,
        isAsked: (account) => sql`(${account} IS NULL OR ${account} NOT IN (SELECT id FROM asked))`,
      };
    case "code":
      return { asked: of(sql`code = ${slice.code}`), isAsked: isOne };
    case "page":
      return {
        asked: of(
          sql`${slice.after === null ? sql`true` : sql`code > ${slice.after}`} ORDER BY code LIMIT ${slice.limit}`,
        ),
        isAsked: isOne,
      };
  }
}

/** Goals of revenue that name just this kind of scope, as far as their period lies in the window. */
function quotasOf(orgId: string, { by, from, until }: FactQuery): SQL {
  const only = (column: "territory_id" | "rep_id" | "team_id" | "account_id" | "product_id", id: SQL) => sql`
    SELECT ${id} AS id, 'quota' AS key, sum(g.target * (least(g.ends_on, ${until}::date) - greatest(g.starts_on, ${from}::date))
      / (g.ends_on - g.starts_on)) AS amount
    FROM goals g LEFT JOIN territories gt ON gt.org_id = g.org_id AND gt.id = g.territory_id
    WHERE g.org_id = ${orgId} AND g.kind = 'quantitative' AND g.metric IN ('revenue', 'account-revenue')
      AND g.starts_on < ${until}::date AND g.ends_on > ${from}::date
      AND ${sql.raw(`g.${column}`)} IS NOT NULL AND num_nonnulls(g.territory_id, g.rep_id, g.team_id, g.account_id, g.product_id) = 1
    GROUP BY 1`;
  switch (by) {
    case "organisation":
      // what the reps are to reach together
      return only("rep_id", sql`'everything'`);
    case "territory":
      return only("territory_id", sql`gt.code`);
    case "rep":
      return only("rep_id", sql`g.rep_id`);
    case "team":
      return only("team_id", sql`g.team_id`);
    case "account":
      return only("account_id", sql`g.account_id`);
    case "product":
      return only("product_id", sql`g.product_id`);
  }
}

interface EvidenceLine extends EvidenceFacts {
  /** A sum of a measure over all its lines. */
  readonly isSum: boolean;
}

/**
 * Events of the scope and of the scopes below it, by measure and account, or by product where the scope is an account; the
 * sums by measure first. Goals stand in a line of their own, as far as they lie in the window.
 */
function evidenceOf(orgId: string, { measures, code, limit, ...query }: EvidenceQuery): SQL {
  const { id, names } = SCOPES[query.by];
  const events = eventsOf({ orgId, ...query }, () => sql`true`);
  const [table, named] =
    query.by === "account" ? [sql`products`, sql`e.product_id`] : [sql`accounts`, sql`e.account_id`];
  const isWithin = (scope: SQL) => {
    if (code === null) return sql`true`;
    if (code === "") return sql`NOT EXISTS (SELECT FROM names n WHERE n.id = ${scope})`;
    return sql`${scope} IN (WITH RECURSIVE below AS (
        SELECT id, code FROM names WHERE code = ${code}
        UNION SELECT n.id, n.code FROM names n JOIN below b ON n.parent_code = b.code
      ) SELECT id FROM below)`;
  };
  const isAsked = sql`= ANY (${sql.param([...measures])}::text[])`;
  return sql`
    WITH ${placing(orgId, query)}, ${events}, names AS (${names(orgId)}),
    found AS (
      SELECT e.key, ${named} AS named_id, e.amount, e.day AS first_on, e.day AS last_on
      FROM events e ${credited(orgId, query.by)} WHERE e.key ${isAsked} AND ${isWithin(id)}
      UNION ALL
      SELECT q.key, NULL, q.amount, ${query.from}::date, ${query.until}::date - 1
      FROM (${quotasOf(orgId, query)}) q WHERE q.key ${isAsked} AND ${isWithin(sql`q.id`)}
    ), added AS (
      SELECT key, named_id, grouping(named_id) = 1 AS is_sum, sum(amount) AS amount, count(*) AS events,
        min(first_on) AS first_on, max(last_on) AS last_on
      FROM found GROUP BY GROUPING SETS ((key, named_id), (key))
    )
    SELECT c.is_sum AS "isSum", c.key AS measure, n.code, n.name, c.amount::float8 AS amount, c.events::int AS events,
      c.first_on::text AS "firstOn", c.last_on::text AS "lastOn"
    FROM added c LEFT JOIN ${table} n ON NOT c.is_sum AND n.org_id = ${orgId} AND n.id = c.named_id
    ORDER BY c.is_sum DESC, abs(c.amount) DESC, c.key, n.code LIMIT ${limit + measures.length}`;
}

const readEvidence = (lines: readonly EvidenceLine[], limit: number) => ({
  sums: Object.fromEntries(lines.flatMap(({ isSum, measure, amount }) => (isSum ? [[measure, amount]] : []))),
  items: lines.flatMap(({ isSum, ...item }) => (isSum ? [] : [item])).slice(0, limit),
});

/** A lead belongs where it falls on the day it was created. */
const leadsOf = (orgId: string, query: FactQuery): SQL => sql`
  WITH ${placing(orgId, query)}, events AS (
    SELECT l.id, l.account_id, CASE WHEN l.account_id IS NULL THEN l.unit_id END AS unit_id, l.rep_id AS seller_id,
      NULL::uuid AS doer_id, l.created_on AS day, count(o.id) > 0 AS has_opportunity,
      coalesce(bool_or(o.stage = 'won' AND o.closed_on < ${query.until}::date), false) AS is_won
    FROM leads l LEFT JOIN opportunities o ON o.org_id = l.org_id AND o.lead_id = l.id AND o.created_on < ${query.until}::date
    WHERE l.org_id = ${orgId} AND l.created_on >= ${query.from}::date AND l.created_on < ${query.until}::date
    GROUP BY l.org_id, l.id
  )
  SELECT ${SCOPES.territory.id} AS territory, count(*)::int AS leads, count(*) FILTER (WHERE e.has_opportunity)::int AS opportunities,
    count(*) FILTER (WHERE e.is_won)::int AS "newAccounts" FROM events e ${credited(orgId, "territory")} GROUP BY 1 ORDER BY 1 NULLS LAST`;

const GROUP_NAMES: Readonly<Record<ScopeKind, SQL>> = {
  organisation: sql`''`,
  account: sql`(SELECT a.code FROM accounts a WHERE a.org_id = e.org_id AND a.id = e.account_id)`,
  territory: SCOPES.territory.id,
  rep: sql`(SELECT s.code FROM reps s WHERE s.org_id = e.org_id AND s.id = ${SCOPES.rep.id})`,
  team: sql`(SELECT s.name FROM teams s WHERE s.org_id = e.org_id AND s.id = r.team_id)`,
  product: sql`(SELECT s.code FROM products s WHERE s.org_id = e.org_id AND s.id = e.product_id)`,
};

/** Credited to who held the account on the day the opportunity was closed, or on the last day of the window. */
const opportunitiesOf = (orgId: string, query: FactQuery, more: SQL): SQL => sql`
  WITH ${placing(orgId, query)}, events AS (
    SELECT o.org_id, o.id, o.account_id, CASE WHEN o.account_id IS NULL THEN l.unit_id END AS unit_id, o.rep_id AS seller_id,
      NULL::uuid AS doer_id, o.product_id, o.created_on, o.amount, o.code, o.name,
      CASE WHEN o.closed_on < ${query.until}::date THEN o.closed_on END AS closed_on,
      CASE WHEN o.closed_on < ${query.until}::date THEN o.stage ELSE 'open' END AS stage,
      least(o.closed_on, ${query.until}::date - 1) AS day
    FROM opportunities o LEFT JOIN leads l ON l.org_id = o.org_id AND l.id = o.lead_id
    WHERE o.org_id = ${orgId} AND o.created_on < ${query.until}::date AND (o.closed_on IS NULL OR o.closed_on >= ${query.from}::date)
  )
  SELECT ${GROUP_NAMES[query.by]} AS "group", CASE e.stage WHEN 'won' THEN 'won' WHEN 'open' THEN 'open' ELSE 'lost' END AS outcome,
    e.created_on::text AS "createdOn", e.closed_on::text AS "closedOn", e.amount${more} FROM events e ${credited(orgId, query.by)} ORDER BY e.created_on, e.id`;

/** Of an opportunity `e`. */
const ACCOUNT = sql`(SELECT json_build_object('code', a.code, 'name', a.name) FROM accounts a
    WHERE a.org_id = e.org_id AND a.id = e.account_id) AS account`;

/** Of an opportunity `e`, the open stages that it entered before the day. */
const stagesUntil = (until: string): SQL => sql`(
    SELECT coalesce(json_agg(json_build_object('stage', s.stage, 'enteredOn', s.entered_on) ORDER BY s.number), '[]')
    FROM opportunity_stages s WHERE s.org_id = e.org_id AND s.opportunity_id = e.id AND s.entered_on < ${until}::date
      AND s.stage IN (${sql.join(
        OPEN_STAGES.map((stage) => sql`${stage}`),
        sql`, `,
      )}))`;

function monthsOf(orgId: string, query: MonthsQuery): SQL {
  const { id, names } = SCOPES[query.by];
  const { asked, isAsked } = askAccounts(orgId, query.accounts);
  const credit = credited(orgId, query.by);
  return sql`
  WITH ${asked}, ${placing(orgId, query)}, totals AS (${monthlySales({ orgId, ...query }, isAsked, { id, credit })}),
  names AS (${names(orgId)})
  SELECT coalesce(n.code, '') AS "group", to_char(t.month, 'YYYY-MM') AS month, sum(t.amount) AS revenue
  FROM totals t LEFT JOIN names n ON n.id = t.id GROUP BY 1, 2 ORDER BY 1, 2`;
}
