import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmptyDatabase, openTestDatabase } from "../../test/postgres.ts";
import { type Migration, migrate, migrationStatus, readMigrations } from "./migrate.ts";

const SHIPPED = readMigrations(new URL("./migrations/", import.meta.url));

const aMigration = (name: string, ...statements: readonly string[]): Migration => ({
  name,
  statements,
  sha256: `sha256 of ${name}`,
});

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const countTables = async (name: string) =>
  (await database.pool.query("SELECT FROM pg_tables WHERE tablename = $1", [name])).rowCount;

describe("a database with all migrations of this version", () => {
  it("has nothing pending", async () => {
    expect(await migrationStatus(database.pool, SHIPPED)).toMatchObject({
      value: { applied: SHIPPED.map(({ name }) => name), pending: [] },
    });
  });

  it.each([
    ["does not know the newest of them", SHIPPED.slice(0, -1)],
    ["knows the newest of them otherwise", [...SHIPPED.slice(0, -1), aMigration(SHIPPED.at(-1)?.name ?? "")]],
  ])("is refused by a version that %s, and left as it is", async (_, known) => {
    const more = [...known, aMigration("9999_more", "CREATE TABLE more ()")];
    const refusal = { problems: [{ code: "STO-120", where: { item: SHIPPED.at(-1)?.name } }] };
    expect(await migrationStatus(database.pool, more)).toMatchObject(refusal);
    expect(await migrate(database.pool, more)).toMatchObject(refusal);
    expect(await countTables("more")).toBe(0);
  });
});

it("is only asked about: looking into an empty database leaves it empty", async () => {
  const empty = await openEmptyDatabase();
  try {
    expect(await migrationStatus(empty.pool, SHIPPED)).toMatchObject({ value: { applied: [] } });
    const tables = await empty.pool.query("SELECT FROM pg_tables WHERE schemaname = 'public'");
    expect(tables.rowCount).toBe(0);
  } finally {
    await empty.close();
  }
});

it("are applied to a database whose owner has of the schema only what is taken by name", async () => {
  const empty = await openEmptyDatabase("plain");
  try {
    // what PostgreSQL 15 leaves an owner with NOINHERIT, as the migrations of another database made them
    await empty.pool.query(
      "BEGIN; SET LOCAL ROLE pg_database_owner; REVOKE CREATE ON SCHEMA public FROM pg_database_owner; COMMIT",
    );
    expect(await migrate(empty.pool, SHIPPED)).toMatchObject({ ok: true });
  } finally {
    await empty.close();
  }
});

describe("a migration that is pending", () => {
  it("is applied once, by one of many that start together", async () => {
    const more = [...SHIPPED, aMigration("9990_once", "CREATE TABLE once ()")];
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.pool, more)));
    expect(runs.flatMap((run) => (run.ok ? run.value : ["refused"]))).toEqual(["9990_once"]);
    expect(await countTables("once")).toBe(1);
    await database.pool.query("DELETE FROM schema_migrations WHERE name = '9990_once'");
  });

  it("leaves nothing where one of its statements fails, and keeps those before it", async () => {
    const more = [
      ...SHIPPED,
      aMigration("9991_good", "CREATE TABLE good ()"),
      aMigration("9992_bad", "CREATE TABLE bad ()", "CREATE TABLE bad ()"),
    ];
    await expect(migrate(database.pool, more)).rejects.toThrow(/"bad" already exists/);
    expect([await countTables("good"), await countTables("bad")]).toEqual([1, 0]);
    expect(await migrationStatus(database.pool, more)).toMatchObject({ value: { pending: ["9992_bad"] } });
  });
});
