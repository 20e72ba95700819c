import type pg from "pg";
import { afterAll, expect, it } from "vitest";
import { type Migration, migrate, readMigrations } from "../../src/store/migrate.ts";
import { openEmptyDatabase } from "../postgres.ts";
import { newFolder, readFrom } from "./data-folders.ts";
import { someOf } from "./how-much.ts";
import {
  cleanUp,
  expectKilled,
  type FaultPoint,
  killDatabase,
  runCommand,
  startCommand,
} from "./run-command.ts";

const FOLDER = `${newFolder()}/data`;
afterAll(() => cleanUp(FOLDER));

/** Everything that migrations make, by the system's own catalogues. */
async function readSchema(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT 'relation ' || relkind::text || relname || relrowsecurity || relforcerowsecurity AS line FROM pg_class
      WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'column ' || table_name || '.' || column_name || data_type || is_nullable
      || coalesce(column_default, '') FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'constraint ' || conname || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'policy ' || tablename || policyname || coalesce(cmd, '') || roles::text || coalesce(qual, '')
      || coalesce(with_check, '') FROM pg_policies
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')
    UNION ALL SELECT 'grant ' || table_name || grantee || privilege_type FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND grantee = 'wilayah_app'
    ORDER BY line`);
  return rows.map(({ line }) => line);
}

const readApplied = async (pool: pg.Pool) =>
  (await pool.query<{ name: string }>("SELECT name FROM schema_migrations ORDER BY name")).rows.map(
    ({ name }) => name,
  );

/**
 * What stands after the first so many of the migrations, where nobody is killed; after none of them the list of those
 * applied, which whoever has some to apply makes first.
 */
async function readStages(migrations: readonly Migration[]): Promise<readonly (readonly string[])[]> {
  const { pool, close } = await openEmptyDatabase();
  const stages: (readonly string[])[] = [];
  for (let count = 1; count <= migrations.length; count++) {
    await migrate(pool, migrations.slice(0, count));
    stages.push(await readSchema(pool));
  }
  await close();
  return [stages[0].filter((line) => line.includes("schema_migrations")), ...stages];
}

it("a migration that is killed at its commit is there whole or not at all, and the next run goes on", async () => {
  const migrations = readMigrations(new URL("../../src/store/migrations/", import.meta.url));
  const names = migrations.map(({ name }) => name);
  const stages = await readStages(migrations);
  const killed = someOf(names).length;
  const expectKilledWith = async (fault: FaultPoint, applied: number) => {
    await expectKilled(startCommand(["migrate", "--data", FOLDER], fault));
    expect(await readFrom(FOLDER, readApplied)).toEqual(names.slice(0, applied));
    expect(await readFrom(FOLDER, readSchema)).toEqual(stages[applied]);
  };
  await expectKilledWith("before migration:1", 0);
  for (let applied = 1; applied <= killed; applied++) {
    // one further each time: killed before the commit of the next one, or after its own
    const isBefore = applied % 2 === 1 && applied < killed;
    await expectKilledWith(isBefore ? "before migration:2" : "after migration:1", applied);
    // the database dies with its supervisor, every other time in the middle of what is not committed yet
    if (applied % 4 < 2) killDatabase(FOLDER);
  }
  const { applied } = await runCommand<{ applied: readonly string[] }>("migrate", "--data", FOLDER);
  expect(applied).toEqual(names.slice(killed));
  await expectKilled(startCommand(["serve", "--data", FOLDER], "before job.sweep:1"));
  expect(await readFrom(FOLDER, readSchema)).toEqual(stages.at(-1));
});
