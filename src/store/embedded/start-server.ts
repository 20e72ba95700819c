import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, open, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { storeProblem } from "../store-problem.ts";
import { type Account, commandAs, giveTo } from "./choose-account.ts";
import { programName } from "./find-engine.ts";
import { readPostmasterFile } from "./stop-orphan.ts";

/** The longest socket path that every system takes, in bytes. */
const SOCKET_PATH_BYTES = 100;

/** The log is cut at a start when it is longer than this, in bytes; its last part is kept. */
const LOG_BYTES = 8_000_000;
const LOG_BYTES_KEPT = 1_000_000;

export interface ServerOptions {
  readonly dataFolder: string;
  readonly programs: string;
  readonly account: Account;
  readonly durable: boolean;
  /** Where to listen; chosen here where it is not given. */
  readonly listening?: Listening;
}

/** Where a server listens: a folder for its socket, or the loopback address. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

export interface RunningServer {
  readonly listening: Listening;
  readonly child: ChildProcess;
}

/**
 * Starts the server of `<data>/postgres` and waits until it takes connections, recovery after a crash included.
 * Its own words go to `<data>/postgres.log`.
 *
 * Problems: STO-110 it ended instead (with the last lines of its log).
 */
export async function startServer(options: ServerOptions): Promise<Outcome<RunningServer>> {
  const cluster = join(options.dataFolder, "postgres");
  const listening = options.listening ?? (await chooseListening(options));
  const args = ["-D", cluster, ...Object.entries(settings(listening, options)).flatMap(asArgument)];
  const command = commandAs(options.account, join(options.programs, programName("postgres")), args);
  const logPath = join(options.dataFolder, "postgres.log");
  await trimLog(logPath);
  const log = await open(logPath, "a", 0o600);
  // Its own process group: Ctrl-C in the terminal must reach us first, who still have requests to answer.
  const { program, args: all, ...who } = command;
  const child = spawn(program, all, {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    windowsHide: true,
    ...who,
  });
  let ended: string | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (status, signal) => {
    ended = `exit ${status ?? signal}`;
  });
  while (ended === undefined) {
    const note = await readPostmasterFile(cluster);
    if (note?.pid === child.pid && note?.state === "ready") break;
    await wait(10);
  }
  await log.close();
  if (ended === undefined) return success({ listening, child });
  const lastLines = (await readFile(logPath, "utf8")).trimEnd().split("\n").slice(-5).join("\n");
  const cause = `the database server ended while starting (${ended}): ${lastLines}`;
  const fix = "mend what the log names (often a full disk or missing permissions) and start again";
  return failure([storeProblem("STO-110", logPath, cause, fix)]);
}

/** A socket in a folder of its own where its path is short enough, else a free port of the loopback address. */
async function chooseListening({ dataFolder, account }: ServerOptions): Promise<Listening> {
  const folder = join(dataFolder, "socket");
  const port = 5432;
  // The setting is a list: a comma or quote in the path would part it.
  const fits =
    Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) < SOCKET_PATH_BYTES && !/[,"]/.test(folder);
  if (process.platform === "win32" || !fits) return { host: "127.0.0.1", port: await findFreePort() };
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  await giveTo(account, folder);
  return { host: folder, port };
}

function settings({ host, port }: Listening, { durable }: ServerOptions): Record<string, string> {
  const overTcp = host === "127.0.0.1";
  return {
    listen_addresses: overTcp ? host : "",
    unix_socket_directories: overTcp ? "" : host,
    port: String(port),
    timezone: "UTC",
    log_timezone: "UTC",
    cluster_name: "wilayah",
    // A test run's data may go with a power cut; everything else is on the disk before it is acknowledged.
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
}

const asArgument = ([name, value]: [string, string]) => ["-c", `${name}=${value}`];

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function trimLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size <= LOG_BYTES) return;
  const text = await readFile(path);
  await writeFile(path, text.subarray(text.length - LOG_BYTES_KEPT));
}
