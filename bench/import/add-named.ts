import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor } from "../../src/app/ports/actor.ts";

/** How many accounts, products and reps the rows of the file name. */
export const NAMED = { accounts: 20_000, products: 500, reps: 200 } as const;

/** An organisation with one member of sales operations and all that a file of sales names. */
export async function addNamed(pool: pg.Pool): Promise<Actor> {
  const [orgId, memberId] = [randomUUID(), randomUUID()];
  await pool.query("INSERT INTO organisations VALUES ($1, 'Bench', 'Asia/Jakarta', 'id', 'IDR', now())", [
    orgId,
  ]);
  await pool.query(
    "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ($1, 'Ops', $1 || '@example.com', now(), now())",
    [memberId],
  );
  await pool.query(
    "INSERT INTO members (org_id, id, user_id, name, role, created_at) VALUES ($1, $2::uuid, $2::uuid::text, 'Ops', 'sales-ops', now())",
    [orgId, memberId],
  );
  const code = (prefix: string) => `'${prefix}' || lpad(n::text, 5, '0')`;
  const series = (count: number) => `FROM generate_series(0, ${count - 1}) n`;
  await pool.query(
    `INSERT INTO accounts (org_id, id, code, name, updated_at) SELECT $1, gen_random_uuid(), ${code("A")}, 'Account', now() ${series(NAMED.accounts)}`,
    [orgId],
  );
  await pool.query(
    `INSERT INTO products (org_id, id, code, name) SELECT $1, gen_random_uuid(), ${code("P")}, 'Product' ${series(NAMED.products)}`,
    [orgId],
  );
  await pool.query(
    `INSERT INTO reps (org_id, id, code, name) SELECT $1, gen_random_uuid(), ${code("R")}, 'Rep' ${series(NAMED.reps)}`,
    [orgId],
  );
  await pool.query("ANALYZE");
  const today = "2026-11-22" as Actor["today"];
  return { orgId, memberId, role: "sales-ops", today, scope: "full", via: "command-line" };
}
