import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { type Listening, type ServerOptions, startServer } from "./start-server.ts";
import { stopOrphan, stopServer } from "./stop-orphan.ts";

/** Starts in a row after the server died, and the pause before each, in milliseconds. */
const ATTEMPTS = 20;
const PAUSE_MS = 500;

/** More deaths than this within a minute, and it is not started again: something else is wrong. */
const DEATHS_PER_MINUTE = 5;

/** A server that is started again when it dies, at the same address. */
export interface SupervisedServer {
  readonly listening: Listening;
  /** Stops it for good. Throws if it does not stop. */
  stop(): Promise<void>;
}

/**
 * Starts the server and looks after it until `stop`: killed (by the kernel when memory runs out, or by hand), it is
 * started again and recovers what was acknowledged. `log` is told so.
 *
 * Problems: those of `startServer`, at the first start only.
 */
export async function superviseServer(
  options: ServerOptions,
  log: (line: string) => void,
): Promise<Outcome<SupervisedServer>> {
  const first = await startPastSessions(options);
  if (!first.ok) return first;
  const { listening } = first.value;
  const deaths: number[] = [];
  let child = first.value.child;
  let stopping = false;
  let reviving: Promise<void> | undefined;

  const watch = (started: ChildProcess) => {
    child = started;
    const onDeath = () => {
      if (!stopping) reviving = revive();
    };
    if (started.exitCode !== null || started.signalCode !== null) onDeath();
    else started.once("exit", onDeath);
  };
  const revive = async () => {
    const now = performance.now();
    deaths.push(now);
    if (deaths.filter((at) => at > now - 60_000).length > DEATHS_PER_MINUTE) {
      log("the database server keeps dying and is not started again; see postgres.log");
      return;
    }
    log("the database server died and is started again");
    for (let attempt = 0; attempt < ATTEMPTS && !stopping; attempt++) {
      // Sessions of the dead server may live on for a moment, and the new one waits until they are gone.
      await wait(PAUSE_MS);
      const again = await startServer({ ...options, listening });
      if (again.ok) return watch(again.value.child);
    }
    if (!stopping) log("the database server could not be started again; see postgres.log");
  };
  // A process that exits without stop() must not leave its server behind. SIGINT asks for a fast shutdown.
  const endWithUs = () => child.kill("SIGINT");
  process.once("exit", endWithUs);
  watch(child);
  const stop = async () => {
    stopping = true;
    await reviving;
    const problem = await stopServer(join(options.dataFolder, "postgres"), options.programs, options.account);
    process.off("exit", endWithUs);
    if (problem !== undefined) throw new Error(`${problem.cause}; ${problem.fix}`);
  };
  return success({ listening, stop });
}

/**
 * Sessions of a server that was killed may live on for a moment; until they are gone PostgreSQL refuses to start anew. So it
 * does while the killed server itself is not quite gone, and cannot be told from one of somebody else.
 */
async function startPastSessions(options: ServerOptions): ReturnType<typeof startServer> {
  const cluster = join(options.dataFolder, "postgres");
  for (let attempt = 1; ; attempt++) {
    const started = await startServer(options);
    if (started.ok || attempt === ATTEMPTS) return started;
    const said = started.problems.map(({ cause }) => cause).join();
    const isDying = said.includes('lock file "postmaster.pid" already exists');
    if (!isDying && !said.includes("shared memory block")) return started;
    await wait(PAUSE_MS);
    const orphan = isDying ? await stopOrphan(cluster, options.programs, options.account) : null;
    if (orphan?.ok === false) return orphan;
  }
}
