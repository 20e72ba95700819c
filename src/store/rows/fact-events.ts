import { type SQL, sql } from "drizzle-orm";
import type { FactQuery, Measure } from "../../app/ports/rows/facts.ts";

/** Measures by where they are recorded: one that is recorded nowhere is no zero. */
export const RECORDED_IN: Readonly<Record<string, readonly Measure[]>> = {
  "FROM sales": [
    "revenue",
    // sales are stored net of discounts: there are none left to take off
    "discount",
    "creditedRevenue",
    // what counts towards a quota of revenue is what was sold
    "closedWonValue",
    "activeOutlets",
    "buyers",
    "newAccounts",
    "newAccountRevenue",
    "customers",
    "customersKept",
    "revenueYearAgo",
    "revenueYearAgoRestated",
  ],
  "FROM sales WHERE goods_cost IS NOT NULL": ["costOfGoods"],
  "FROM costs WHERE kind <> 'acquisition'": ["costToServe"],
  "FROM costs WHERE kind = 'acquisition'": ["acquisitionCost"],
  "FROM accounts": ["accounts", "potentialBuyers"],
  "FROM accounts WHERE potential > 0": ["potential"],
  "FROM accounts WHERE workload_hours > 0": ["workloadHours"],
  "FROM leads": ["leads", "leadsConverted", "leadsOpen"],
  "FROM opportunities": [
    "opportunitiesCreated",
    "opportunitiesWonOfCohort",
    "won",
    "lost",
    "wonValue",
    "lostValue",
    "wonCycleDays",
    "openOpportunities",
    "openValue",
    "weightedOpenValue",
    "openValueDue",
  ],
  "FROM activities": ["visits", "effectiveVisits", "contactAttempts", "conversations"],
  "FROM activities WHERE planned_on IS NOT NULL": [
    "visitsPlanned",
    "visitsCounted",
    "visitsOnPlan",
    "targetAccounts",
    "targetAccountsVisited",
    "visitsToTargets",
  ],
  "FROM goals WHERE kind = 'quantitative' AND metric IN ('revenue', 'account-revenue')": ["quota"],
};

/**
 * CTEs `held` (stretches of dates with the plan that holds) and `placed` (account → territory in each of these plans), from the
 * first day asked for on.
 */
export const placing = (orgId: string, { from, until, salesForce, heldOn }: FactQuery): SQL => sql`
  held AS MATERIALIZED (
    SELECT e.plan_id, ${heldOn === null ? sql`e.effective` : sql`daterange(NULL, NULL)`} AS effective FROM plan_effects e
    WHERE e.org_id = ${orgId} AND upper_inf(e.recorded) AND e.sales_force = ${salesForce}
      AND e.effective && ${heldOn === null ? sql`daterange((${from}::date - interval '1 year')::date, ${until}::date)` : sql`daterange(${heldOn}::date, ${heldOn}::date, '[]')`}
  ), placed AS MATERIALIZED (
    SELECT a.id AS account_id, h.effective, h.plan_id, coalesce(o.territory_id, al.territory_id) AS territory_id
    FROM held h JOIN accounts a ON a.org_id = ${orgId}
    LEFT JOIN overrides o ON o.org_id = a.org_id AND o.plan_id = h.plan_id AND o.account_id = a.id
    LEFT JOIN alignment al ON al.org_id = a.org_id AND al.plan_id = h.plan_id AND al.unit_id = a.unit_id
  )`;

/** What every part of the events is asked with. */
interface Asked {
  readonly orgId: string;
  readonly from: string;
  readonly until: string;
  /** Whether a day lies in the window. */
  readonly inWindow: (day: SQL) => SQL;
  readonly lastDay: SQL;
  readonly yearAgo: Measure;
}

/**
 * CTE `events`: account_id, unit_id (of a lead without account), seller_id (the rep of the record), doer_id (the rep to whom
 * it counts whoever holds the account), product_id, day, key, amount. Every measure is the sum of its events. An open opportunity
 * without a probability has that of its stage: of those that passed through it and were closed before the window's end, the
 * share won, with one more on either side.
 */
export function eventsOf(
  orgId: string,
  { from, until, heldOn }: Pick<FactQuery, "from" | "until" | "heldOn">,
): SQL {
  const asked: Asked = {
    ...{ orgId, from, until },
    inWindow: (day) => sql`${day} >= ${from}::date AND ${day} < ${until}::date`,
    lastDay: sql`(${until}::date - 1)`,
    yearAgo: heldOn === null ? "revenueYearAgo" : "revenueYearAgoRestated",
  };
  const parts = [salesEvents, costAndStockEvents, pipelineEvents, activityEvents];
  return sql`${preparations(asked)}, events AS (${sql.join(
    parts.map((part) => part(asked)),
    sql` UNION ALL `,
  )})`;
}

