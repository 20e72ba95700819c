import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { argon2Hasher } from "../../src/store/auth/hash-password.ts";
import { openTestDatabase } from "../postgres.ts";
import { buildTenant, type Tenant } from "./build-tenant.ts";
import { keyOf, type LedgerRow, MEMBERS, type MemberName, primaryKeyOf } from "./ledger.ts";
import { type Change, mayChange, TABLE_RIGHTS } from "./table-rights.ts";

/** The wall in the database itself: what the application's role may do in each member's name, whatever the code asks. */

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let own: Tenant;
let rows: readonly LedgerRow[];
let cases = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const hash = await argon2Hasher.hash("correct horse battery staple");
  own = await buildTenant(database.pool, "own", hash);
  rows = [...own.rows, ...(await buildTenant(database.pool, "foreign", hash)).rows];
  await database.pool.query("UPDATE members SET is_active = false WHERE id = $1", [own.id("gone")]);
}, 120_000);
afterAll(async () => {
  console.log(`authorization in SQL: ${cases} cases`);
  await database.close();
});

const TABLES = Object.keys(TABLE_RIGHTS);
const ACTIVE = MEMBERS.filter((member) => member !== "gone");
const rowsOf = (table: string) => rows.filter((row) => row.table === table);
/** PostgreSQL's words for a right that is missing. */
const REFUSED = "42501";

