import type pg from "pg";
import { expect } from "vitest";
import type { AlignmentMove } from "../src/app/ports/rows/plans.ts";
import type { UnitLockChange } from "../src/app/ports/rows/unit-locks.ts";

/** What the tables hold of a plan, read past every use case. */
export function readPlanRows(pool: pg.Pool) {
  return {
    storedAlignment: (planId: string) => storedAlignment(pool, planId),
    replayedAlignment: (planId: string, until?: number) => replayedAlignment(pool, planId, until),
    expectTotalsToBeRight: (planId: string) => expectTotalsToBeRight(pool, planId),
  };
}

const ALIGNMENT = `SELECT 'unit ' || unit_id AS thing, territory_id::text AS territory FROM alignment WHERE plan_id = $1
  UNION ALL SELECT 'account ' || account_id, territory_id || ' ' || cause FROM overrides WHERE plan_id = $1
  UNION ALL SELECT 'lock ' || unit_id, 'locked' FROM unit_locks WHERE plan_id = $1`;

async function storedAlignment(pool: pg.Pool, planId: string): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ thing: string; territory: string }>(ALIGNMENT, [planId]);
  return Object.fromEntries(rows.map(({ thing, territory }) => [thing, territory]));
}

/** The log from the first change-set on, and that each move began where the one before it ended. */
async function replayedAlignment(
  pool: pg.Pool,
  planId: string,
  until = Number.MAX_SAFE_INTEGER,
): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ version: number; moves: AlignmentMove[]; locks: UnitLockChange[] }>(
    "SELECT version, moves, unit_locks AS locks FROM change_sets WHERE plan_id = $1 ORDER BY version",
    [planId],
  );
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
  const state: Record<string, string> = {};
  const wanted = rows.filter(({ version }) => version <= until);
  for (const { unitId, isLocked } of wanted.flatMap(({ locks }) => locks)) {
    const key = `lock ${unitId}`;
    // only what changed is told
    expect(key in state).toBe(!isLocked);
    if (isLocked) state[key] = "locked";
    else delete state[key];
  }
  for (const move of wanted.flatMap(({ moves }) => moves)) {
    const key = move.unitId ? `unit ${move.unitId}` : `account ${move.accountId}`;
    expect((state[key] ?? "").split(" ")[0]).toBe(move.from ?? "");
    if (move.to === null) delete state[key];
    else state[key] = move.unitId ? move.to : `${move.to} ${move.cause}`;
  }
  return state;
}

interface Sums {
  units: number;
  accounts: number;
  revenue: number;
  potential: number;
  hours: number;
  workload: number;
}

/** Kept totals against a plain recount of units and accounts. */
async function expectTotalsToBeRight(pool: pg.Pool, planId: string): Promise<void> {
  const read = async <Row extends object>(text: string) => (await pool.query<Row>(text, [planId])).rows;
  const units = await read<{ id: string; territory_id: string; workload: number }>(
    "SELECT u.id, al.territory_id, (u.measures->>'workload')::float8 AS workload FROM alignment al JOIN units u ON u.id = al.unit_id WHERE al.plan_id = $1",
  );
  const territoryOf = new Map(units.map((row) => [row.id, row.territory_id]));
  const overrides = await read<{ account_id: string; territory_id: string }>(
    "SELECT account_id, territory_id FROM overrides WHERE plan_id = $1",
  );
  const overrideOf = new Map(overrides.map((row) => [row.account_id, row.territory_id]));
  const { rows: accounts } = await pool.query(
    "SELECT a.* FROM accounts a JOIN plans p ON p.org_id = a.org_id WHERE p.id = $1",
    [planId],
  );
  const kept = await read<Sums & { territory_id: string; measures: { workload?: number } }>(
    "SELECT *, workload_hours AS hours FROM territory_totals WHERE plan_id = $1",
  );
  const sums = new Map<string, Sums>();
  for (const row of kept) {
    sums.set(row.territory_id, { units: 0, accounts: 0, revenue: 0, potential: 0, hours: 0, workload: 0 });
  }
  const parents = await read<{ id: string; parent_id: string | null }>(
    "SELECT id, parent_id FROM territories WHERE plan_id = $1",
  );
  const parentOf = new Map(parents.map((row) => [row.id, row.parent_id]));
  /** Adds to a territory and to all above it. */
  const addTo = (territoryId: string, add: (sum: Sums) => void) => {
    for (let id: string | null = territoryId; id !== null; id = parentOf.get(id) ?? null) {
      const sum = sums.get(id);
      if (!sum) throw new Error(`no totals of ${id}`);
      add(sum);
    }
  };
  for (const unit of units) {
    addTo(unit.territory_id, (sum) => {
      sum.units++;
      sum.workload += unit.workload;
    });
  }
  for (const account of accounts) {
    const territoryId = overrideOf.get(account.id) ?? territoryOf.get(account.unit_id);
    if (territoryId === undefined) continue;
    addTo(territoryId, (sum) => {
      sum.accounts++;
      sum.revenue += account.revenue;
      sum.potential += account.potential;
      sum.hours += account.workload_hours;
    });
  }
  const asKept = kept.map(({ territory_id, units, accounts, revenue, potential, hours, measures }) => [
    territory_id,
    { units, accounts, revenue, potential, hours, workload: measures.workload ?? 0 },
  ]);
  expect(Object.fromEntries(asKept)).toEqual(Object.fromEntries(sums));
}