/** CTEs of one line per account: customers `before` the window, who `bought` in it, visits `toured`; `odds` of each stage. */
const preparations = ({ orgId, from, until, inWindow }: Asked): SQL => sql`
  before AS MATERIALIZED (
    SELECT account_id, bool_or(sold_on >= ${from}::date - interval '1 year') AS is_customer
    FROM sales WHERE org_id = ${orgId} AND sold_on < ${from}::date AND amount > 0 GROUP BY 1
  ), bought AS MATERIALIZED (
    SELECT account_id, min(sold_on) AS first_day, max(sold_on) AS last_day
    FROM sales WHERE org_id = ${orgId} AND ${inWindow(sql`sold_on`)} AND amount > 0 GROUP BY 1
  ), toured AS MATERIALIZED (
    SELECT account_id, rep_id, max(day) AS day, count(*) FILTER (WHERE planned_on IS NOT NULL) AS planned,
      count(*) FILTER (WHERE state = 'done') AS done
    FROM activities WHERE org_id = ${orgId} AND kind = 'visit' AND account_id IS NOT NULL AND state <> 'cancelled'
      AND ${inWindow(sql`coalesce(planned_on, day)`)} GROUP BY 1, 2
  ), odds AS MATERIALIZED (
    SELECT h.stage, (count(*) FILTER (WHERE o.stage = 'won') + 1) / (count(*) + 2)::float8 AS probability
    FROM (SELECT DISTINCT opportunity_id, stage FROM opportunity_stages WHERE org_id = ${orgId} AND entered_on < ${until}::date) h
    JOIN opportunities o ON o.org_id = ${orgId} AND o.id = h.opportunity_id AND o.closed_on < ${until}::date GROUP BY 1
  )`;

/** Revenue and who bought it. */
const salesEvents = ({ orgId, inWindow, lastDay, yearAgo }: Asked): SQL => sql`
    SELECT s.account_id, NULL::uuid AS unit_id, s.rep_id AS seller_id, NULL::uuid AS doer_id, s.product_id, s.sold_on AS day, v.key, v.amount
    FROM sales s LEFT JOIN before b ON b.account_id = s.account_id CROSS JOIN LATERAL (VALUES
      ('revenue', s.amount), ('creditedRevenue', s.amount), ('closedWonValue', s.amount), ('costOfGoods', s.goods_cost),
      ('newAccountRevenue', CASE WHEN b.is_customer THEN 0 ELSE s.amount END)) AS v (key, amount)
    WHERE s.org_id = ${orgId} AND ${inWindow(sql`s.sold_on`)}
    UNION ALL
    SELECT account_id, NULL, rep_id, NULL, product_id, sold_on, ${yearAgo}, amount
    FROM sales WHERE org_id = ${orgId} AND ${inWindow(sql`(sold_on + interval '1 year')::date`)}
    UNION ALL
    SELECT b.account_id, NULL, NULL, NULL, NULL, b.last_day, v.key, 1 FROM bought b CROSS JOIN (VALUES ('activeOutlets'), ('buyers')) AS v (key)
    UNION ALL
    SELECT b.account_id, NULL, NULL, NULL, NULL, b.first_day, 'newAccounts', 1
    FROM bought b WHERE NOT EXISTS (SELECT FROM before o WHERE o.account_id = b.account_id)
    UNION ALL
    SELECT o.account_id, NULL, NULL, NULL, NULL, ${lastDay}, v.key, v.amount
    FROM before o LEFT JOIN bought b ON b.account_id = o.account_id
    CROSS JOIN LATERAL (VALUES ('customers', 1), ('customersKept', CASE WHEN b.account_id IS NULL THEN 0 ELSE 1 END)) AS v (key, amount)
    WHERE o.is_customer`;

/** Costs, and what the accounts could buy and need, on the last day of the window. */
const costAndStockEvents = ({ orgId, from, until, inWindow, lastDay }: Asked): SQL => sql`
    SELECT account_id, NULL, rep_id, NULL, NULL, incurred_on, CASE kind WHEN 'acquisition' THEN 'acquisitionCost' ELSE 'costToServe' END, amount
    FROM costs WHERE org_id = ${orgId} AND ${inWindow(sql`incurred_on`)}
    UNION ALL
    SELECT a.id, NULL, NULL, NULL, NULL, ${lastDay}, v.key, v.amount FROM accounts a CROSS JOIN LATERAL (VALUES
      ('accounts', 1), ('potentialBuyers', 1), ('potential', a.potential * ((${until}::date - ${from}::date) / 365.25)), ('workloadHours', a.workload_hours * 12)) AS v (key, amount)
    WHERE a.org_id = ${orgId}`;

