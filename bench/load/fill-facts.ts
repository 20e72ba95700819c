import type { ServerStore } from "../../src/main/open-server-store.ts";

const MONTHS = 24;
const PRODUCTS = 40;
/** Leads, and opportunities out of them, as a share of the accounts. */
const [LEADS, OPPORTUNITIES] = [0.2, 0.1];

/** Rows that were written. */
export interface FilledFacts {
  readonly sales: number;
  readonly activities: number;
  readonly leads: number;
  readonly opportunities: number;
}

/**
 * Writes 24 months of business for the accounts of a filled store, until yesterday: a sale a month each, three visits, leads and
 * opportunities, quotas of the reps; the plan that was made counts as if it had held all the time. Drawn by PostgreSQL from a seed.
 */
export async function fillFacts({ pool }: ServerStore): Promise<FilledFacts> {
  const client = await pool.connect();
  const run = async (text: string): Promise<number> => (await client.query(text)).rowCount ?? 0;
  try {
    await client.query("BEGIN");
    // millions of rows that refer to what was just read: nothing is to be checked
    await run("SET LOCAL session_replication_role = replica");
    await run("SELECT setseed(0.5)");
    await run(
      "UPDATE plan_effects SET effective = daterange((current_date - interval '26 months')::date, NULL)",
    );
    await run(
      "UPDATE rep_assignments SET valid = daterange((current_date - interval '26 months')::date, NULL)",
    );
    await run(`INSERT INTO products (org_id, id, code, name)
      SELECT org_id, gen_random_uuid(), 'P' || n, 'Product ' || n FROM organisations, generate_series(1, ${PRODUCTS}) n`);
    await run(`CREATE TEMP TABLE numbered ON COMMIT DROP AS
      SELECT (row_number() OVER (ORDER BY a.code))::int AS number, a.org_id, a.id, a.unit_id, a.revenue FROM accounts a`);
    await run(`CREATE TEMP TABLE owner ON COMMIT DROP AS
      SELECT (row_number() OVER (ORDER BY code))::int AS number, id FROM reps`);
    await run(`CREATE TEMP TABLE assortment ON COMMIT DROP AS
      SELECT (row_number() OVER (ORDER BY code))::int AS number, id FROM products`);
    const owner = "(SELECT id FROM owner WHERE number = 1 + a.number % (SELECT count(*)::int FROM owner))";
    const sales =
      await run(`INSERT INTO sales (org_id, id, account_id, product_id, rep_id, sold_on, quantity, amount, goods_cost)
      SELECT a.org_id, gen_random_uuid(), a.id, p.id, o.id, current_date - 30 * m - 1 - (29 * random())::int, 1, s.amount, s.amount * 0.7
      FROM numbered a CROSS JOIN generate_series(0, ${MONTHS - 1}) m
      JOIN owner o ON o.number = 1 + a.number % (SELECT count(*)::int FROM owner)
      JOIN assortment p ON p.number = 1 + (a.number + m) % ${PRODUCTS}
      CROSS JOIN LATERAL (SELECT round((a.revenue / 12 * (0.5 + random()))::numeric, 2)::float8 AS amount) s`);
    const activities =
      await run(`INSERT INTO activities (org_id, id, kind, state, rep_id, account_id, day, planned_on, outcome, updated_at)
      SELECT a.org_id, gen_random_uuid(), 'visit', CASE WHEN random() < 0.85 THEN 'done' ELSE 'missed' END, ${owner}, a.id,
        current_date - 30 * m - 1, current_date - 30 * m - 1, CASE WHEN random() < 0.6 THEN 'order' ELSE 'not-reached' END, now()
      FROM numbered a CROSS JOIN generate_series(0, 2) m`);
    const leads =
      await run(`INSERT INTO leads (org_id, id, name, unit_id, state, created_on, closed_on, updated_at)
      SELECT a.org_id, gen_random_uuid(), 'Lead ' || a.number, a.unit_id, s.state, s.day, CASE WHEN s.state = 'open' THEN NULL ELSE s.day + 10 END, now()
      FROM numbered a CROSS JOIN LATERAL (SELECT (ARRAY['open', 'converted', 'disqualified'])[1 + (2.99 * random())::int % 3] AS state,
        current_date - 20 - (700 * random())::int AS day WHERE a.number > 0) s WHERE random() < ${LEADS}`);
    const opportunities =
      await run(`INSERT INTO opportunities (org_id, id, name, account_id, rep_id, stage, amount, created_on, closed_on, updated_at)
      SELECT a.org_id, gen_random_uuid(), 'Deal ' || a.number, a.id, ${owner}, s.stage, a.revenue / 4, s.day,
        CASE WHEN s.stage IN ('won', 'lost') THEN s.day + 20 END, now()
      FROM numbered a CROSS JOIN LATERAL (SELECT (ARRAY['won', 'lost', 'proposal'])[1 + (2.99 * random())::int % 3] AS stage,
        current_date - 30 - (700 * random())::int AS day WHERE a.number > 0) s WHERE random() < ${OPPORTUNITIES}`);
    await run(`INSERT INTO goals (org_id, id, name, kind, metric, unit, target, rep_id, starts_on, ends_on, made_by, made_at)
      SELECT r.org_id, gen_random_uuid(), 'Revenue', 'quantitative', 'account-revenue', 'IDR', 1e9, r.id,
        (current_date - interval '3 months')::date, (current_date + interval '9 months')::date, m.id, now()
      FROM reps r CROSS JOIN LATERAL (SELECT id FROM members WHERE org_id = r.org_id ORDER BY id LIMIT 1) m`);
    await client.query("COMMIT");
    return { sales, activities, leads, opportunities };
  } finally {
    client.release();
  }
}
