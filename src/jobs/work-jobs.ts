import { CANCELLED, type JobEnd } from "../app/jobs/job-attempt.ts";
import { type QueueShapesWorld, queueShapes } from "../app/jobs/queue-shapes.ts";
import { type JobRunWorld, runJob } from "../app/jobs/run-job.ts";
import {
  type ClaimedJob,
  type JobLedger,
  type JobRef,
  MAXIMUM_ATTEMPTS,
  workersBroke,
} from "../app/ports/job-queue.ts";
import { describeFailure, framesOf } from "./describe-failure.ts";
import { keepLease } from "./keep-lease.ts";
import type { WorkQueue } from "./pg-boss-queue.ts";
import { repeat } from "./repeat.ts";

export interface WorkerWorld extends JobRunWorld, QueueShapesWorld {
  readonly ledger: JobLedger;
  readonly queue: WorkQueue;
  /** One line per event. */
  readonly log: (line: string) => void;
}

export interface WorkSettings {
  /** Designs at a time in this process, each with the threads of the engine's world, and other jobs at a time. */
  readonly concurrency: number;
  /** A job whose worker was not heard of for this long is another one's. */
  readonly leaseSeconds: number;
  readonly beatMilliseconds: number;
  readonly progressMilliseconds: number;
  readonly sweepMilliseconds: number;
  readonly retireMilliseconds: number;
}

export const DEFAULT_WORK: WorkSettings = {
  concurrency: 1,
  leaseSeconds: 30,
  beatMilliseconds: 10_000,
  progressMilliseconds: 500,
  sweepMilliseconds: 5_000,
  retireMilliseconds: 3_600_000,
};

export interface JobWorker {
  /** Stops what runs, gives it back to other workers, and takes nothing more. */
  stop(): Promise<void>;
}

/** Reason of the signal when the worker goes: the attempt is given back and does not count. */
const SHUTDOWN = "shutdown";

/** Works jobs of every organisation until it is stopped. Any number of workers may share a database. */
export async function workJobs(
  world: WorkerWorld,
  settings: WorkSettings = DEFAULT_WORK,
): Promise<JobWorker> {
  const closing = new AbortController();
  await world.queue.listen(settings.concurrency, (job) =>
    workOne(world, job, { settings, closing: closing.signal }),
  );
  const { sweepMilliseconds, retireMilliseconds } = settings;
  const told = (what: string) => (error: unknown) => world.log(`${what}: ${describeFailure(error)}`);
  // apart: what fails of one keeps nothing of the others waiting
  const repeating = [
    repeat(sweepMilliseconds, () => sweep(world), told("sweep")),
    repeat(sweepMilliseconds, () => queueShapes(world), told("outlines")),
    repeat(retireMilliseconds, () => retire(world), told("retire")),
  ];
  return {
    stop: async () => {
      closing.abort(SHUTDOWN);
      await Promise.all(repeating.map(({ stop }) => stop()));
      await world.queue.close();
    },
  };
}

interface Working {
  readonly settings: WorkSettings;
  readonly closing: AbortSignal;
}

/** A failure here is not the job's: the row stays as it is, its lease ends, and a sweep finds it. */
async function workOne(world: WorkerWorld, job: JobRef, { settings, closing }: Working): Promise<void> {
  try {
    if (closing.aborted) return;
    const claimed = await world.ledger.claim(job, settings.leaseSeconds);
    if (claimed === null) return;
    const end = await attempt(world, claimed, { settings, closing });
    world.log(`job ${job.jobId}: attempt ${claimed.attempts} ${describeEnd(end)}`);
    if (end.kind === "ended") await world.ledger.settle(claimed, end);
    if (end.kind === "broken") await endBroken(world, claimed, end.detail);
    if (end.kind === "given-up" && closing.aborted) await world.ledger.release(claimed, "undone");
  } catch (error) {
    world.log(`job ${job.jobId}: ${describeFailure(error)}`);
  }
}

type AttemptEnd = JobEnd | { readonly kind: "broken"; readonly detail: string };

async function attempt(
  world: WorkerWorld,
  claimed: ClaimedJob,
  { settings, closing }: Working,
): Promise<AttemptEnd> {
  const lease = keepLease(world, claimed, { settings, closing, cancelReason: CANCELLED });
  try {
    return await runJob(world, claimed, lease);
  } catch (error) {
    world.log(`job ${claimed.jobId}: ${describeFailure(error)}${framesOf(error)}`);
    return { kind: "broken", detail: describeFailure(error) };
  } finally {
    await lease.end();
  }
}

async function endBroken({ ledger }: WorkerWorld, claimed: ClaimedJob, detail: string): Promise<void> {
  if (claimed.attempts < MAXIMUM_ATTEMPTS) await ledger.release(claimed, "counts");
  else await ledger.settle(claimed, { state: "dead", problems: [workersBroke(detail)] });
}

const describeEnd = (end: AttemptEnd): string =>
  end.kind === "ended" ? `ended ${end.state}: ${end.problems.map(({ code }) => code).join(", ")}` : end.kind;

async function sweep({ ledger, queue }: WorkerWorld): Promise<void> {
  for (const job of await ledger.sweep()) await queue.send(job);
}

async function retire({ ledger, log }: WorkerWorld): Promise<void> {
  const { files, jobs } = await ledger.retire();
  if (files + jobs > 0) log(`retired ${files} files and ${jobs} jobs`);
}
