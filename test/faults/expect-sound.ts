import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { expect } from "vitest";
import { checkAuditChains } from "../../src/store/check-audit-chains.ts";
import { readPlanRows } from "../read-plan-rows.ts";

/** How long a job may stand as running past its lease: until a worker has swept it up. */
const SWEEP_MILLISECONDS = 15_000;

/** An edit that a client was told of. */
export interface Acknowledged {
  readonly planId: string;
  readonly version: number;
  /** Codes, as they were sent. */
  readonly units: readonly { readonly unit: string; readonly territory: string | null }[];
}

/**
 * The oracle of every fault, on the database of a server that was started again: nothing acknowledged is lost, nothing
 * half-done is there, one plan holds at a time, the audit log is whole, no job outlives its lease.
 */
export async function expectSound(pool: pg.Pool, acknowledged: readonly Acknowledged[] = []): Promise<void> {
  await expectAcknowledged(pool, acknowledged);
  await expectWholePlans(pool);
  await expectOnePlanAtATime(pool);
  await expectWholeDesigns(pool);
  await expectLeasesKept(pool);
  const chains = await checkAuditChains(pool);
  expect(chains.map(({ brokenAt }) => brokenAt)).toEqual(chains.map(() => null));
}

/** Rows that must not be there. */
async function expectNone(pool: pg.Pool, statement: string): Promise<void> {
  expect((await pool.query(statement)).rows).toEqual([]);
}

