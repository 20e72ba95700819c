import { setTimeout as pause } from "node:timers/promises";
import { cancelJob } from "../app/jobs/cancel-job.ts";
import { getJob } from "../app/jobs/get-job.ts";
import type { JobRecord } from "../app/ports/rows/jobs.ts";
import type { SolveProgress } from "../app/ports.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Door } from "./plan-door.ts";
import type { ProgressWriter } from "./progress-line.ts";

/** As often as a worker writes progress. */
const LOOK_MILLISECONDS = 500;

interface Waiting {
  readonly progress: ProgressWriter;
  readonly signal: AbortSignal;
}

/** Waits until a job has ended and shows its progress; at the signal it cancels the job and waits for its end. */
export async function awaitJob(
  { world, actor }: Door,
  { id: jobId }: JobRecord,
  { progress, signal }: Waiting,
): Promise<Outcome<JobRecord>> {
  try {
    for (let isCancelled = false; ; ) {
      const job = await getJob(world, actor, { jobId });
      if (!job.ok || job.value.finishedAt !== null) return job;
      if (job.value.progress !== null) progress.write(job.value.progress as unknown as SolveProgress);
      if (signal.aborted && !isCancelled) {
        isCancelled = true;
        const cancelled = await cancelJob(world, actor, { jobId });
        if (!cancelled.ok) return cancelled;
      }
      // woken by the signal once
      const options = isCancelled ? {} : { signal };
      await pause(LOOK_MILLISECONDS, undefined, options).catch(() => {});
    }
  } finally {
    progress.end();
  }
}
