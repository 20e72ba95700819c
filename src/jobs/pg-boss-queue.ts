import type pg from "pg";
import { PgBoss } from "pg-boss";
import type { JobQueue, QueuedJob } from "../app/ports/job-queue.ts";
import type { JobKind } from "../app/ports/rows/jobs.ts";

/** Queues that workers listen to. */
export interface WorkQueue extends JobQueue {
  /** Calls `handle` for each message, at most `concurrency` at a time of each lane, until `close`. */
  listen(concurrency: number, handle: (job: QueuedJob) => Promise<void>): Promise<void>;
  /** Takes no more messages and waits for the handlers that run. */
  close(): Promise<void>;
}

/** Lanes: what takes seconds does not wait behind a design that may take an hour. */
const QUEUES: Readonly<Record<JobKind, string>> = {
  design: "jobs",
  shapes: "short-jobs",
  export: "short-jobs",
  import: "imports",
  rules: "short-jobs",
};
const LANES = [...new Set(Object.values(QUEUES))];
const POLLING_SECONDS = 0.5;
/** A message's own limit must never end a handler: the lease in the job's row watches over it. pg-boss takes < 24 h. */
const EXPIRE_SECONDS = 23 * 3600;
const CLOSE_MILLISECONDS = 60_000;

/**
 * pg-boss on the owner's pool, in the schema `pgboss` that it keeps itself. Messages carry ids only and are never tried
 * again by pg-boss: attempts are counted, and lost messages sent anew, by the job's row.
 */
export async function openPgBossQueue(pool: pg.Pool, onError: (error: Error) => void): Promise<WorkQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: "pgboss",
    schedule: false,
  });
  boss.on("error", onError);
  await boss.start();
  // "short": of several messages for one job only one waits, so that a sweep does not pile them up
  for (const lane of LANES) {
    await boss.createQueue(lane, {
      policy: "short",
      retryLimit: 0,
      expireInSeconds: EXPIRE_SECONDS,
      deleteAfterSeconds: 3600,
    });
  }
  return {
    send: async (job) => {
      await boss.send(QUEUES[job.kind], job, { singletonKey: `${job.orgId}/${job.jobId}` });
    },
    listen: async (concurrency, handle) => {
      const options = {
        batchSize: 1,
        localConcurrency: concurrency,
        pollingIntervalSeconds: POLLING_SECONDS,
      };
      for (const lane of LANES) {
        await boss.work<QueuedJob>(lane, options, async (messages) => {
          for (const { data } of messages) await handle(data);
        });
      }
    },
    close: () => boss.stop({ graceful: true, timeout: CLOSE_MILLISECONDS }),
  };
}
