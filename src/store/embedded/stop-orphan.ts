import { readFile, realpath, rm } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { describeProcess, isRunning } from "../process-identity.ts";
import { storeProblem } from "../store-problem.ts";
import { type Account, commandAs } from "./choose-account.ts";
import { programName } from "./find-engine.ts";
import { runToEnd } from "./run-to-end.ts";

/** What a running server writes into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  /** "starting", "ready", "stopping", "standby"; "" while it is still being written. */
  readonly state: string;
  /** The folder of its socket, or its address. */
  readonly listening: { readonly host: string; readonly port: number };
}

/** The server's own note of itself in its cluster, or undefined where there is none. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n").map((line) => line.trim());
  // pid, data folder, start, port, folder of the socket, address, shared memory, state
  const listening = { host: lines[4] || (lines[5] ?? ""), port: Number(lines[3]) };
  return { pid: Number(lines[0]), state: lines[7] ?? "", listening };
}

/**
 * Stops a server that outlived the process which started it. Call it only while holding the data folder's lock.
 * A note left by a server that is gone is removed: in a container its pid soon belongs to another program, and
 * PostgreSQL would refuse to start.
 *
 * Problems: STO-109 it does not stop.
 */
export async function stopOrphan(
  cluster: string,
  programs: string,
  account: Account,
): Promise<Outcome<"none" | "stopped">> {
  const note = await readPostmasterFile(cluster);
  if (note === undefined) return success("none");
  const whose = identifyServer(note.pid, await realpath(cluster));
  if (whose === "gone") {
    await removeSocketLock(note);
    await rm(join(cluster, "postmaster.pid"), { force: true });
  }
  // Where the system does not tell, PostgreSQL's own check of the note decides at the start.
  if (whose !== "ours") return success("none");
  const problem = await stopServer(cluster, programs, account);
  return problem === undefined ? success("stopped") : failure([problem]);
}

/** The socket's lock of a server that is gone: one that nobody has reaped yet would be taken for alive there too. */
async function removeSocketLock({ pid, listening: { host, port } }: PostmasterFile): Promise<void> {
  if (!isAbsolute(host)) return;
  const path = join(host, `.s.PGSQL.${port}.lock`);
  const text = await readFile(path, "utf8").catch(() => "");
  if (Number.parseInt(text, 10) === pid) await rm(path, { force: true });
}

/** Stops the server of a cluster: sessions are ended, what is committed is on the disk. */
export async function stopServer(cluster: string, programs: string, account: Account) {
  const args = ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "120"];
  const program = join(programs, programName("pg_ctl"));
  const { status, output } = await runToEnd(commandAs(account, program, args));
  const note = await readPostmasterFile(cluster);
  if (status === 0 || note === undefined || !isRunning(note.pid)) return undefined;
  const cause = `the database server does not stop: ${output.trim()}`;
  return storeProblem(
    "STO-109",
    cluster,
    cause,
    "see postgres.log in the data folder; end the process by hand",
  );
}

/** Whether the process is the server of this cluster, or another one that got the number of a server now gone. */
function identifyServer(pid: number, cluster: string): "ours" | "gone" | "unknown" {
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return "gone";
  // There pg_ctl speaks to a pipe that only a PostgreSQL of this number listens to.
  if (process.platform === "win32") return "ours";
  const { command, folder } = describeProcess(pid);
  // The folder follows the cluster when it is renamed; the command line can be read by every user.
  if (folder === cluster || command.includes(cluster)) return "ours";
  return command === "" || (folder === "" && command.includes("postgres")) ? "unknown" : "gone";
}
