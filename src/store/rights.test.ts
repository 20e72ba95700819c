import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "../../test/postgres.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Tables of the installation, not of an organisation; everything else must carry org_id and be walled off. */
const INSTALLATION_TABLES = [
  "auth_accounts",
  "auth_sessions",
  "auth_two_factors",
  "auth_users",
  "auth_verifications",
  "schema_migrations",
];

it("has row-level security, forced, on every tenant table, and org_id first in every key", async () => {
  const { rows } = await database.pool.query<{ name: string; secured: boolean; first: string | null }>(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured,
      (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = c.oid AND i.indisprimary) AS first
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY name`);
  const tenant = rows.filter(({ name }) => !INSTALLATION_TABLES.includes(name));
  expect(rows.length - tenant.length).toBe(INSTALLATION_TABLES.length);
  expect(tenant.length).toBeGreaterThan(20);
  expect(tenant.filter(({ secured, first }) => !secured || first !== "org_id")).toEqual([]);
});

it("lets foreign keys and unique keys of tenant tables start with org_id only", async () => {
  const { rows } = await database.pool.query<{ name: string; first: string }>(
    `
    SELECT k.conname AS name, a.attname AS first
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
    WHERE n.nspname = 'public' AND k.contype IN ('u', 'f') AND c.relname <> ALL ($1)
      AND k.conname <> 'members_user_id_auth_users_id_fk'`,
    [INSTALLATION_TABLES],
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ first }) => first !== "org_id")).toEqual([]);
});

it("shows the application's role nothing where nobody is named", async () => {
  const client = await database.pool.connect();
  await client.query("BEGIN; SET LOCAL ROLE wilayah_app");
  const { rows } = await client.query("SELECT count(*)::int AS count FROM organisations");
  await client.query("ROLLBACK");
  client.release();
  expect(rows).toEqual([{ count: 0 }]);
});

it("has no view, which would read past the policies", async () => {
  const { rows } = await database.pool.query(
    "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind IN ('v', 'm')",
  );
  expect(rows).toEqual([]);
});
