import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { JobEnd } from "../src/app/jobs/job-attempt.ts";
import { queueShapes } from "../src/app/jobs/queue-shapes.ts";
import { runShapesJob } from "../src/app/jobs/run-shapes-job.ts";
import type { QueuedJob } from "../src/app/ports/job-queue.ts";
import type { MapThread } from "../src/app/ports/map-thread.ts";
import { openJobLedger } from "../src/store/job-ledger.ts";
import { openShapeLedger } from "../src/store/shape-ledger.ts";

const NO_WAIT_SECONDS = -1_000_000_000;

/** Does at once what workers do when plans have rested: gives how each job ended. */
export async function drawPlans(pool: pg.Pool, maps: MapThread): Promise<readonly JobEnd["kind"][]> {
  const shapes = openShapeLedger(pool);
  const ledger = openJobLedger(pool);
  const sent: QueuedJob[] = [];
  const queue = { send: async (job: QueuedJob) => void sent.push(job) };
  const tools = { ids: { next: randomUUID }, wallClock: { now: () => new Date() } };
  await queueShapes({ shapes, queue, ...tools }, NO_WAIT_SECONDS);
  const ends: JobEnd["kind"][] = [];
  for (const job of sent) {
    const claimed = await ledger.claim(job, 60);
    if (claimed === null) throw new Error("not claimed");
    const watch = { signal: new AbortController().signal, onProgress: () => {} };
    ends.push((await runShapesJob({ shapes, engine: { maps } }, claimed, watch)).kind);
  }
  return ends;
}
