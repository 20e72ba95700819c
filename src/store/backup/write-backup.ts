import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import type { BackupRequest, BackupResult } from "../../app/ports/backup.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { faultPoint } from "../fault-point.ts";
import { storeProblem, systemWords } from "../store-problem.ts";
import {
  BACKUP_FORMAT,
  type BackupFooter,
  type BackupHeader,
  cancelled,
  type TableDigest,
  trailerOf,
} from "./backup-format.ts";
import { listTables } from "./list-tables.ts";
import { readRows, SAME_TEXT } from "./read-rows.ts";

/**
 * Writes what the database holds at one instant, while others may go on writing to it. The file is there when it is
 * whole and on the disk, not before. Memory: a few megabytes, more where a row is larger.
 *
 * Problems: STO-143 the file cannot be written; STO-146 cancelled. Throws what the database throws.
 */
export async function writeBackup(pool: pg.Pool, request: BackupRequest): Promise<Outcome<BackupResult>> {
  const { file } = request;
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.new`);
  const client = await pool.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; ${SAME_TEXT}`);
    const digests: TableDigest[] = [];
    const lines = Readable.from(backupLines(client, request, digests));
    await pipeline(lines, createGzip(), createWriteStream(draft, { flags: "wx", mode: 0o600 }), {
      signal: request.signal,
    });
    faultPoint("before backup");
    const sha256 = await seal(draft);
    request.signal.throwIfAborted();
    await rename(draft, file);
    await syncFolder(dirname(file));
    faultPoint("after backup");
    const { size } = await stat(file);
    const tables = digests.map(({ table, rows }) => ({ table, rows }));
    return success({ tables, rows: tables.reduce((sum, { rows }) => sum + rows, 0), bytes: size, sha256 });
  } catch (error) {
    await rm(draft, { force: true });
    if (request.signal.aborted) return failure([cancelled(file)]);
    if (!isOfFiles(error)) throw error;
    const cause = `the backup cannot be written: ${systemWords(error)}`;
    const fix =
      "name another file, or check the folder's permissions and the free space; nothing was written";
    return failure([storeProblem("STO-143", file, cause, fix)]);
  } finally {
    // ends the snapshot, whatever became of it
    client.release(true);
  }
}

async function* backupLines(
  client: pg.PoolClient,
  { version, takenAt, onTable }: BackupRequest,
  digests: TableDigest[],
): AsyncGenerator<string> {
  const tables = await listTables(client);
  const { rows: schema } = await client.query<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM schema_migrations ORDER BY name",
  );
  const { rows: organisations } = await client.query<{ id: string; name: string }>(
    "SELECT org_id AS id, name FROM organisations ORDER BY org_id",
  );
  const { rows: servers } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  const header: BackupHeader = {
    wilayahBackup: BACKUP_FORMAT,
    version,
    takenAt,
    postgres: servers[0].version,
    schema,
    organisations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield `${JSON.stringify(header)}\n`;
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name })}\n`;
    const digest = yield* readRows(client, table);
    digests.push(digest);
    if (digest.rows > 0) onTable(digest);
  }
  const footer: BackupFooter = { footer: digests };
  yield `${JSON.stringify(footer)}\n`;
}

/** Adds the hash of a file to it, and waits until both are on the disk. */
async function seal(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest("hex");
  const handle = await open(path, "a");
  try {
    await handle.writeFile(trailerOf(sha256));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return sha256;
}

/** Makes a rename outlive a power cut. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the file system refused has the name of its call; a broken connection has none, or that of a socket. */
const isOfFiles = (error: unknown): boolean =>
  (error instanceof Error && "syscall" in error && "path" in error) || hasCode(error, "ENOSPC");

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
