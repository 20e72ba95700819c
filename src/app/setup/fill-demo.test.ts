import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectValue } from "../../../test/people.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { readServerSettings } from "../../contract/settings.ts";
import { buildWorld } from "../../main.ts";
import type { OpenedStore } from "../ports/server-world.ts";
import { fillDemo, isDemoUnfinished } from "./fill-demo.ts";

const FILL_MILLISECONDS = 300_000;
const world = buildWorld();
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** An empty database, reached as a user's own by DATABASE_URL, and an empty data folder. */
async function openEmptyStore(): Promise<{ readonly store: OpenedStore; readonly pool: pg.Pool }> {
  const { pool, close } = await openTestDatabase();
  closing.push(close);
  const { rows } = await pool.query<{ name: string }>("SELECT current_database() AS name");
  const { host, port, user, password } = inject("postgres");
  const login = `${user}:${encodeURIComponent(password)}`;
  const url = `postgresql://${login}@localhost:${port}/${rows[0].name}?host=${encodeURIComponent(host)}`;
  const settings = expectValue(readServerSettings({ DATABASE_URL: url }));
  const dataFolder = mkdtempSync(join(tmpdir(), "wilayah-demo-"));
  const store = expectValue(await world.server.openStore({ settings, dataFolder, log: () => {} }));
  closing.push(() => store.close());
  return { store, pool };
}

const request = (signal: AbortSignal = new AbortController().signal) =>
  ({ scale: null, seed: 7, log: () => {}, signal }) as const;

/** Everything that the demo stores, by names and codes instead of ids, without instants. */
async function readRows(pool: pg.Pool): Promise<unknown> {
  const statements = {
    members: "SELECT name, role FROM members ORDER BY name",
    reps: `SELECT r.code, r.name, r.home_lon, r.home_lat, r.hours_per_week, t.name AS team, m.name AS member
      FROM reps r JOIN teams t ON t.id = r.team_id LEFT JOIN members m ON m.id = r.member_id ORDER BY r.code`,
    units: "SELECT code, name, lon, lat, position FROM units ORDER BY position",
    accounts: `SELECT a.code, a.name, a.lon, a.lat, a.segment, a.industry, a.stage, a.revenue, a.potential,
      a.workload_hours, u.code AS unit FROM accounts a LEFT JOIN units u ON u.id = a.unit_id ORDER BY a.code`,
    plans: `SELECT p.name, p.state, p.version, p.wishes, p.effective_from, m.name AS author FROM plans p
      JOIN members m ON m.id = p.created_by ORDER BY p.name`,
    alignment: `SELECT p.name, u.code AS unit, t.code AS territory FROM alignment al JOIN plans p ON p.id = al.plan_id
      JOIN units u ON u.id = al.unit_id JOIN territories t ON t.id = al.territory_id ORDER BY p.name, u.code`,
    totals: `SELECT p.name, t.code, tt.units, tt.accounts, round(tt.revenue::numeric, 3) AS revenue FROM territory_totals tt
      JOIN territories t ON t.id = tt.territory_id JOIN plans p ON p.id = t.plan_id ORDER BY p.name, t.code`,
    assignments: `SELECT p.name, t.code, r.code AS rep, ra.role, ra.valid FROM rep_assignments ra
      JOIN territories t ON t.id = ra.territory_id JOIN plans p ON p.id = t.plan_id
      JOIN reps r ON r.id = ra.rep_id ORDER BY p.name, t.code`,
    products: "SELECT code, name, category, unit_price FROM products ORDER BY code",
    sales: `SELECT a.code, p.code AS product, r.code AS rep, s.sold_on, s.quantity, s.amount, s.goods_cost FROM sales s
      JOIN accounts a ON a.id = s.account_id JOIN products p ON p.id = s.product_id LEFT JOIN reps r ON r.id = s.rep_id
      ORDER BY a.code, s.sold_on, p.code, s.quantity, r.code`,
    costs: `SELECT a.code, r.code AS rep, c.kind, c.incurred_on, c.amount FROM costs c
      LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN reps r ON r.id = c.rep_id
      ORDER BY c.incurred_on, c.kind, a.code, r.code`,
    pipeline: `SELECT l.name AS lead, l.origin, l.state, o.name, o.amount, h.number, h.stage, h.entered_on FROM leads l
      FULL JOIN opportunities o ON o.lead_id = l.id LEFT JOIN opportunity_stages h ON h.opportunity_id = o.id
      ORDER BY l.name, o.name, h.number`,
    visits: `SELECT a.code, r.code AS rep, v.state, v.day, v.planned_on, v.planned_position, v.outcome FROM activities v
      JOIN accounts a ON a.id = v.account_id JOIN reps r ON r.id = v.rep_id ORDER BY v.planned_on, r.code, v.planned_position`,
    goals:
      "SELECT r.code, g.name, g.target FROM goals g JOIN reps r ON r.id = g.rep_id ORDER BY r.code, g.name",
    effects: "SELECT p.name, e.effective FROM plan_effects e JOIN plans p ON p.id = e.plan_id",
  };
  const read: Record<string, unknown> = {};
  for (const [name, statement] of Object.entries(statements)) read[name] = (await pool.query(statement)).rows;
  return read;
}

