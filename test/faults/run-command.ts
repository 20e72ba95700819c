import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const BIN = resolve("bin/wilayah.mjs");
/** Longest way from the start of a server to its first yes; more where the machine has other work to do. */
const READY_MILLISECONDS = 1000 * Number(process.env.FAULT_READY_SECONDS ?? 15);

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Before or after the COMMIT of a step, and the pass of it: "before plan.approve:1". */
export type FaultPoint = `before ${string}` | `after ${string}`;

export interface Command {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();

/** Starts the committed command as a user would; with a fault it dies there by SIGKILL, traced it tells each point. */
export function startCommand(
  args: readonly string[],
  fault: FaultPoint | "trace" | null = null,
  more: Readonly<Record<string, string>> = {},
): Command {
  const environment = { PATH: process.env.PATH ?? "", LANG: "C", PORT: "0", ...more };
  const child = spawn(process.execPath, [BIN, ...args], {
    env: fault === null ? environment : { ...environment, FAULT_AT: fault },
  });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<Ended>((done) =>
    child.on("close", (exitCode, signal) => {
      running.delete(child);
      done({ exitCode, signal, ...said });
    }),
  );
  return { child, said, ended };
}

/** Runs a command that must end well; gives the document that it prints. */
export async function runCommand<Document>(...args: readonly string[]): Promise<Document> {
  const { exitCode, out, err } = await startCommand([...args, "--json"]).ended;
  if (exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${exitCode}: ${err}${out}`);
  return JSON.parse(out);
}

/** Runs a command into its fault; anything but the kill is an error. */
export async function expectKilled(command: Command): Promise<void> {
  const { signal, exitCode, err } = await command.ended;
  if (signal !== "SIGKILL")
    throw new Error(`got an end with ${exitCode ?? signal}, expected the kill: ${err}`);
}

export interface Serving extends Command {
  /** Without the slash at the end. */
  readonly url: string;
}

/** Serves a data folder. Throws where `/readyz` is not 200 in time; null where the fault struck before it was. */
export async function serve(
  dataFolder: string,
  fault: FaultPoint | "trace" | null,
  more: Readonly<Record<string, string>> = {},
): Promise<Serving | null> {
  const server = startCommand(["serve", "--data", dataFolder], fault, more);
  const from = performance.now();
  for (;;) {
    const url = /^(http.*)\/\n/.exec(server.said.out)?.[1];
    if (url !== undefined && (await isReady(url))) return { ...server, url };
    if (server.child.signalCode === "SIGKILL") return null;
    if (server.child.exitCode !== null) throw new Error(`the server ended: ${server.said.err}`);
    if (performance.now() - from > READY_MILLISECONDS)
      throw new Error(`not ready in time: ${server.said.err}`);
    await wait(20);
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Stops a server as its user would. */
export async function stop(command: Command): Promise<void> {
  command.child.kill("SIGTERM");
  const { exitCode, err } = await command.ended;
  if (exitCode !== 0) throw new Error(`the stop ended with ${exitCode}: ${err}`);
}

/** Kills the PostgreSQL of a data folder too, as a power switch would: the next start recovers from its log. */
export function killDatabase(dataFolder: string): void {
  try {
    const [pid] = readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return;
    throw error;
  }
}

/** Ends what a failed test left running, and removes the data folders, each with the folder made for it. */
export function cleanUp(...dataFolders: readonly string[]): void {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of dataFolders) {
    killDatabase(folder);
    // sessions of a killed database live on for a moment and may still write
    rmSync(dirname(folder), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
