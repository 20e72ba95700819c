import { sql } from "drizzle-orm";
import type { TerritoryTotals } from "../../app/ports/rows/territories.ts";
import type { Database } from "../transact.ts";

/** What a choice of units and accounts adds to the totals of territories, in one plan or (null) in all of them. */
interface Choice {
  readonly planId: string | null;
  /** These units with all their accounts; null = every unit and account. */
  readonly unitIds: readonly string[] | null;
  /** These accounts, wherever they are. */
  readonly accountIds: readonly string[];
}

type Row = TerritoryTotals & Record<string, unknown>;

/**
 * Totals kept with every change take the organisation's totals lock: shared for edits of a plan, which touch rows of
 * their own plan only, and alone for edits of accounts, which are a part of every plan's totals.
 */
export async function lockTotals(db: Database, orgId: string, mode: "shared" | "alone"): Promise<void> {
  const key = sql`hashtextextended(${`totals:${orgId}`}, 0)`;
  await db.execute(
    mode === "alone"
      ? sql`SELECT pg_advisory_xact_lock(${key})`
      : sql`SELECT pg_advisory_xact_lock_shared(${key})`,
  );
}

/**
 * Runs a change of what the choice covers and adds the difference it makes to the kept totals. The totals lock must be
 * held. Gives the ids of the territories touched. Cost: the units and accounts of the choice, read twice.
 */
export async function keepTotals(
  db: Database,
  orgId: string,
  choice: Choice,
  change: () => Promise<void>,
): Promise<readonly string[]> {
  const before = await sumChoice(db, orgId, choice);
  await change();
  const after = await sumChoice(db, orgId, choice);
  const difference = new Map<string, TerritoryTotals>();
  for (const row of before) addTo(difference, row, -1);
  for (const row of after) addTo(difference, row, 1);
  await rollUp(db, orgId, difference);
  return addToKept(db, orgId, difference);
}

/**
 * Runs a change of what stands above a territory, and takes its totals from those that stood above it to those that do
 * then. The totals lock must be held.
 */
export async function moveTotals(
  db: Database,
  orgId: string,
  territoryId: string,
  change: () => Promise<void>,
): Promise<void> {
  const [own] = await readKept(db, orgId, [territoryId]);
  const difference = new Map<string, TerritoryTotals>();
  for (const { above } of await listAbove(db, orgId, [territoryId])) {
    addTo(difference, { ...own, territoryId: above }, -1);
  }
  await change();
  for (const { above } of await listAbove(db, orgId, [territoryId])) {
    addTo(difference, { ...own, territoryId: above }, 1);
  }
  await addToKept(db, orgId, difference);
}

/** Adds what the totals of territories are or change by to all that stand above them. */
async function rollUp(db: Database, orgId: string, totals: Map<string, TerritoryTotals>): Promise<void> {
  const own = new Map(totals);
  for (const { territoryId, above } of await listAbove(db, orgId, [...own.keys()])) {
    const part = own.get(territoryId);
    if (part !== undefined) addTo(totals, { ...part, territoryId: above }, 1);
  }
}

interface Above extends Record<string, unknown> {
  readonly territoryId: string;
  readonly above: string;
}

async function listAbove(
  db: Database,
  orgId: string,
  territoryIds: readonly string[],
): Promise<readonly Above[]> {
  const { rows } = await db.execute<Above>(sql`
    WITH RECURSIVE above AS (
      SELECT id AS "territoryId", parent_id AS above FROM territories
        WHERE org_id = ${orgId} AND id = ANY (${sql.param([...territoryIds])}::uuid[]) AND parent_id IS NOT NULL
      UNION ALL
      SELECT a."territoryId", t.parent_id FROM above a JOIN territories t ON t.org_id = ${orgId} AND t.id = a.above
        WHERE t.parent_id IS NOT NULL
    ) SELECT * FROM above`);
  return rows;
}

/** Adds differences to the kept totals; gives the ids of the territories. */
async function addToKept(
  db: Database,
  orgId: string,
  difference: Map<string, TerritoryTotals>,
): Promise<readonly string[]> {
  const touched = [...difference.keys()].sort();
  for (const row of await readKept(db, orgId, touched)) addTo(difference, row, 1);
  await writeTotals(db, orgId, [...difference.values()]);
  return touched;
}

/** Held until the transaction ends, in one order, so that two who change the same totals wait for each other. */
async function readKept(db: Database, orgId: string, territoryIds: readonly string[]): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    SELECT territory_id AS "territoryId", units, accounts, revenue, potential, workload_hours AS "workloadHours", measures
    FROM territory_totals WHERE org_id = ${orgId} AND territory_id = ANY (${sql.param([...territoryIds])}::uuid[])
    ORDER BY territory_id FOR UPDATE`);
  return rows;
}

/** Adds the totals of a whole plan up anew. */
export async function recountTotals(db: Database, orgId: string, planId: string): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT territory_id AS id FROM territory_totals WHERE org_id = ${orgId} AND plan_id = ${planId}`,
  );
  const totals = new Map<string, TerritoryTotals>(rows.map(({ id }) => [id, nothing(id)]));
  const counted = await sumChoice(db, orgId, { planId, unitIds: null, accountIds: [] });
  for (const row of counted) addTo(totals, row, 1);
  await rollUp(db, orgId, totals);
  await writeTotals(db, orgId, [...totals.values()]);
}