/** Runs work as the application's role in a member's name, and takes everything back. */
async function as<T>(member: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL ROLE wilayah_app");
    await client.query(
      "SELECT set_config('wilayah.org_id', $1, true), set_config('wilayah.member_id', $2, true), set_config('wilayah.today', $3, true)",
      [own.orgId, own.id(member), new Date().toISOString().slice(0, 10)],
    );
    return await work(client);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

interface Tried {
  /** SQLSTATE, null where it succeeded. */
  readonly refusal: string | null;
  /** Keys of the rows it touched. */
  readonly keys: readonly string[];
}

async function attempt(client: pg.PoolClient, table: string, sql: string, values: unknown[]): Promise<Tried> {
  const columns = await primaryKeyOf(database.pool, table);
  await client.query("SAVEPOINT before");
  try {
    const { rows: touched } = await client.query(`${sql} RETURNING to_jsonb(${table}) AS row`, values);
    return { refusal: null, keys: touched.map(({ row }) => keyOf(row, columns)) };
  } catch (error) {
    return { refusal: String((error as { code?: unknown }).code), keys: [] };
  } finally {
    await client.query("ROLLBACK TO SAVEPOINT before");
  }
}

it("has marked rows of every tenant table, and no others", async () => {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'audit_heads' ORDER BY name`,
  );
  expect(tables.map(({ name }) => name)).toEqual([...TABLES].sort());
  for (const table of TABLES) {
    const { rows: counted } = await database.pool.query(`SELECT count(*)::int AS count FROM ${table}`);
    expect(`${table} ${counted[0].count}`).toBe(`${table} ${rowsOf(table).length}`);
    expect(rowsOf(table).length).toBeGreaterThan(0);
  }
});

describe.each(TABLES)("%s", (table) => {
  it.each(MEMBERS)("shows %s what is theirs to see, and nothing else", async (member) => {
    const columns = await primaryKeyOf(database.pool, table);
    const seen = await as(member, (client) => client.query(`SELECT to_jsonb(${table}) AS row FROM ${table}`));
    const expected = rowsOf(table).filter(
      ({ orgId, readers }) => orgId === own.orgId && member !== "gone" && readers.includes(member),
    );
    expect(seen.rows.map(({ row }) => keyOf(row, columns)).sort()).toEqual(
      expected.map(({ key }) => key).sort(),
    );
    cases += rowsOf(table).length;
  });

  it.each(MEMBERS)("lets %s change and remove no row that is not theirs to change", async (member) => {
    await as(member, async (client) => {
      for (const change of ["update", "delete"] as const) {
        const forbidden = rowsOf(table).filter((row) => !may(member, row, change));
        const found = await tryOn(client, { table, change, keys: forbidden.map(({ key }) => key) });
        cases += forbidden.length;
        // anything else, a broken foreign key say, means that the wall let it through
        expect([null, REFUSED], `${change} ${found.refusal}`).toContain(found.refusal);
        expect(found.keys, `${change} as ${member}`).toEqual([]);
      }
    });
  });

  it.each(MEMBERS)("lets %s add no row that is not theirs to add", async (member) => {
    await as(member, async (client) => {
      for (const row of variants(member, rowsOf(table))) {
        const refusal = await tryInsert(client, row);
        cases++;
        const description = `${member} adds ${row.orgId === own.orgId ? "own" : "foreign"} ${JSON.stringify(row.values)}`;
        if (may(member, row, "insert")) expect(refusal, description).not.toBe(REFUSED);
        else expect(refusal, description).toBe(REFUSED);
      }
    });
  });

  it.each(ACTIVE)("lets %s change what is theirs to change", async (member) => {
    await as(member, async (client) => {
      const allowed = rowsOf(table).filter((row) => may(member, row, "update"));
      const keys = allowed.map(({ key }) => key);
      const { refusal, keys: touched } = await tryOn(client, { table, change: "update", keys });
      cases += keys.length;
      expect(refusal === REFUSED && keys.length === 0 ? null : refusal).toBeNull();
      expect([...touched].sort()).toEqual([...keys].sort());
    });
  });

  it("lets nobody move a row into another organisation", async () => {
    for (const member of ACTIVE) {
      const found = await as(member, (client) =>
        attempt(client, table, `UPDATE ${table} SET org_id = $1`, [randomUUID()]),
      );
      cases++;
      expect([null, REFUSED], `${found.refusal}`).toContain(found.refusal);
      expect(found.keys).toEqual([]);
    }
  });
});

function may(member: MemberName, row: Variant, change: Change): boolean {
  if (member === "gone") return false;
  return mayChange(row, change, {
    orgId: own.orgId,
    member,
    memberId: own.id(member),
    role: own.roleOf(member),
    reps: repsOf(member),
  });
}

const repsOf = (member: MemberName): ReadonlySet<unknown> =>
  new Set(rowsOf("reps").flatMap(({ readers, values }) => (readers.includes(member) ? [values.id] : [])));

type Variant = Pick<LedgerRow, "orgId" | "table" | "readers" | "values">;

/** Rows like the stored ones, with their author and in one's own name. */
function variants(member: MemberName, stored: readonly LedgerRow[]): readonly Variant[] {
  const { author } = TABLE_RIGHTS[stored[0].table];
  if (author === undefined) return stored;
  const inOwnName = stored.map((row) => ({ ...row, values: { ...row.values, [author]: own.id(member) } }));
  return [...stored, ...inOwnName];
}

/** The SQLSTATE of the refusal, null where the row was taken. */
async function tryInsert(client: pg.PoolClient, { table, values }: Variant): Promise<string | null> {
  const row = "id" in values ? { ...values, id: randomUUID() } : values;
  await client.query("SAVEPOINT before");
  try {
    // nothing RETURNING: that would ask for the right to read the row as well
    await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [
      JSON.stringify(row),
    ]);
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  } finally {
    await client.query("ROLLBACK TO SAVEPOINT before");
  }
}

interface Target {
  readonly table: string;
  readonly change: "update" | "delete";
  readonly keys: readonly string[];
}

async function tryOn(client: pg.PoolClient, { table, change, keys }: Target): Promise<Tried> {
  const columns = await primaryKeyOf(database.pool, table);
  const column = TABLE_RIGHTS[table].column ?? "org_id";
  const isOneOf = `jsonb_build_array(${columns.join()}) = ANY ($1::jsonb[])`;
  const sql =
    change === "update"
      ? `UPDATE ${table} SET ${column} = ${column} WHERE ${isOneOf}`
      : `DELETE FROM ${table} WHERE ${isOneOf}`;
  return attempt(client, table, sql, [keys]);
}

describe("tables that belong to no organisation", () => {
  it.each([
    "auth_users",
    "auth_sessions",
    "auth_accounts",
    "auth_verifications",
    "auth_two_factors",
    "audit_heads",
    "schema_migrations",
  ])("keep %s from everybody", async (table) => {
    for (const member of MEMBERS) {
      const error = await as(member, (client) => client.query(`SELECT * FROM ${table}`)).catch(
        (thrown) => thrown,
      );
      cases++;
      expect(error).toMatchObject({ code: REFUSED });
    }
  });
});
