import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type pg from "pg";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { faultPoint } from "./fault-point.ts";

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  readonly sha256: string;
}

export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** One runner at a time, also across hosts. Any number will do as long as it stays the same. */
const LOCK = 7_426_011;

const TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;

/**
 * On PostgreSQL 15 an earlier database leaves its owner with NOINHERIT, who then may not make a table in the next one
 * although owning it: what belongs to the owner of a database has to be taken by name.
 */
const TAKE_SCHEMA = `DO $$ DECLARE owner name := current_user; BEGIN
  IF NOT has_schema_privilege('public', 'CREATE') AND pg_has_role('pg_database_owner', 'MEMBER') THEN
    SET LOCAL ROLE pg_database_owner;
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA public TO %I', owner);
    RESET ROLE;
  END IF;
END $$`;

/** The migrations that ship with this version, in order. */
export function readMigrations(folder: URL): readonly Migration[] {
  const journal = JSON.parse(readFileSync(new URL("meta/_journal.json", folder), "utf8")) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(new URL(`${tag}.sql`, folder), "utf8");
    return {
      name: tag,
      statements: text.split("--> statement-breakpoint"),
      sha256: createHash("sha256").update(text).digest("hex"),
    };
  });
}

/**
 * What stands in the database against what this version brings. Only asks: who looks into an empty database leaves it empty.
 * Problem: STO-120 where the database is newer.
 */
export async function migrationStatus(
  pool: pg.Pool | pg.PoolClient,
  migrations: readonly Migration[],
): Promise<Outcome<MigrationStatus>> {
  const rows = await listApplied(pool);
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  const foreign = rows.filter((row) => known.get(row.name) !== row.sha256);
  if (foreign.length > 0) {
    return failure([
      {
        code: "STO-120",
        where: { file: "database", item: foreign.map((row) => row.name).join(", ") },
        cause: "the database has migrations that this version does not know, or knows otherwise",
        fix: "start the version of Wilayah that made them, or a newer one; older versions never open newer data",
      },
    ]);
  }
  const applied = rows.map((row) => row.name);
  return success({
    applied,
    pending: migrations.map(({ name }) => name).filter((name) => !applied.includes(name)),
  });
}

async function listApplied(pool: pg.Pool | pg.PoolClient) {
  const found = await pool.query("SELECT WHERE to_regclass('public.schema_migrations') IS NOT NULL");
  if (found.rows.length === 0) return [];
  const { rows } = await pool.query<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM schema_migrations ORDER BY name",
  );
  return rows;
}

/**
 * Applies what is pending, each migration in a transaction of its own together with its record: after a kill the
 * next start goes on with the first one that is missing. Gives the names applied.
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[],
): Promise<Outcome<readonly string[]>> {
  const [guard, client] = [await pool.connect(), await pool.connect()];
  try {
    // held by a transaction: with pgbouncer in between, a lock of the session would be anybody's
    await guard.query("BEGIN");
    await guard.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const status = await migrationStatus(client, migrations);
    if (!status.ok) return status;
    // only where something is to be written: a standby makes no table, not even one that is there
    if (status.value.pending.length > 0) await makeTable(client);
    for (const migration of migrations.filter(({ name }) => status.value.pending.includes(name))) {
      await apply(client, migration);
    }
    return success(status.value.pending);
  } finally {
    // ends the transaction and with it the lock, also after an error in the middle
    guard.release(true);
    client.release(true);
  }
}

/** Applies migrations to a database that has none of them, within the caller's transaction. */
export async function applyWithin(client: pg.PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  await makeTable(client);
  for (const migration of migrations) await runStatements(client, migration);
}

async function makeTable(client: pg.PoolClient): Promise<void> {
  await client.query(TAKE_SCHEMA);
  await client.query(TABLE);
}

async function runStatements(client: pg.PoolClient, { name, statements, sha256 }: Migration): Promise<void> {
  for (const statement of statements) await client.query(statement);
  await client.query("INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)", [name, sha256]);
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await runStatements(client, migration);
    faultPoint("before migration");
    await client.query("COMMIT");
    faultPoint("after migration");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