const nothing = (territoryId: string): TerritoryTotals => ({
  territoryId,
  units: 0,
  accounts: 0,
  revenue: 0,
  potential: 0,
  workloadHours: 0,
  measures: {},
});

function addTo(totals: Map<string, TerritoryTotals>, row: TerritoryTotals, sign: 1 | -1): void {
  const old = totals.get(row.territoryId) ?? nothing(row.territoryId);
  const measures = { ...old.measures };
  for (const [key, value] of Object.entries(row.measures))
    measures[key] = (measures[key] ?? 0) + sign * value;
  totals.set(row.territoryId, {
    territoryId: row.territoryId,
    units: old.units + sign * row.units,
    accounts: old.accounts + sign * row.accounts,
    revenue: old.revenue + sign * row.revenue,
    potential: old.potential + sign * row.potential,
    workloadHours: old.workloadHours + sign * row.workloadHours,
    measures,
  });
}

async function writeTotals(db: Database, orgId: string, totals: readonly TerritoryTotals[]): Promise<void> {
  if (totals.length === 0) return;
  const rows = JSON.stringify(totals.map(withoutRounding));
  await db.execute(sql`
    UPDATE territory_totals t SET units = n.units, accounts = n.accounts, revenue = n.revenue, potential = n.potential,
      workload_hours = n."workloadHours", measures = n.measures
    FROM jsonb_to_recordset(${rows}::jsonb) AS n("territoryId" uuid, units int, accounts int, revenue float8,
      potential float8, "workloadHours" float8, measures jsonb)
    WHERE t.org_id = ${orgId} AND t.territory_id = n."territoryId"`);
}

/** What holds nothing sums to 0 exactly, not to what rounding left over. */
function withoutRounding(totals: TerritoryTotals): TerritoryTotals {
  const { territoryId, units, accounts } = totals;
  const empty = nothing(territoryId);
  return {
    ...totals,
    ...(accounts === 0 && { revenue: 0, potential: 0, workloadHours: 0 }),
    measures: units === 0 ? empty.measures : totals.measures,
  };
}

/** From so many accounts on, the planner is kept from looking each of them up. */
const MANY_ACCOUNTS = 1000;

/**
 * What was written in this transaction is not in the planner's statistics: it takes the overrides for a few and goes
 * through all of them once per account, which is minutes for 95,000 accounts.
 */
async function sumChoice(db: Database, orgId: string, choice: Choice): Promise<readonly TerritoryTotals[]> {
  if (choice.accountIds.length < MANY_ACCOUNTS) return sumAsPlanned(db, orgId, choice);
  await db.execute(sql`SET LOCAL enable_nestloop = off`);
  const sums = await sumAsPlanned(db, orgId, choice);
  await db.execute(sql`SET LOCAL enable_nestloop = on`);
  return sums;
}

async function sumAsPlanned(
  db: Database,
  orgId: string,
  choice: Choice,
): Promise<readonly TerritoryTotals[]> {
  const { planId, unitIds, accountIds } = choice;
  const ids = (list: readonly string[]) => sql`${sql.param([...list])}::uuid[]`;
  const ofPlan = (column: string) => (planId === null ? sql`true` : sql`${sql.raw(column)} = ${planId}`);
  const chosenUnits = unitIds === null ? sql`true` : sql`al.unit_id = ANY (${ids(unitIds)})`;
  const chosenAccounts =
    unitIds === null
      ? sql`true`
      : sql`(a.unit_id = ANY (${ids(unitIds)}) OR a.id = ANY (${ids(accountIds)}))`;
  const { rows } = await db.execute<Row>(sql`
    WITH aligned AS (
      SELECT al.territory_id, u.measures FROM alignment al JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
      WHERE al.org_id = ${orgId} AND ${ofPlan("al.plan_id")} AND ${chosenUnits}
    ), measured AS (
      SELECT territory_id, jsonb_object_agg(key, total) AS measures FROM (
        SELECT territory_id, m.key, sum(m.value::float8) AS total FROM aligned, jsonb_each_text(measures) m GROUP BY 1, 2
      ) every GROUP BY 1
    ), held AS (
      SELECT al.territory_id, a.revenue, a.potential, a.workload_hours FROM accounts a
        JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id AND ${ofPlan("al.plan_id")}
        LEFT JOIN overrides o ON o.org_id = a.org_id AND o.plan_id = al.plan_id AND o.account_id = a.id
        WHERE a.org_id = ${orgId} AND ${chosenAccounts} AND o.account_id IS NULL
      UNION ALL
      SELECT o.territory_id, a.revenue, a.potential, a.workload_hours FROM accounts a
        JOIN overrides o ON o.org_id = a.org_id AND o.account_id = a.id AND ${ofPlan("o.plan_id")}
        WHERE a.org_id = ${orgId} AND ${chosenAccounts}
    ), counted AS (
      SELECT territory_id, 1 AS units, 0 AS accounts, 0::float8 AS revenue, 0::float8 AS potential, 0::float8 AS hours FROM aligned
      UNION ALL
      SELECT territory_id, 0, 1, revenue, potential, workload_hours FROM held
    )
    SELECT c.territory_id AS "territoryId", sum(c.units)::int AS units, sum(c.accounts)::int AS accounts,
      sum(c.revenue) AS revenue, sum(c.potential) AS potential, sum(c.hours) AS "workloadHours",
      coalesce(m.measures, '{}') AS measures
    FROM counted c LEFT JOIN measured m ON m.territory_id = c.territory_id GROUP BY c.territory_id, m.measures`);
  return rows;
}
