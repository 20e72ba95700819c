import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { RestoreRequest, RestoreResult } from "../app/ports/backup.ts";
import type { OpenRequest } from "../app/ports/server-world.ts";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { cancelled } from "../store/backup/backup-format.ts";
import { type BackupFile, openBackup } from "../store/backup/read-backup.ts";
import { restoreBackup } from "../store/backup/restore-backup.ts";
import { connect } from "../store/connect.ts";
import { startEmbedded } from "../store/embedded/start-embedded.ts";
import { lockDataFolder } from "../store/lock-data-folder.ts";
import { readMigrations } from "../store/migrate.ts";
import { storeProblem, systemWords } from "../store/store-problem.ts";
import { MIGRATIONS, reachDatabase } from "./open-server-store.ts";

type Request = OpenRequest & RestoreRequest;

/** Restores into the database of DATABASE_URL, else into the data folder. The file is checked whole before either is touched. */
export async function restoreStore(request: Request): Promise<Outcome<RestoreResult>> {
  const { file, signal, settings } = request;
  try {
    const backup = await openBackup(file, signal);
    if (!backup.ok) return backup;
    const restored =
      settings.DATABASE_URL === undefined
        ? await restoreIntoFolder(request, backup.value)
        : await restoreIntoDatabase(settings.DATABASE_URL, request, backup.value);
    return restored.ok ? success(restored.value, withoutSecret(request, restored.value)) : restored;
  } catch (error) {
    if (signal.aborted) return failure([cancelled(file)]);
    throw error;
  }
}

async function restoreIntoDatabase(
  url: string,
  request: Request,
  backup: BackupFile,
): Promise<Outcome<RestoreResult>> {
  const database = await reachDatabase(url, request.settings);
  if (!database.ok) return database;
  try {
    return await restoreBackup(database.value.pool, backup, readMigrations(MIGRATIONS), request);
  } finally {
    await database.value.stop();
  }
}

/** How the name of a folder begins in which a store is being restored. */
const WORKSHOP = "restoring-";
/** What makes a folder the data folder of a store: moved last. */
const MARKER = "wilayah.json";

/**
 * The store is made in a folder within the data folder, and its parts are moved up when it is whole, the marker last: a
 * killed restore leaves no folder that opens as a store.
 */
async function restoreIntoFolder(request: Request, backup: BackupFile): Promise<Outcome<RestoreResult>> {
  const folder = resolve(request.dataFolder);
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return failure([unusable(folder, error)]);
  }
  const removeMade = async () => {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  };
  const lock =
    made === undefined && !(await mayBeEmpty(folder)) ? notEmpty(folder) : await lockDataFolder(folder);
  if (!lock.ok) {
    await removeMade();
    return lock;
  }
  let isDone = false;
  const workshop = join(folder, `${WORKSHOP}${randomUUID().slice(0, 8)}`);
  try {
    const leftovers = (await readdir(folder)).filter((name) => name.startsWith(WORKSHOP));
    for (const name of leftovers) await removeLeftover(join(folder, name));
    const restored = await restoreIntoWorkshop(workshop, request, backup);
    if (!restored.ok) return restored;
    const parts = (await readdir(workshop)).filter((name) => name !== MARKER);
    for (const name of [...parts, MARKER]) await rename(join(workshop, name), join(folder, name));
    isDone = true;
    return restored;
  } finally {
    await rm(workshop, { recursive: true, force: true });
    await lock.value.release();
    if (!isDone) await removeMade();
  }
}

/** Of a restore that was killed: its database server may still run, and is stopped by starting it as ours. */
async function removeLeftover(workshop: string): Promise<void> {
  const embedded = await startEmbedded({ dataFolder: workshop });
  if (embedded.ok) await embedded.value.stop();
  await rm(workshop, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function restoreIntoWorkshop(
  workshop: string,
  request: Request,
  backup: BackupFile,
): Promise<Outcome<RestoreResult>> {
  const embedded = await startEmbedded({ dataFolder: workshop, log: request.log });
  if (!embedded.ok) return embedded;
  const pool = connect(embedded.value.connection);
  try {
    return await restoreBackup(pool, backup, readMigrations(MIGRATIONS), request);
  } finally {
    await pool.end();
    await embedded.value.stop();
  }
}

/** Whether nothing stands in a folder but what a restore that was killed may have left there. */
async function mayBeEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.every(
    (name) => name.startsWith(WORKSHOP) || name.startsWith("lock.json") || name === "lost+found",
  );
}

const notEmpty = (folder: string) =>
  failure([
    storeProblem(
      "STO-142",
      folder,
      "the folder is not empty",
      "name an empty folder, or one that does not exist, with --data; a restore never writes over anything",
    ),
  ]);

const unusable = (folder: string, error: unknown) =>
  storeProblem(
    "STO-101",
    folder,
    `the data folder cannot be made: ${systemWords(error)}`,
    "check its permissions, or choose another folder with --data",
  );

/** Second factors and the secrets of webhooks are sealed with a secret that no backup holds. */
function withoutSecret({ settings, dataFolder }: Request, { tables }: RestoreResult) {
  const isSealed = tables.some(({ table, rows }) => rows > 0 && SEALED.includes(table));
  if (!isSealed || settings.WILAYAH_SECRET !== undefined) return [];
  const cause =
    "the backup holds sealed secrets, of second factors or webhooks, and WILAYAH_SECRET is not set";
  const fix =
    "before the first start, set WILAYAH_SECRET as it was, or copy the file `secret` of the old data folder here";
  return [storeProblem("STO-145", dataFolder, cause, fix)];
}

const SEALED = ["auth_two_factors", "webhooks"];