describe("the demo in the store", () => {
  let first: Awaited<ReturnType<typeof openEmptyStore>>;

  beforeAll(async () => {
    first = await openEmptyStore();
    expectValue(await fillDemo(world, first.store, request()));
  }, FILL_MILLISECONDS);

  it("fills every kind of row, with totals that are those of the accounts", async () => {
    const { rows } = await first.pool.query(`
      SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM units) AS units,
        (SELECT count(*) FROM adjacency) > 0 AS "hasBorders",
        (SELECT array_agg(state ORDER BY state) FROM plans) AS plans,
        (SELECT count(*) FROM rep_assignments) AS assignments`);
    expect(rows).toEqual([
      {
        accounts: 300,
        units: expect.any(Number),
        hasBorders: true,
        plans: ["active", "draft"],
        assignments: 12,
      },
    ]);
    const wrong = await first.pool.query(`
      SELECT t.code FROM territory_totals tt JOIN territories t ON t.id = tt.territory_id
      WHERE tt.units <> (SELECT count(*) FROM alignment al WHERE al.territory_id = t.id)
        OR tt.accounts <> (SELECT count(*) FROM accounts a JOIN alignment al ON al.unit_id = a.unit_id WHERE al.territory_id = t.id)
        OR abs(tt.revenue - (SELECT coalesce(sum(a.revenue), 0) FROM accounts a JOIN alignment al ON al.unit_id = a.unit_id
             WHERE al.territory_id = t.id)) > 0.01`);
    expect(wrong.rows).toEqual([]);
  });

  it("tells a business that hangs together: stages of deals, converted leads, customers who buy", async () => {
    const { rows } = await first.pool.query(`
      SELECT (SELECT count(*) FROM opportunities o WHERE o.stage <> (SELECT h.stage FROM opportunity_stages h
          WHERE h.opportunity_id = o.id ORDER BY h.number DESC LIMIT 1)) AS "wrongStages",
        (SELECT count(*) FROM leads l WHERE (l.state = 'converted') <> EXISTS
          (SELECT FROM opportunities o WHERE o.lead_id = l.id)) AS "wrongLeads",
        (SELECT count(*) FROM sales s JOIN opportunities o ON o.account_id = s.account_id AND o.lead_id IS NOT NULL
          WHERE s.sold_on < o.closed_on) AS "soldTooEarly",
        (SELECT count(*) FROM leads WHERE account_id IS NULL AND unit_id IS NULL) AS "placelessLeads",
        (SELECT count(DISTINCT account_id) FROM sales) > 280 AS "haveBought",
        (SELECT count(DISTINCT date_trunc('month', sold_on)) FROM sales) >= 24 AS "hasTwoYears",
        (SELECT count(*) FROM activities WHERE state = 'planned' AND day < current_date - 1) AS "forgottenVisits",
        (SELECT count(*) FROM goals) AS goals`);
    expect(rows).toEqual([
      {
        wrongStages: 0,
        wrongLeads: 0,
        soldTooEarly: 0,
        placelessLeads: 0,
        haveBought: true,
        hasTwoYears: true,
        forgottenVisits: 0,
        goals: 24,
      },
    ]);
    const statistics = await first.pool.query(
      "SELECT reltuples > 0 AS known FROM pg_class WHERE relname = 'sales'",
    );
    expect(statistics.rows).toEqual([{ known: true }]);
  });

  it(
    "goes on where it was cut off, and stores the same rows for the same seed",
    async () => {
      const { store, pool } = await openEmptyStore();
      const stood: object[] = [];
      for (const step of [/units/, /months/, /designing/]) {
        const cutOff = new AbortController();
        const log = (line: string) => {
          if (step.test(line)) cutOff.abort();
        };
        const interrupted = await fillDemo(world, store, { ...request(cutOff.signal), log });
        expect(interrupted.ok ? [] : interrupted.problems.map(({ code }) => code)).toEqual(["SET-112"]);
        const { rows } = await pool.query<{ accounts: boolean; products: boolean; plans: number }>(
          `SELECT EXISTS (SELECT FROM accounts) AS accounts, EXISTS (SELECT FROM products) AS products,
           (SELECT count(*)::int FROM plans) AS plans`,
        );
        stood.push(rows[0]);
      }
      // each step is there whole or not at all
      expect(stood).toEqual([
        { accounts: false, products: false, plans: 0 },
        { accounts: true, products: false, plans: 1 },
        { accounts: true, products: true, plans: 1 },
      ]);
      expect(await isDemoUnfinished(store)).toBe(true);
      const logins = expectValue(await fillDemo(world, store, request()));
      expect(await isDemoUnfinished(store)).toBe(false);
      expect(await readRows(pool)).toEqual(await readRows(first.pool));
      expect(expectValue(await fillDemo(world, store, request()))).toEqual(logins);
    },
    FILL_MILLISECONDS,
  );

  it("leaves an organisation alone that is not the demo", async () => {
    const { store, pool } = await openEmptyStore();
    await pool.query(
      "INSERT INTO organisations VALUES (gen_random_uuid(), 'Real', 'Asia/Jakarta', 'id', 'IDR', now())",
    );
    const refused = await fillDemo(world, store, request());
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["SET-110"]);
    expect((await pool.query("SELECT name FROM organisations")).rows).toEqual([{ name: "Real" }]);
  });
});
