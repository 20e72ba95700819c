import { type SQL, sql } from "drizzle-orm";
import type { FactWindow, Measure, MeasureQuery } from "../../app/ports/rows/facts.ts";
import { sourcesOf } from "./fact-sources.ts";

/** Measures by where they are recorded: one that is recorded nowhere is no zero. */
export const RECORDED_IN: Readonly<Record<string, readonly Measure[]>> = {
  "FROM sales": [
    "revenue",
    // sales are stored net of discounts: there are none left to take off
    "discount",
    "creditedRevenue",
    // what counts towards a quota of revenue is what was sold
    "closedWonValue",
    "quarterRevenue",
    "lastMonthRevenue",
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

/** What tells events apart; `stretch`: days between which nobody's territory or rep changes count as one. */
export type Grain = "account_id" | "unit_id" | "seller_id" | "doer_id" | "product_id" | "stretch";

const COLUMNS = ["account_id", "unit_id", "seller_id", "doer_id", "product_id"] as const;

type Asked = { readonly orgId: string } & Pick<
  MeasureQuery,
  "from" | "until" | "heldOn" | "fiscalYearStartMonth"
>;
type IsAsked = (account: SQL) => SQL;

/**
 * CTE `events`, a line each: account_id, unit_id (of a lead without account), seller_id (the rep of the record), doer_id (the rep to
 * whom it counts whoever holds the account), product_id, day, key, amount (not 0). Every measure is the sum of its events.
 */
export function eventsOf(asked: Asked, isAsked: IsAsked): SQL {
  const { preparations, sources } = sourcesOf(asked, isAsked);
  const parts = sources.map(
    ({ lines, measures }) => sql`
  SELECT ${sql.join(KEYS, sql`, `)}, l.day, ${unpivot(measures, "l")} FROM (${lines}) l`,
  );
  return sql`${preparations}, events AS (
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) every WHERE amount <> 0)`;
}

/**
 * CTE `totals`: id of the scope, key, amount, in any number of lines. The same events are added up to the grain of the scope before
 * anybody asks where they belong, which makes thousands of lines out of millions of sales, and to the scope before the measures part
 * ways. A stretch needs the CTE `cuts` of `placing`, and so does `credit`, what joins to lines `e` whose they are.
 */
export function totalsOf(
  asked: Asked,
  isAsked: IsAsked,
  { grain, id, credit }: { readonly grain: readonly Grain[]; readonly id: SQL; readonly credit: SQL },
): SQL {
  const { keys, groups } = groupBy(grain);
  const { preparations, sources } = sourcesOf(asked, isAsked);
  const parts = sources.map(({ lines, measures }) => {
    const sums = (of: string) =>
      sql.join(
        measures.map((_, place) => sql.raw(`sum(${of}.m${place})::float8 AS m${place}`)),
        sql`, `,
      );
    return sql`
  SELECT s.id, ${unpivot(measures, "s")} FROM (
    SELECT ${id} AS id, ${sums("e")} FROM (
      SELECT ${sql.join(keys, sql`, `)}, min(l.day) AS day, ${sums("l")} FROM (${lines}) l
      ${groups.length > 0 ? sql`GROUP BY ${sql.join(groups, sql`, `)}` : sql``}) e ${credit} GROUP BY 1) s`;
  });
  return sql`${preparations}, totals AS (
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) every WHERE amount <> 0)`;
}

const KEYS = COLUMNS.map((column) => sql.raw(`l.${column}`));

/** What lines `l` of one group have in common, as columns of events, and what they are grouped by. */
function groupBy(grain: readonly Grain[]): {
  readonly keys: SQL[];
  readonly groups: SQL[];
} {
  const keys = COLUMNS.map((column) =>
    sql.raw(grain.includes(column) ? `l.${column}` : `NULL::uuid AS ${column}`),
  );
  const groups = grain.map((column) => (column === "stretch" ? STRETCH : sql.raw(`l.${column}`)));
  return { keys, groups };
}

/** Days between two cuts are one to whom it counts. */
const STRETCH = sql`width_bucket(l.day, (SELECT days FROM cuts))`;

/** Sales of the window as events with a month (its first day) instead of a key. */
export function monthlySales(
  { orgId, from, until }: { readonly orgId: string } & FactWindow,
  { grain, isAsked }: { readonly grain: readonly Grain[]; readonly isAsked: IsAsked },
): SQL {
  const { keys, groups } = groupBy(grain);
  const month = sql`date_trunc('month', l.day::timestamp)`;
  return sql`
  SELECT ${sql.join(keys, sql`, `)}, min(l.day) AS day, ${month} AS month, sum(l.amount)::float8 AS amount
  FROM (SELECT account_id, NULL::uuid AS unit_id, rep_id AS seller_id, NULL::uuid AS doer_id, product_id, sold_on AS day, amount
    FROM sales WHERE org_id = ${orgId} AND sold_on >= ${from}::date AND sold_on < ${until}::date
      AND ${isAsked(sql`account_id`)}) l
  GROUP BY ${sql.join([...groups, month], sql`, `)}`;
}

/** One line per measure; a set in the select list costs no join. */
const unpivot = (measures: readonly Measure[], of: string): SQL =>
  sql.raw(`unnest(ARRAY[${measures.map((measure) => `'${measure}'`).join(", ")}]) AS key,
    unnest(ARRAY[${measures.map((_, place) => `${of}.m${place}`).join(", ")}]) AS amount`);