/** Leads on the day they were created; opportunities on the day they were created, closed or still open. */
const pipelineEvents = ({ orgId, until, inWindow, lastDay }: Asked): SQL => sql`
    SELECT l.account_id, CASE WHEN l.account_id IS NULL THEN l.unit_id END, l.rep_id, NULL, NULL, l.created_on, v.key, v.amount
    FROM leads l CROSS JOIN LATERAL (VALUES ('leads', 1),
      ('leadsConverted', CASE WHEN l.state = 'converted' AND l.closed_on < ${until}::date THEN 1 ELSE 0 END),
      ('leadsOpen', CASE WHEN l.closed_on IS NULL OR l.closed_on >= ${until}::date THEN 1 ELSE 0 END)) AS v (key, amount)
    WHERE l.org_id = ${orgId} AND ${inWindow(sql`l.created_on`)}
    UNION ALL
    SELECT o.account_id, CASE WHEN o.account_id IS NULL THEN l.unit_id END, o.rep_id, NULL, o.product_id, v.day, v.key, v.amount
    FROM opportunities o LEFT JOIN leads l ON l.org_id = o.org_id AND l.id = o.lead_id
    LEFT JOIN odds ON odds.stage = o.stage CROSS JOIN LATERAL (
      SELECT o.created_on AS day, 'opportunitiesCreated' AS key, 1::float8 AS amount WHERE ${inWindow(sql`o.created_on`)}
      UNION ALL SELECT o.created_on, 'opportunitiesWonOfCohort', 1
        WHERE ${inWindow(sql`o.created_on`)} AND o.stage = 'won' AND o.closed_on < ${until}::date
      UNION ALL SELECT o.closed_on, w.key, w.amount FROM (VALUES ('won', 1), ('wonValue', o.amount),
        ('wonCycleDays', o.closed_on - o.created_on)) AS w (key, amount) WHERE o.stage = 'won' AND ${inWindow(sql`o.closed_on`)}
      UNION ALL SELECT o.closed_on, w.key, w.amount FROM (VALUES ('lost', 1), ('lostValue', o.amount)) AS w (key, amount)
        WHERE o.stage IN ('lost', 'no-decision') AND ${inWindow(sql`o.closed_on`)}
      UNION ALL SELECT ${lastDay}, w.key, w.amount FROM (VALUES ('openOpportunities', 1), ('openValue', o.amount),
        ('weightedOpenValue', o.amount * coalesce(o.probability, odds.probability)),
        ('openValueDue', CASE WHEN ${inWindow(sql`o.expected_close_on`)} THEN o.amount ELSE 0 END)) AS w (key, amount)
        WHERE o.created_on < ${until}::date AND (o.closed_on IS NULL OR o.closed_on >= ${until}::date)
    ) v WHERE o.org_id = ${orgId}`;

/** Visits and other contacts, made and planned. */
const activityEvents = ({ orgId, inWindow }: Asked): SQL => sql`
    SELECT a.account_id, NULL, NULL, a.rep_id, NULL, a.day, v.key, v.amount FROM activities a CROSS JOIN LATERAL (VALUES
      ('visits', CASE WHEN a.kind = 'visit' THEN 1 ELSE 0 END),
      ('effectiveVisits', CASE WHEN a.kind = 'visit' AND a.outcome = 'order' THEN 1 ELSE 0 END),
      ('contactAttempts', 1), ('conversations', CASE WHEN a.outcome IS NOT NULL AND a.outcome <> 'not-reached' THEN 1 ELSE 0 END)) AS v (key, amount)
    WHERE a.org_id = ${orgId} AND a.state = 'done' AND a.direction = 'outbound' AND ${inWindow(sql`a.day`)}
    UNION ALL
    SELECT a.account_id, NULL, NULL, a.rep_id, NULL, a.planned_on, v.key, v.amount FROM activities a CROSS JOIN LATERAL (VALUES
      ('visitsPlanned', 1), ('visitsOnPlan', CASE WHEN a.state = 'done' AND a.day = a.planned_on THEN 1 ELSE 0 END)) AS v (key, amount)
    WHERE a.org_id = ${orgId} AND a.kind = 'visit' AND a.state <> 'cancelled' AND ${inWindow(sql`a.planned_on`)}
    UNION ALL
    SELECT t.account_id, NULL, NULL, t.rep_id, NULL, t.day, v.key, v.amount FROM toured t CROSS JOIN LATERAL (VALUES
      ('targetAccounts', 1), ('targetAccountsVisited', CASE WHEN t.done > 0 THEN 1 ELSE 0 END),
      ('visitsToTargets', t.done), ('visitsCounted', least(t.done, t.planned))) AS v (key, amount)
    WHERE t.planned > 0`;
