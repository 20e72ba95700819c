import { type SQL, sql } from "drizzle-orm";
import type { Measure, MeasureQuery } from "../../app/ports/rows/facts.ts";
import { fiscalQuartersIn } from "../../core/domain/fiscal-periods.ts";

/** Lines of a table with what they add to some measures: account_id, unit_id, seller_id, doer_id, product_id, day, m0, m1 … */
export interface Source {
  readonly lines: SQL;
  readonly measures: readonly Measure[];
}

type Asked = { readonly orgId: string } & Pick<
  MeasureQuery,
  "from" | "until" | "heldOn" | "fiscalYearStartMonth"
>;

/** What every source is asked with. */
interface Asking extends Asked {
  /** Whether a day lies in the window. */
  readonly inWindow: (day: SQL) => SQL;
  readonly lastDay: SQL;
  /** Whether an account is asked about. */
  readonly isAsked: (account: SQL) => SQL;
}

/**
 * Where measures come from, and CTEs that they read. `isAsked`: only of these accounts. An open opportunity without a
 * probability has that of its stage: of those that passed through it and were closed before the window's end, the share won, with
 * one more on either side.
 */
export function sourcesOf(
  asked: Asked,
  isAsked: (account: SQL) => SQL,
): { readonly preparations: SQL; readonly sources: readonly Source[] } {
  const { from, until } = asked;
  const asking: Asking = {
    ...asked,
    inWindow: (day) => sql`${day} >= ${from}::date AND ${day} < ${until}::date`,
    lastDay: sql`(${until}::date - 1)`,
    isAsked,
  };
  return {
    preparations: preparations(asking),
    sources: [
      ...saleSources(asking),
      ...buyerSources(asking),
      ...costAndStockSources(asking),
      ...pipelineSources(asking),
      ...activitySources(asking),
    ],
  };
}

interface Line {
  readonly account: SQL;
  readonly unit?: SQL;
  readonly seller?: SQL;
  readonly doer?: SQL;
  readonly product?: SQL;
  readonly day: SQL;
  readonly from: SQL;
}

const NONE = sql`NULL::uuid`;

const source = (
  { account, unit = NONE, seller = NONE, doer = NONE, product = NONE, day, from }: Line,
  amounts: Readonly<Partial<Record<Measure, SQL>>>,
): Source => ({
  lines: sql`SELECT ${account} AS account_id, ${unit} AS unit_id, ${seller} AS seller_id, ${doer} AS doer_id,
    ${product} AS product_id, ${day} AS day, ${sql.join(
      Object.values(amounts).map((amount, place) => sql`(${amount})::float8 AS ${sql.raw(`m${place}`)}`),
      sql`, `,
    )} ${from}`,
  measures: Object.keys(amounts) as Measure[],
});

const oneIf = (condition: SQL): SQL => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
const ONE = sql`1`;

/**
 * Who sold to an account of others knows that sale alone, not what it bought before: whether it is new, or stayed, is told of
 * accounts within reach only.
 */
const isReached = (orgId: string): SQL =>
  sql`account_id IN (SELECT id FROM accounts WHERE org_id = ${orgId})`;

/** CTEs: what was `sold` in the window; a line per account: customers of the year `before` it, who `bought` in it, visits `toured`; `odds` of each stage. */
const preparations = ({ orgId, from, until, inWindow, isAsked }: Asking): SQL => sql`
  before AS MATERIALIZED (
    SELECT DISTINCT account_id FROM sales WHERE org_id = ${orgId} AND sold_on >= (${from}::date - interval '1 year')::date
      AND sold_on < ${from}::date AND amount > 0 AND ${isAsked(sql`account_id`)} AND ${isReached(orgId)}
  ), sold AS MATERIALIZED (
    SELECT account_id, rep_id, product_id, sold_on, amount, goods_cost FROM sales
    WHERE org_id = ${orgId} AND ${inWindow(sql`sold_on`)} AND ${isAsked(sql`account_id`)}
  ), bought AS MATERIALIZED (
    SELECT account_id, min(sold_on) AS first_day, max(sold_on) AS last_day FROM sold
    WHERE amount > 0 AND ${isReached(orgId)} GROUP BY 1
  ), toured AS MATERIALIZED (
    SELECT account_id, rep_id, max(day) AS day, count(*) FILTER (WHERE planned_on IS NOT NULL) AS planned,
      count(*) FILTER (WHERE state = 'done') AS done
    FROM activities WHERE org_id = ${orgId} AND kind = 'visit' AND account_id IS NOT NULL AND state <> 'cancelled'
      AND ${inWindow(sql`coalesce(planned_on, day)`)} AND ${isAsked(sql`account_id`)} GROUP BY 1, 2
  ), odds AS MATERIALIZED (
    SELECT h.stage, (count(*) FILTER (WHERE o.stage = 'won') + 1) / (count(*) + 2)::float8 AS probability
    FROM (SELECT DISTINCT opportunity_id, stage FROM opportunity_stages WHERE org_id = ${orgId} AND entered_on < ${until}::date) h
    JOIN opportunities o ON o.org_id = ${orgId} AND o.id = h.opportunity_id AND o.closed_on < ${until}::date GROUP BY 1
  )`;

