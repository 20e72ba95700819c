import { type SQL, sql } from "drizzle-orm";
import type { FactWindow, Measure, MeasureQuery, SumsQuery } from "../../app/ports/rows/facts.ts";
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

/** How a line `e` names its scope, and what is joined to it for that. */
export interface Credit {
  readonly id: SQL;
  readonly credit: SQL;
}

/**
 * CTE `totals`: id of the scope, key, amount, in any number of lines: the same events added up before the measures part ways. Reads
 * CTEs of `placing`.
 */
export function totalsOf(
  asked: Asked & Pick<SumsQuery, "measures">,
  isAsked: IsAsked,
  { id, credit }: Credit,
): SQL {
  const { preparations, sources } = sourcesOf(asked, isAsked);
  const wanted = sources.filter(
    ({ measures }) => asked.measures === undefined || asked.measures.some((key) => measures.includes(key)),
  );
  // one at least, that there is something to select from
  const read = wanted.length > 0 ? wanted : sources.slice(-1);
  const parts = read.map(({ lines, measures }) => {
    const sums = sql.raw(measures.map((_, place) => `sum(e.m${place}) AS m${place}`).join(", "));
    return sql`
  SELECT s.id, ${unpivot(measures, "s")} FROM (SELECT ${id} AS id, ${sums} FROM (${lines}) e ${credit} GROUP BY 1) s`;
  });
  return sql`${preparations}, totals AS (
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) every WHERE amount <> 0)`;
}

const KEYS = COLUMNS.map((column) => sql.raw(`l.${column}`));

/** Sales of the window by scope and month (its first day): id, month, amount. */
export const monthlySales = (
  { orgId, from, until }: { readonly orgId: string } & FactWindow,
  isAsked: IsAsked,
  { id, credit }: Credit,
): SQL => sql`
  SELECT ${id} AS id, date_trunc('month', e.day::timestamp) AS month, sum(e.amount) AS amount
  FROM (SELECT account_id, NULL::uuid AS unit_id, rep_id AS seller_id, NULL::uuid AS doer_id, product_id, sold_on AS day, amount
    FROM sales WHERE org_id = ${orgId} AND sold_on >= ${from}::date AND sold_on < ${until}::date
      AND ${isAsked(sql`account_id`)}) e ${credit} GROUP BY 1, 2`;

/** One line per measure; a set in the select list costs no join. */
const unpivot = (measures: readonly Measure[], of: string): SQL =>
  sql.raw(`unnest(ARRAY[${measures.map((measure) => `'${measure}'`).join(", ")}]) AS key,
    unnest(ARRAY[${measures.map((_, place) => `${of}.m${place}`).join(", ")}]) AS amount`);
