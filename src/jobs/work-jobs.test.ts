import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openTestJobs, wishesFor } from "../../test/jobs.ts";
import { expectValue } from "../../test/people.ts";
import { startExport } from "../app/exports/start-export.ts";
import { cancelJob } from "../app/jobs/cancel-job.ts";
import { getJob } from "../app/jobs/get-job.ts";
import { startDesign } from "../app/jobs/start-design.ts";
import type { JobRecord } from "../app/ports/rows/jobs.ts";
import { openPgBossQueue, type WorkQueue } from "./pg-boss-queue.ts";
import { DEFAULT_WORK, type JobWorker, workJobs } from "./work-jobs.ts";

const SHORT = {
  ...DEFAULT_WORK,
  beatMilliseconds: 500,
  progressMilliseconds: 100,
  sweepMilliseconds: 300,
};

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let sender: WorkQueue;
const workers: JobWorker[] = [];
const log: string[] = [];

beforeAll(async () => {
  jobs = await openTestJobs();
  sender = await openQueue();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(async () => {
  await sender.close();
  await jobs.close();
});

const openQueue = () => openPgBossQueue(jobs.pool, (error) => log.push(error.message));

async function startWorker(): Promise<JobWorker> {
  const world = {
    ...jobs.world,
    queue: await openQueue(),
    ledger: jobs.ledger,
    shapes: jobs.shapes,
    log: (line: string) => log.push(line),
  };
  const worker = await workJobs(world, SHORT);
  workers.push(worker);
  return worker;
}

async function start(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const asked = { planId: jobs.plan.id, name, wishes: wishesFor(more), keepPartial: false };
  return expectValue(await startDesign({ ...jobs.world, queue: sender }, jobs.actor, asked)).id;
}

const find = async (jobId: string) => expectValue(await getJob(jobs.world, jobs.actor, { jobId }));

/** Asks again until the job is so; the test's own time limit ends what never comes. */
async function until(jobId: string, isSo: (job: JobRecord) => boolean): Promise<JobRecord> {
  for (;;) {
    const job = await find(jobId);
    if (isSo(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const hasEnded = ({ state }: JobRecord) => state !== "queued" && state !== "running";
const isUnderWay = ({ state, progress }: JobRecord) => state === "running" && progress !== null;

async function countPlans(name: string): Promise<number> {
  const { rows } = await jobs.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM plans WHERE name LIKE $1",
    [name],
  );
  return rows[0].count;
}

interface Drawing {
  readonly state: string;
  readonly attempts: number;
  readonly derived: number;
}

/** The shapes jobs of these plans, when all have ended. */
async function untilDrawn(planIds: readonly string[]): Promise<readonly Drawing[]> {
  for (;;) {
    const { rows } = await jobs.pool.query<Drawing>(
      `SELECT state, attempts, (result ->> 'derived')::int AS derived FROM jobs
       WHERE kind = 'shapes' AND request ->> 'planId' = ANY ($1) AND finished_at IS NOT NULL`,
      [planIds],
    );
    if (rows.length >= planIds.length) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const EASY = { iterations: 50, starts: 1, balance: [{ measure: "workload", tolerance: "60%" }] };
const FOREVER = { iterations: undefined, timeSeconds: 3000 };

it("does each of 8 jobs exactly once with two workers", async () => {
  await startWorker();
  await startWorker();
  const ids: string[] = [];
  for (let number = 1; number <= 8; number++) {
    ids.push(await start(`One of eight: ${number}`, { ...EASY, seed: number }));
  }
  const ended = await Promise.all(ids.map((id) => until(id, hasEnded)));
  expect(ended.map(({ state, attempts }) => [state, attempts])).toEqual(ids.map(() => ["done", 1]));
  const planIds = ended.map(({ result }) => String(result?.planId));
  expect(new Set(planIds).size).toBe(8);
  expect(await countPlans("One of eight: %")).toBe(8);
  const plan = { planId: planIds[0], content: "accounts", format: "csv" } as const;
  const exporting = { ...jobs.world, queue: sender };
  const asked = Array.from({ length: 4 }, () => startExport(exporting, jobs.actor, plan));
  const exports = await Promise.all(asked.map(async (each) => until(expectValue(await each).id, hasEnded)));
  expect(exports.map(({ state, attempts }) => [state, attempts])).toEqual(exports.map(() => ["done", 1]));
  // their outlines follow of themselves, drawn once each by either worker
  const drawings = await untilDrawn(planIds);
  expect(drawings).toEqual(planIds.map(() => ({ state: "done", attempts: 1, derived: 6 })));
}, 240_000);

it("stops a running job when it is cancelled", async () => {
  await startWorker();
  const id = await start("Stopped", FOREVER);
  await until(id, isUnderWay);
  await cancelJob(jobs.world, jobs.actor, { jobId: id });
  expect(await until(id, hasEnded)).toMatchObject({
    state: "cancelled",
    cancelRequested: true,
    result: null,
  });
  expect(await countPlans("Stopped")).toBe(0);
}, 60_000);

it("gives a job back when it is shut down, as if it had not begun", async () => {
  const worker = await startWorker();
  const id = await start("Given back", FOREVER);
  await until(id, isUnderWay);
  await worker.stop();
  expect(await find(id)).toMatchObject({ state: "queued", attempts: 0 });
  await cancelJob(jobs.world, jobs.actor, { jobId: id });
}, 60_000);

it("finds a job whose message was lost", async () => {
  await startWorker();
  const asked = {
    planId: jobs.plan.id,
    name: "Unheard",
    wishes: wishesFor(EASY),
    keepPartial: false,
  };
  const deaf = { ...jobs.world, queue: { send: () => Promise.reject(new Error("the queue is gone")) } };
  const { id } = expectValue(await startDesign(deaf, jobs.actor, asked));
  expect(await until(id, hasEnded)).toMatchObject({ state: "done", attempts: 1 });
}, 60_000);
