import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { identifySelf, judgeLiveness, type ProcessIdentity } from "./process-identity.ts";
import { storeProblem, systemWords } from "./store-problem.ts";

/** How often the holder touches the lock, in milliseconds: the sign of life for other hosts and containers. */
const HEARTBEAT_MILLISECONDS = 3_000;

/** How long a lock of another host may stay untouched before it counts as left behind, in milliseconds. */
const SILENCE_MILLISECONDS = 12_000;

/** What stands in `lock.json`. */
interface LockRecord extends ProcessIdentity {
  /** Random: tells this lock from one of the same process taken later. */
  readonly token: string;
  /** ISO 8601, UTC; for people. */
  readonly startedAt: string;
}

/** A data folder held by this process alone. */
export interface DataFolderLock {
  /** Gives the folder free; does nothing if it is no longer ours. */
  release(): Promise<void>;
}

/**
 * Makes the data folder if need be and takes it for this process alone, by `lock.json` in it. A lock left
 * behind by a process that no longer runs is taken over. Cost: a few file operations; up to 12 s where the lock
 * was left by another host or container, whose silence is the only proof.
 *
 * Problems: STO-101 the folder cannot be made or written; STO-102 another process holds it (named).
 */
export async function lockDataFolder(folder: string): Promise<Outcome<DataFolderLock>> {
  const path = join(folder, "lock.json");
  const mine: LockRecord = { ...identifySelf(), token: randomUUID(), startedAt: new Date().toISOString() };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const holder = await acquire(path, mine);
    if (holder !== undefined) return failure([heldBy(folder, holder)]);
  } catch (error) {
    const cause = `the data folder cannot be written: ${systemWords(error)}`;
    return failure([
      storeProblem("STO-101", folder, cause, "check its permissions, or choose another folder with --data"),
    ]);
  }
  return success(keep(path, mine));
}

function keep(path: string, mine: LockRecord): DataFolderLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A failed sign of life harms nobody on this host; the next one follows in seconds.
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      const holder = await readHolder(path);
      if (holder !== "damaged" && holder?.token === mine.token) await rm(path, { force: true });
    },
  };
}

/**
 * Takes the lock at `path`; returns the holder's record if it is held. A lock left behind is removed only under a
 * second lock named after it, taken the same way: so of many that find it one removes it, once, and none removes
 * the lock that came after it.
 */
async function acquire(path: string, mine: LockRecord): Promise<LockRecord | undefined> {
  while (!(await createExclusively(path, mine))) {
    const holder = await readHolder(path);
    if (holder === undefined) continue;
    if (holder !== "damaged" && (await isHeld(path, holder, mine))) return holder;
    const guard = `${path}.${tokenOf(holder)}`;
    if ((await acquire(guard, mine)) !== undefined) {
      await wait(20);
      continue;
    }
    if (tokenOf(await readHolder(path)) === tokenOf(holder)) await rm(path, { force: true });
    await rm(guard, { force: true });
  }
  return undefined;
}

const tokenOf = (record: LockRecord | "damaged" | undefined) =>
  record === "damaged" ? "damaged" : record?.token;

/** Makes the file with its content in one step: nobody ever reads a lock that is half written. */
async function createExclusively(path: string, record: LockRecord): Promise<boolean> {
  const draft = `${path}.${randomUUID()}.draft`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The record in the lock; undefined if there is none; "damaged" after a power cut, say. */
async function readHolder(path: string): Promise<LockRecord | "damaged" | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(path, "utf8"));
    return isLockRecord(record) ? record : "damaged";
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    if (error instanceof SyntaxError) return "damaged";
    throw error;
  }
}

function isLockRecord(value: unknown): value is LockRecord {
  const texts = ["host", "bootId", "pidSpace", "began", "token", "startedAt"] as const;
  if (typeof value !== "object" || value === null) return false;
  const record = value as Record<string, unknown>;
  return Number.isInteger(record.pid) && texts.every((key) => typeof record[key] === "string");
}

async function isHeld(path: string, holder: LockRecord, self: ProcessIdentity): Promise<boolean> {
  const liveness = judgeLiveness(holder, self);
  return liveness === "unknown" ? showsLife(path) : liveness === "alive";
}

/** Watches the lock's time stamp: only changes count, because the clocks of two hosts may differ. */
async function showsLife(path: string): Promise<boolean> {
  const before = await touchedAt(path);
  for (let waitedMilliseconds = 0; waitedMilliseconds < SILENCE_MILLISECONDS; waitedMilliseconds += 500) {
    await wait(500);
    const now = await touchedAt(path);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

/** When the file was last touched, in milliseconds; undefined once it is gone. */
async function touchedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function heldBy(folder: string, holder: LockRecord) {
  const cause = `the data folder is in use by process ${holder.pid} on ${holder.host} since ${holder.startedAt}`;
  return storeProblem(
    "STO-102",
    folder,
    cause,
    "stop that process first, or choose another folder with --data",
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