/** Revenue of the window, and of the same a year before. */
function saleSources({
  orgId,
  from,
  until,
  heldOn,
  fiscalYearStartMonth,
  inWindow,
  isAsked,
}: Asking): readonly Source[] {
  const quarters = fiscalQuartersIn({ from, until }, fiscalYearStartMonth);
  const inQuarters = sql`s.sold_on >= ${quarters.from}::date AND s.sold_on < ${quarters.until}::date`;
  // counted from the month that the year begins in, the third of a quarter is the last
  const isLastMonth = sql`(extract(month FROM s.sold_on)::int + 12 - ${fiscalYearStartMonth}::int) % 3 = 2`;
  const sold = {
    account: sql`s.account_id`,
    seller: sql`s.rep_id`,
    product: sql`s.product_id`,
    day: sql`s.sold_on`,
  };
  const ofWindow = source(
    {
      ...sold,
      from: sql`FROM sold s LEFT JOIN before b ON b.account_id = s.account_id LEFT JOIN bought w ON w.account_id = s.account_id`,
    },
    {
      revenue: sql`s.amount`,
      creditedRevenue: sql`s.amount`,
      closedWonValue: sql`s.amount`,
      costOfGoods: sql`s.goods_cost`,
      newAccountRevenue: sql`CASE WHEN b.account_id IS NULL AND w.account_id IS NOT NULL THEN s.amount ELSE 0 END`,
      quarterRevenue: sql`CASE WHEN ${inQuarters} THEN s.amount ELSE 0 END`,
      lastMonthRevenue: sql`CASE WHEN ${inQuarters} AND ${isLastMonth} THEN s.amount ELSE 0 END`,
    },
  );
  // 29 February counts a year later as the 28th: the index is read a day further than what belongs
  const yearAgo = source(
    {
      ...sold,
      from: sql`FROM sales s WHERE s.org_id = ${orgId} AND s.sold_on >= (${from}::date - interval '1 year')::date
        AND s.sold_on <= (${until}::date - interval '1 year')::date AND ${inWindow(sql`(s.sold_on + interval '1 year')::date`)}
        AND ${isAsked(sql`s.account_id`)}`,
    },
    { [heldOn === null ? "revenueYearAgo" : "revenueYearAgoRestated"]: sql`s.amount` },
  );
  return [ofWindow, yearAgo];
}

/** Who bought: on the day of their last sale, of their first one ever, and on the window's last day of those from before. */
const buyerSources = ({ orgId, from, lastDay }: Asking): readonly Source[] => [
  source(
    { account: sql`b.account_id`, day: sql`b.last_day`, from: sql`FROM bought b` },
    { activeOutlets: ONE, buyers: ONE },
  ),
  source(
    {
      account: sql`b.account_id`,
      day: sql`b.first_day`,
      // who bought within the year before needs no look at all that was ever sold
      from: sql`FROM bought b LEFT JOIN before o ON o.account_id = b.account_id WHERE o.account_id IS NULL
        AND NOT EXISTS (SELECT FROM sales s WHERE s.org_id = ${orgId} AND s.account_id = b.account_id
          AND s.sold_on < ${from}::date AND s.amount > 0)`,
    },
    { newAccounts: ONE },
  ),
  source(
    {
      account: sql`o.account_id`,
      day: lastDay,
      from: sql`FROM before o LEFT JOIN bought b ON b.account_id = o.account_id`,
    },
    { customers: ONE, customersKept: oneIf(sql`b.account_id IS NOT NULL`) },
  ),
];

/** Costs, and what the accounts could buy and need, on the last day of the window. */
const costAndStockSources = ({
  orgId,
  from,
  until,
  inWindow,
  lastDay,
  isAsked,
}: Asking): readonly Source[] => [
  source(
    {
      account: sql`c.account_id`,
      seller: sql`c.rep_id`,
      day: sql`c.incurred_on`,
      from: sql`FROM costs c WHERE c.org_id = ${orgId} AND ${inWindow(sql`c.incurred_on`)} AND ${isAsked(sql`c.account_id`)}`,
    },
    {
      acquisitionCost: sql`CASE WHEN c.kind = 'acquisition' THEN c.amount ELSE 0 END`,
      costToServe: sql`CASE WHEN c.kind = 'acquisition' THEN 0 ELSE c.amount END`,
    },
  ),
  source(
    {
      account: sql`a.id`,
      day: lastDay,
      from: sql`FROM accounts a WHERE a.org_id = ${orgId} AND ${isAsked(sql`a.id`)}`,
    },
    {
      accounts: ONE,
      potentialBuyers: ONE,
      potential: sql`a.potential * ((${until}::date - ${from}::date) / 365.25)`,
      workloadHours: sql`a.workload_hours * 12`,
    },
  ),
];