async function expectAcknowledged(pool: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<void> {
  const { rows } = await pool.query<{
    planId: string;
    version: number;
    unit: string;
    territory: string | null;
  }>(
    `SELECT c.plan_id AS "planId", c.version, u.code AS unit, t.code AS territory
     FROM change_sets c, jsonb_to_recordset(c.moves) AS m("unitId" uuid, "to" uuid)
     JOIN units u ON u.id = m."unitId" LEFT JOIN territories t ON t.id = m."to"
     WHERE c.kind = 'edit' ORDER BY c.plan_id, c.version, u.code`,
  );
  const stored = new Set(rows.map((row) => [row.planId, row.version, row.unit, row.territory].join(" ")));
  const lost = acknowledged.flatMap(({ planId, version, units }) =>
    units
      .map(({ unit, territory }) => [planId, version, unit, territory].join(" "))
      .filter((move) => !stored.has(move)),
  );
  expect(lost).toEqual([]);
}

async function expectWholePlans(pool: pg.Pool): Promise<void> {
  const { rows: plans } = await pool.query<{ id: string; version: number; logged: number }>(
    `SELECT p.id, p.version, count(c.version)::int AS logged FROM plans p
     LEFT JOIN change_sets c ON c.plan_id = p.id GROUP BY p.org_id, p.id`,
  );
  const { storedAlignment, replayedAlignment } = readPlanRows(pool);
  for (const { id, version, logged } of plans) {
    expect(logged).toBe(version);
    expect(await replayedAlignment(id)).toEqual(await storedAlignment(id));
  }
  await expectNone(
    pool,
    `SELECT p.name FROM plans p WHERE NOT EXISTS (SELECT FROM alignment al WHERE al.plan_id = p.id)`,
  );
  // every edit was told to the audit log in its own transaction, and no edit was told that is not there
  await expectNone(
    pool,
    `SELECT p.name FROM plans p WHERE
       (SELECT count(*) FROM change_sets c WHERE c.plan_id = p.id AND c.kind = 'edit')
       <> (SELECT count(*) FROM audit a WHERE a.object_id = p.id::text AND a.action = 'plan.changed')`,
  );
  await expectTotals(pool);
}

/** Kept totals against a recount; sums in another order differ in their last digits. */
const expectTotals = (pool: pg.Pool) =>
  expectNone(
    pool,
    `WITH held AS (
       SELECT coalesce(o.territory_id, al.territory_id) AS territory_id, a.revenue, a.potential, a.workload_hours
       FROM plans p JOIN accounts a ON a.org_id = p.org_id
       LEFT JOIN alignment al ON al.plan_id = p.id AND al.unit_id = a.unit_id
       LEFT JOIN overrides o ON o.plan_id = p.id AND o.account_id = a.id
     ), counted AS (
       SELECT territory_id, count(*)::int AS accounts, sum(revenue) AS revenue, sum(potential) AS potential,
         sum(workload_hours) AS hours FROM held GROUP BY territory_id
     )
     SELECT t.code, tt.*, c.* FROM territories t
     LEFT JOIN territory_totals tt ON tt.territory_id = t.id LEFT JOIN counted c ON c.territory_id = t.id
     WHERE tt.territory_id IS NULL
       OR tt.units <> (SELECT count(*) FROM alignment al WHERE al.territory_id = t.id)
       OR tt.accounts <> coalesce(c.accounts, 0)
       OR abs(tt.revenue - coalesce(c.revenue, 0)) > 1e-9 * (1 + abs(tt.revenue))
       OR abs(tt.potential - coalesce(c.potential, 0)) > 1e-9 * (1 + abs(tt.potential))
       OR abs(tt.workload_hours - coalesce(c.hours, 0)) > 1e-9 * (1 + abs(tt.workload_hours))`,
  );

async function expectOnePlanAtATime(pool: pg.Pool): Promise<void> {
  await expectNone(
    pool,
    `SELECT a.id, b.id FROM plan_effects a JOIN plan_effects b ON a.org_id = b.org_id AND a.sales_force = b.sales_force
       AND a.id < b.id AND a.effective && b.effective AND a.recorded && b.recorded`,
  );
  // nor a day without a plan between two of them
  await expectNone(
    pool,
    `SELECT * FROM (
       SELECT upper(effective) AS ends, lead(lower(effective)) OVER (PARTITION BY org_id, sales_force ORDER BY effective)
         AS next FROM plan_effects WHERE upper_inf(recorded)
     ) stretches WHERE next IS NOT NULL AND ends IS DISTINCT FROM next`,
  );
  await expectNone(
    pool,
    `SELECT org_id, sales_force FROM plans WHERE state = 'active' GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  // what is scheduled or active stands in the calendar, and nothing else does from today on
  await expectNone(
    pool,
    `SELECT p.name, p.state FROM plans p JOIN organisations o ON o.org_id = p.org_id
     WHERE (p.state IN ('scheduled', 'active')) <> EXISTS (
       SELECT FROM plan_effects e WHERE e.plan_id = p.id AND upper_inf(e.recorded)
         AND coalesce(upper(e.effective), 'infinity') > (now() AT TIME ZONE o.time_zone)::date)
       AND NOT (p.state = 'active' AND EXISTS (SELECT FROM plans d WHERE d.org_id = p.org_id
         AND d.sales_force = p.sales_force AND d.state = 'scheduled'))`,
  );
  // a unit has one territory; a design leaves none in white space, which a plan made by hand may
  await expectNone(
    pool,
    `SELECT p.name, u.code, held.territories FROM plans p
     JOIN units u ON u.org_id = p.org_id AND u.layer_id = p.layer_id
     CROSS JOIN LATERAL (SELECT count(*) AS territories FROM alignment al WHERE al.plan_id = p.id AND al.unit_id = u.id) held
     WHERE p.state IN ('scheduled', 'active') AND (held.territories > 1 OR held.territories = 0 AND EXISTS (
       SELECT FROM change_sets c WHERE c.plan_id = p.id AND c.version = 1 AND c.kind = 'design'))`,
  );
}

/** A design is there with its draft, its files and its end, or not at all. */
async function expectWholeDesigns(pool: pg.Pool): Promise<void> {
  await expectNone(
    pool,
    `SELECT j.id, j.state FROM jobs j
     LEFT JOIN plans p ON p.org_id = j.org_id AND p.name = j.request->>'name'
     WHERE j.kind = 'design' AND ((j.state = 'done') <> (p.id IS NOT NULL) OR (j.state = 'done') <> (j.result IS NOT NULL)
       OR (j.state = 'done') <> EXISTS (SELECT FROM job_files f WHERE f.job_id = j.id)
       OR (j.state = 'done' AND j.result->>'planId' <> p.id::text)
       OR (j.finished_at IS NULL) <> (j.state IN ('queued', 'running')))`,
  );
}

async function expectLeasesKept(pool: pg.Pool): Promise<void> {
  const until = performance.now() + SWEEP_MILLISECONDS;
  const readLate = async () =>
    (await pool.query("SELECT id, lease_until FROM jobs WHERE state = 'running' AND lease_until < now()"))
      .rows;
  let late = await readLate();
  while (late.length > 0 && performance.now() < until) {
    await wait(200);
    late = await readLate();
  }
  expect(late).toEqual([]);
}
