import { type SQL, sql } from "drizzle-orm";
import type { FactWindow, Measure, MeasureQuery } from "../../app/ports/rows/facts.ts";
import { type Source, sourcesOf } from "./fact-sources.ts";

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

/**
 * CTE `events`: account_id, unit_id (of a lead without account), seller_id (the rep of the record), doer_id (the rep to whom
 * it counts whoever holds the account), product_id, day, key, amount (not 0). Every measure is the sum of its events. They are added
 * up to the grain first, which makes millions of sales some thousands of lines before anybody asks where they belong; null keeps
 * every line. A stretch needs the CTE `cuts` of `placing`.
 */
export function eventsOf(
  query: { readonly orgId: string } & Pick<
    MeasureQuery,
    "from" | "until" | "heldOn" | "fiscalYearStartMonth"
  >,
  { grain, isAsked }: { readonly grain: readonly Grain[] | null; readonly isAsked: (account: SQL) => SQL },
): SQL {
  const { preparations, sources } = sourcesOf(query, isAsked);
  const parts = sources.map((source) => (grain === null ? everyLine(source) : addUp(source, grain)));
  return sql`${preparations}, events AS (
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) every WHERE amount <> 0)`;
}

const KEYS = COLUMNS.map((column) => sql.raw(`l.${column}`));

const everyLine = ({ lines, measures }: Source): SQL => sql`
  SELECT ${sql.join(KEYS, sql`, `)}, l.day, ${unpivot(measures, (place) => sql.raw(`l.m${place}`))} FROM (${lines}) l`;

function addUp({ lines, measures }: Source, grain: readonly Grain[]): SQL {
  const { keys, groups } = groupBy(grain);
  return sql`
  SELECT ${sql.join(keys, sql`, `)}, min(l.day) AS day,
    ${unpivot(measures, (place) => sql.raw(`sum(l.m${place})::float8`))}
  FROM (${lines}) l ${groups.length > 0 ? sql`GROUP BY ${sql.join(groups, sql`, `)}` : sql``}`;
}

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
  { grain, isAsked }: { readonly grain: readonly Grain[]; readonly isAsked: (account: SQL) => SQL },
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
const unpivot = (measures: readonly Measure[], amount: (place: number) => SQL): SQL => sql`
  unnest(ARRAY[${sql.join(
    measures.map((measure) => sql.raw(`'${measure}'`)),
    sql`, `,
  )}]) AS key, unnest(ARRAY[${sql.join(
    measures.map((_, place) => amount(place)),
    sql`, `,
  )}]) AS amount`;
