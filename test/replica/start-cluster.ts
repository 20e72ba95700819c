import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { DEBIAN_15, findAccount, freePort, programsAs } from "../debian-postgres.ts";

const PGBOUNCER = "/usr/sbin/pgbouncer";
/** Role, password and database of the application; it owns the database and is no superuser. */
const OWNER = "wilayah";

/** What Debian's packages postgresql-15 and pgbouncer lack here; empty where all is installed. */
export const findMissing = (): readonly string[] =>
  [join(DEBIAN_15, "postgres"), PGBOUNCER].filter((path) => !existsSync(path));

export interface Cluster {
  /** Through the pooler, in transaction mode, to the primary. */
  readonly pooledUrl: string;
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** By SIGKILL, without a word to its sessions. */
  killPrimary(): Promise<void>;
  startPrimary(): Promise<void>;
  /** Until the standby has replayed all that the primary has committed. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** A durable primary, a standby that streams from it, and a pooler before the primary, each on a port of its own. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "wilayah-replica-"));
  const account = findAccount();
  const [primary, standby] = [join(folder, "primary"), join(folder, "standby")];
  chmodSync(folder, 0o711);
  for (const path of [primary, standby, join(folder, "logs")]) {
    mkdirSync(path, { mode: 0o700 });
    if (account !== undefined) chownSync(path, account.uid, account.gid);
  }
  const run = programsAs(account);
  const [primaryPort, standbyPort, poolerPort] = [await freePort(), await freePort(), await freePort()];
  const start = (data: string, port: number) => {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    const log = join(folder, "logs", `${port}.log`);
    run("pg_ctl", "-D", data, "-w", "-t", "30", "-l", log, "-o", options, "start");
  };
  run("initdb", "-D", primary, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C");
  start(primary, primaryPort);
  const admin = { host: "127.0.0.1", port: primaryPort, user: "postgres", database: "postgres" };
  await ask(admin, `CREATE ROLE ${OWNER} LOGIN CREATEROLE`);
  await ask(admin, `CREATE DATABASE ${OWNER} OWNER ${OWNER}`);
  const from = ["-h", "127.0.0.1", "-p", String(primaryPort), "-U", "postgres"];
  run("pg_basebackup", "-D", standby, "-R", "-X", "stream", ...from);
  start(standby, standbyPort);
  const pooler = startPooler({ folder, port: poolerPort, primaryPort });
  const urlOf = (port: number) => `postgresql://${OWNER}:none@127.0.0.1:${port}/${OWNER}`;
  return {
    pooledUrl: urlOf(poolerPort),
    primaryUrl: urlOf(primaryPort),
    standbyUrl: urlOf(standbyPort),
    killPrimary: () => killServer(primary),
    startPrimary: () => tryAgain(() => start(primary, primaryPort)),
    caughtUp: () => waitUntilReplayed(admin, standbyPort),
    stop: async () => {
      pooler.kill("SIGKILL");
      for (const data of [standby, primary].filter(isRunning)) {
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function killServer(data: string): Promise<void> {
  const [pid] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGKILL");
  while (isAlive(Number(pid))) await wait(20);
}

/** Sessions of a killed server may hold its memory for a moment. */
async function tryAgain(start: () => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return start();
    } catch (error) {
      if (attempt === 20) throw error;
      await wait(250);
    }
  }
}

async function waitUntilReplayed(primary: pg.ClientConfig, standbyPort: number): Promise<void> {
  const [{ at }] = await ask<{ at: string }>(primary, "SELECT pg_current_wal_lsn()::text AS at");
  const statement = `SELECT pg_last_wal_replay_lsn() >= '${at}'::pg_lsn AS is`;
  const isThere = async () =>
    (await ask<{ is: boolean }>({ ...primary, port: standbyPort }, statement))[0].is;
  while (!(await isThere())) await wait(50);
}

interface Pooler {
  readonly folder: string;
  readonly port: number;
  readonly primaryPort: number;
}

function startPooler({ folder, port, primaryPort }: Pooler): ChildProcess {
  const users = join(folder, "users.txt");
  writeFileSync(users, `"${OWNER}" "none"\n`, { mode: 0o644 });
  const settings = join(folder, "pgbouncer.ini");
  const lines = [
    "[databases]",
    `* = host=127.0.0.1 port=${primaryPort}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = trust",
    `auth_file = ${users}`,
    "pool_mode = transaction",
    "default_pool_size = 20",
    "max_client_conn = 200",
    "server_login_retry = 1",
  ];
  writeFileSync(settings, `${lines.join("\n")}\n`, { mode: 0o644 });
  const asPooler = process.getuid?.() === 0 ? ["-u", "postgres"] : [];
  return spawn(PGBOUNCER, [...asPooler, "-q", settings], { stdio: "ignore", cwd: "/" });
}

async function ask<Row extends pg.QueryResultRow>(
  config: pg.ClientConfig,
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

function isRunning(data: string): boolean {
  const note = join(data, "postmaster.pid");
  return existsSync(note) && isAlive(Number(readFileSync(note, "utf8").split("\n", 1)[0]));
}

/** A killed server that nobody has buried yet is dead too. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