/** Leads on the day they were created; opportunities on the day they were created, closed, or still open. */
function pipelineSources({ orgId, until, inWindow, lastDay, isAsked }: Asking): readonly Source[] {
  const isOpen = sql`o.closed_on IS NULL OR o.closed_on >= ${until}::date`;
  const deal = {
    account: sql`o.account_id`,
    unit: sql`CASE WHEN o.account_id IS NULL THEN l.unit_id END`,
    seller: sql`o.rep_id`,
    product: sql`o.product_id`,
  };
  const deals = (condition: SQL, more = sql``): SQL => sql`
    FROM opportunities o LEFT JOIN leads l ON l.org_id = ${orgId} AND l.id = o.lead_id ${more}
    WHERE o.org_id = ${orgId} AND ${isAsked(sql`o.account_id`)} AND ${condition}`;
  const isWon = sql`o.stage = 'won'`;
  const isLost = sql`o.stage IN ('lost', 'no-decision')`;
  return [
    source(
      {
        account: sql`l.account_id`,
        unit: sql`CASE WHEN l.account_id IS NULL THEN l.unit_id END`,
        seller: sql`l.rep_id`,
        day: sql`l.created_on`,
        from: sql`FROM leads l WHERE l.org_id = ${orgId} AND ${inWindow(sql`l.created_on`)} AND ${isAsked(sql`l.account_id`)}`,
      },
      {
        leads: ONE,
        leadsConverted: oneIf(sql`l.state = 'converted' AND l.closed_on < ${until}::date`),
        leadsOpen: oneIf(sql`l.closed_on IS NULL OR l.closed_on >= ${until}::date`),
      },
    ),
    source(
      { ...deal, day: sql`o.created_on`, from: deals(inWindow(sql`o.created_on`)) },
      {
        opportunitiesCreated: ONE,
        opportunitiesWonOfCohort: oneIf(sql`${isWon} AND o.closed_on < ${until}::date`),
      },
    ),
    source(
      { ...deal, day: sql`o.closed_on`, from: deals(inWindow(sql`o.closed_on`)) },
      {
        won: oneIf(isWon),
        wonValue: sql`CASE WHEN ${isWon} THEN o.amount ELSE 0 END`,
        wonCycleDays: sql`CASE WHEN ${isWon} THEN o.closed_on - o.created_on ELSE 0 END`,
        lost: oneIf(isLost),
        lostValue: sql`CASE WHEN ${isLost} THEN o.amount ELSE 0 END`,
      },
    ),
    source(
      {
        ...deal,
        day: lastDay,
        from: deals(
          sql`o.created_on < ${until}::date AND (${isOpen})`,
          sql`LEFT JOIN odds ON odds.stage = o.stage`,
        ),
      },
      {
        openOpportunities: ONE,
        openValue: sql`o.amount`,
        weightedOpenValue: sql`o.amount * coalesce(o.probability, odds.probability)`,
        openValueDue: sql`CASE WHEN ${inWindow(sql`o.expected_close_on`)} THEN o.amount ELSE 0 END`,
      },
    ),
  ];
}

/** Visits and other contacts, made and planned; they count for the rep who made them. */
function activitySources({ orgId, inWindow, isAsked }: Asking): readonly Source[] {
  const made = { account: sql`a.account_id`, doer: sql`a.rep_id` };
  const ofActivities = (condition: SQL): SQL =>
    sql`FROM activities a WHERE a.org_id = ${orgId} AND ${isAsked(sql`a.account_id`)} AND ${condition}`;
  return [
    source(
      {
        ...made,
        day: sql`a.day`,
        from: ofActivities(sql`a.state = 'done' AND a.direction = 'outbound' AND ${inWindow(sql`a.day`)}`),
      },
      {
        visits: oneIf(sql`a.kind = 'visit'`),
        effectiveVisits: oneIf(sql`a.kind = 'visit' AND a.outcome = 'order'`),
        contactAttempts: ONE,
        conversations: oneIf(sql`a.outcome IS NOT NULL AND a.outcome <> 'not-reached'`),
      },
    ),
    source(
      {
        ...made,
        day: sql`a.planned_on`,
        from: ofActivities(
          sql`a.kind = 'visit' AND a.state <> 'cancelled' AND ${inWindow(sql`a.planned_on`)}`,
        ),
      },
      { visitsPlanned: ONE, visitsOnPlan: oneIf(sql`a.state = 'done' AND a.day = a.planned_on`) },
    ),
    source(
      {
        account: sql`t.account_id`,
        doer: sql`t.rep_id`,
        day: sql`t.day`,
        from: sql`FROM toured t WHERE t.planned > 0`,
      },
      {
        targetAccounts: ONE,
        targetAccountsVisited: oneIf(sql`t.done > 0`),
        visitsToTargets: sql`t.done`,
        visitsCounted: sql`least(t.done, t.planned)`,
      },
    ),
  ];
}
