import { MessageChannel } from "node:worker_threads";
import type { Piscina } from "piscina";
import type {
  BoundOptions,
  DesignProblem,
  DesignProgress,
  DesignResult,
  LowerBound,
  SolveOptions,
  SolveProgress,
  SolverPool,
} from "../app/ports.ts";
import { chooseResult } from "./choose-result.ts";
import { type RepeatEvery, repeatByClock } from "./repeat-every.ts";
import type { BoundOrder, StartOrder, StartProgress } from "./solver-messages.ts";
import { startPool } from "./thread-pool.ts";

/** Progress is told this often even while a worker is still loading: 250 ms are promised, the rest is for a late timer. */
const HEARTBEAT_MILLISECONDS = 200;

export interface SolverPoolOptions {
  readonly threads: number;
  /** The solver thread: solver-thread-from-source.mjs, or the bundled solver-thread. */
  readonly threadFile: URL;
  /** What beats; the machine's clock unless told otherwise. */
  readonly repeatEvery?: RepeatEvery;
}

interface Workshop {
  readonly pool: Piscina;
  readonly threads: number;
  readonly repeatEvery: RepeatEvery;
}

/** Starts worker threads at once, so that they load while the input is read. */
export function createSolverPool({
  threads,
  threadFile,
  repeatEvery = repeatByClock,
}: SolverPoolOptions): SolverPool {
  const pool = startPool(threadFile, { minThreads: threads, maxThreads: threads });
  const workshop: Workshop = { pool, threads, repeatEvery };
  return {
    threads,
    solve: (problem, options) => solveInPool(workshop, problem, options),
    bound: (problem, options) => boundInPool(workshop, problem, options),
    close: () => pool.destroy(),
  };
}

/** All starts of one design. With a time limit they share it in rounds of `threads`. */
async function solveInPool(
  { pool, threads, repeatEvery }: Workshop,
  problem: DesignProblem,
  options: SolveOptions,
): Promise<DesignResult> {
  const rounds = Math.ceil(options.starts / threads);
  const cancel = createCancelFlag(options.signal);
  const progress = createProgressTally(options, repeatEvery);
  const runStart = async (startIndex: number): Promise<DesignResult> => {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (message: StartProgress) => progress.note(message));
    const order: StartOrder = {
      problem,
      seed: options.seed,
      startIndex,
      iterations: options.iterations ?? null,
      milliseconds: options.milliseconds === undefined ? null : options.milliseconds / rounds,
      cancelFlag: cancel.flag,
      progressPort: port2,
      tellsPlans: options.onPlan !== undefined,
    };
    try {
      const result: DesignResult = await pool.run(order, { name: "runStart", transferList: [port2] });
      progress.noteDone(startIndex);
      return result;
    } finally {
      // an open port would keep this process from ending, also after a start that failed
      port1.close();
    }
  };
  try {
    return chooseResult(
      await Promise.all(Array.from({ length: options.starts }, (_, index) => runStart(index))),
    );
  } finally {
    progress.stop();
    cancel.release();
  }
}

async function boundInPool(
  { pool, repeatEvery }: Workshop,
  problem: DesignProblem,
  options: BoundOptions,
): Promise<LowerBound | null> {
  const cancel = createCancelFlag(options.signal);
  const order: BoundOrder = {
    problem,
    incumbent: options.incumbent,
    iterations: options.iterations ?? null,
    milliseconds: options.milliseconds ?? null,
    cancelFlag: cancel.flag,
  };
  const stopBeat = startBoundBeat(options, repeatEvery);
  try {
    return await pool.run(order, { name: "runBound" });
  } finally {
    stopBeat();
    cancel.release();
  }
}

/** A bound tells nothing of itself while it runs; that it runs is told all the same, by the clock where there is a limit. */
function startBoundBeat(
  { onProgress, incumbent, milliseconds }: BoundOptions,
  repeatEvery: RepeatEvery,
): () => void {
  if (onProgress === undefined) return () => {};
  let beats = 0;
  const tell = () => {
    const spent = HEARTBEAT_MILLISECONDS * beats++;
    onProgress({
      phase: "bound",
      fractionDone: milliseconds === undefined ? 0 : Math.min(1, spent / milliseconds),
      iterations: 0,
      bestObjective: incumbent,
      violation: 0,
      startsDone: 0,
      starts: 1,
    });
  };
  tell();
  return repeatEvery(HEARTBEAT_MILLISECONDS, tell);
}

/** A busy worker reads no messages, so cancelling goes through shared memory. */
function createCancelFlag(signal: AbortSignal | undefined): { flag: SharedArrayBuffer; release: () => void } {
  const flag = new SharedArrayBuffer(4);
  const raise = () => {
    Atomics.store(new Int32Array(flag), 0, 1);
  };
  if (signal?.aborted) raise();
  signal?.addEventListener("abort", raise);
  return { flag, release: () => signal?.removeEventListener("abort", raise) };
}

const NOTHING_YET: DesignProgress = {
  phase: "start",
  fractionDone: 0,
  iterations: 0,
  bestObjective: null,
  violation: Number.POSITIVE_INFINITY,
};

/** Sums up what the starts tell and passes it on in a steady beat. */
function createProgressTally(options: SolveOptions, repeatEvery: RepeatEvery) {
  const perStart = new Map<number, DesignProgress>();
  let shown: { readonly startIndex: number; readonly progress: DesignProgress } | null = null;
  const done = new Set<number>();
  const tell = () => options.onProgress?.(sumProgress([...perStart.values()], options.starts, done.size));
  const stopBeat = options.onProgress ? repeatEvery(HEARTBEAT_MILLISECONDS, tell) : () => {};
  return {
    note: ({ startIndex, progress, plan }: StartProgress) => {
      if (!done.has(startIndex)) perStart.set(startIndex, progress);
      // of several starts the one that is ahead is watched
      const leads = shown === null || shown.startIndex === startIndex || isBetter(progress, shown.progress);
      if (plan === null || !leads) return;
      shown = { startIndex, progress };
      options.onPlan?.(plan);
    },
    noteDone: (startIndex: number) => {
      done.add(startIndex);
      perStart.set(startIndex, { ...(perStart.get(startIndex) ?? NOTHING_YET), fractionDone: 1 });
    },
    stop: () => {
      stopBeat();
      tell();
    },
  };
}

const isBetter = (one: DesignProgress, other: DesignProgress): boolean =>
  one.violation < other.violation ||
  (one.violation === other.violation &&
    (one.bestObjective ?? Number.POSITIVE_INFINITY) < (other.bestObjective ?? Number.POSITIVE_INFINITY));

function sumProgress(parts: readonly DesignProgress[], starts: number, startsDone: number): SolveProgress {
  const objectives = parts.flatMap((part) => (part.bestObjective === null ? [] : [part.bestObjective]));
  const running = parts.filter((part) => part.fractionDone < 1);
  return {
    phase: (running.at(-1) ?? parts.at(-1) ?? NOTHING_YET).phase,
    fractionDone: parts.reduce((sum, part) => sum + Math.min(1, part.fractionDone), 0) / starts,
    iterations: parts.reduce((sum, part) => sum + part.iterations, 0),
    bestObjective: objectives.length > 0 ? Math.min(...objectives) : null,
    violation: Math.min(Number.POSITIVE_INFINITY, ...parts.map((part) => part.violation)),
    startsDone,
    starts,
  };
}
