import pg from "pg";
import type { RestoreRequest, RestoreResult } from "../../app/ports/backup.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { checkAuditChains } from "../check-audit-chains.ts";
import { faultPoint } from "../fault-point.ts";
import { applyWithin, type Migration } from "../migrate.ts";
import { storeProblem } from "../store-problem.ts";
import type { BackupTable, TableDigest } from "./backup-format.ts";
import { listTables, type StoredTable } from "./list-tables.ts";
import { differences, loadRows } from "./load-rows.ts";
import type { BackupFile } from "./read-backup.ts";
import { readRows, SAME_TEXT } from "./read-rows.ts";

type Loading = Omit<RestoreRequest, "file">;

/**
 * Puts a backup into an empty database, in one transaction: the schema as it was when the backup was taken, the rows,
 * the constraints over them, and then the migrations that have come since. So a restore that is refused, cancelled or
 * killed leaves the database empty. With `verify`, the rows are read back and compared, and the audit log recomputed.
 *
 * Problems: STO-140 rows and footer differ; STO-141 the schema is not known here; STO-142 the database is not empty;
 * STO-144 what was read back differs, or the audit log is broken.
 */
export async function restoreBackup(
  pool: pg.Pool,
  backup: BackupFile,
  migrations: readonly Migration[],
  loading: Loading,
): Promise<Outcome<RestoreResult>> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; ${SAME_TEXT}`);
    const restored = await restoreWithin(client, backup, migrations, loading);
    if (!restored.ok) return restored;
    loading.signal.throwIfAborted();
    faultPoint("before restore");
    await client.query("COMMIT");
    faultPoint("after restore");
    await client.query("ANALYZE");
    return restored;
  } finally {
    // what was not committed goes with the connection
    client.release(true);
  }
}

async function restoreWithin(
  client: pg.PoolClient,
  backup: BackupFile,
  migrations: readonly Migration[],
  { verify, signal, onTable }: Loading,
): Promise<Outcome<RestoreResult>> {
  const { file, header } = backup;
  const present = await findPresent(client);
  if (present.length > 0) return failure([notEmpty(present)]);
  const isKnown = header.schema.every(
    ({ name, sha256 }, index) => migrations[index]?.name === name && migrations[index]?.sha256 === sha256,
  );
  if (!isKnown) return failure([unknownSchema(backup)]);
  await applyWithin(client, migrations.slice(0, header.schema.length));
  const tables = await listTables(client);
  if (!isSameLayout(tables, header.tables)) return failure([unknownSchema(backup)]);
  const restoreWalls = await openTables(client);
  const loaded = await loadRows(client, backup, (count) => {
    signal.throwIfAborted();
    onTable(count);
  });
  if (!loaded.ok) return loaded;
  await restoreWalls();
  if (verify) {
    const broken = await verifyRows(client, tables, loaded.value);
    if (broken.length > 0) return failure([notEqual(file, broken)]);
  }
  const later = migrations.slice(header.schema.length);
  await applyWithin(client, later);
  const counts = loaded.value.map(({ table, rows }) => ({ table, rows }));
  return success({
    tables: counts,
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    takenAt: header.takenAt,
    organisations: header.organisations.map(({ name }) => name),
    migrated: later.map(({ name }) => name),
    isVerified: verify,
  });
}

/** Tables, views and sequences that somebody made, up to five. Those of an extension do not count. */
async function findPresent(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY 1 LIMIT 5`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Makes ready for rows as they are: no triggers (they would write the audit log anew), no foreign keys while tables are
 * half full, no policies. Gives what undoes it; adding the keys again checks every row.
 */
async function openTables(client: pg.PoolClient): Promise<() => Promise<void>> {
  const { rows: tables } = await client.query<{ name: string; forced: boolean }>(
    `SELECT oid::regclass::text AS name, relforcerowsecurity AS forced FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  );
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  const forced = tables.filter((table) => table.forced);
  const alter = async (statements: readonly string[]) => {
    if (statements.length > 0) await client.query(statements.map((each) => `ALTER TABLE ${each}`).join("; "));
  };
  await alter([
    ...keys.map(({ table, name }) => `${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`),
    ...tables.map(({ name }) => `${name} DISABLE TRIGGER USER`),
    ...forced.map(({ name }) => `${name} NO FORCE ROW LEVEL SECURITY`),
  ]);
  return () =>
    alter([
      ...keys.map(
        ({ table, name, definition }) => `${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`,
      ),
      ...tables.map(({ name }) => `${name} ENABLE TRIGGER USER`),
      ...forced.map(({ name }) => `${name} FORCE ROW LEVEL SECURITY`),
    ]);
}

/** What does not read back as it was stored: names of tables, "audit of …". */
async function verifyRows(
  client: pg.PoolClient,
  tables: readonly StoredTable[],
  loaded: readonly TableDigest[],
): Promise<readonly string[]> {
  const readBack: TableDigest[] = [];
  for (const table of tables) readBack.push(await digestOf(client, table));
  const chains = await checkAuditChains(client);
  return [
    ...differences(readBack, loaded),
    ...chains
      .filter(({ brokenAt }) => brokenAt !== null)
      .map(({ organisation }) => `audit log of ${organisation}`),
  ];
}

async function digestOf(client: pg.PoolClient, table: StoredTable): Promise<TableDigest> {
  const rows = readRows(client, table);
  for (;;) {
    const next = await rows.next();
    if (next.done) return next.value;
  }
}

const isSameLayout = (got: readonly BackupTable[], expected: readonly BackupTable[]): boolean => {
  const text = (tables: readonly BackupTable[]) =>
    JSON.stringify(tables.map(({ name, columns }) => [name, columns]));
  return text(got) === text(expected);
};

const notEmpty = (present: readonly string[]) =>
  storeProblem(
    "STO-142",
    "database",
    `the database is not empty: it has ${present.join(", ")}`,
    "name an empty database, or a folder that does not exist; a restore never writes over anything",
  );

const unknownSchema = ({ file, header }: BackupFile) =>
  storeProblem(
    "STO-141",
    file,
    `Wilayah ${header.version} took the backup with a schema that this version does not know, or knows otherwise`,
    "restore it with the Wilayah that wrote it, or a newer one",
  );

const notEqual = (file: string, broken: readonly string[]) =>
  storeProblem(
    "STO-144",
    file,
    `what was stored is not what the backup holds: ${broken.join(", ")}`,
    "use another copy of the backup, and check the disk; nothing was kept",
  );
