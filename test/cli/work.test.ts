import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelJob } from "../../src/app/jobs/cancel-job.ts";
import { getJob } from "../../src/app/jobs/get-job.ts";
import { startDesign } from "../../src/app/jobs/start-design.ts";
import type { JobRecord } from "../../src/app/ports/rows/jobs.ts";
import { openPgBossQueue, type WorkQueue } from "../../src/jobs/pg-boss-queue.ts";
import { databaseUrl } from "../database-url.ts";
import { openTestJobs, wishesFor } from "../jobs.ts";
import { expectValue } from "../people.ts";
import { temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
/** A hang ends the run; nothing is measured by it. */
const HANG_MILLISECONDS = 240_000;

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let queue: WorkQueue;
const children: ChildProcess[] = [];

beforeAll(async () => {
  jobs = await openTestJobs();
  queue = await openPgBossQueue(jobs.pool, () => {});
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await queue.close();
  await jobs.close();
});

/** `wilayah work` as a process, as on a host of its own: it shares nothing with us but the database and the secret. */
async function spawnWork(environment: Readonly<Record<string, string>>) {
  const DATABASE_URL = await databaseUrl(jobs.pool);
  const child = spawn(process.execPath, [resolve("bin/wilayah.mjs"), "work"], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH ?? "", LANG: "C", DATABASE_URL, ...environment },
  });
  children.push(child);
  return child;
}

async function startWorking() {
  const child = await spawnWork({ WILAYAH_SECRET: "a secret of tests, not of any server" });
  const said = { out: "", err: "" };
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  while (!said.out.includes("waiting for jobs")) {
    if (child.exitCode !== null) expect.fail(`the worker ended: ${said.err}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return { child, said };
}

/** More plans than can be gone through, so that only the time could end it. */
const ENDLESS = {
  territories: 6,
  balance: [{ measure: "workload", tolerance: "90%" }],
  iterations: undefined,
  timeSeconds: 3000,
};

async function start(name: string, more: Record<string, unknown>): Promise<string> {
  const asked = { planId: jobs.plan.id, name, wishes: wishesFor(more), keepPartial: true };
  return expectValue(await startDesign({ ...jobs.world, queue }, jobs.actor, asked)).id;
}

/** Asks again until the job is so; the test's own time limit ends what never comes. */
async function until(jobId: string, isSo: (job: JobRecord) => boolean): Promise<JobRecord> {
  for (;;) {
    const job = expectValue(await getJob(jobs.world, jobs.actor, { jobId }));
    if (isSo(job)) return job;
    await new Promise((next) => setTimeout(next, 100));
  }
}

it("shares jobs between hosts, and finishes those of a host that was killed", {
  timeout: HANG_MILLISECONDS,
}, async () => {
  const first = await startWorking();
  const long = await start("Long", ENDLESS);
  await until(long, ({ progress }) => progress !== null);
  const second = await startWorking();
  const short = await start("Short", { iterations: 50, starts: 1 });
  // a worker has one job at a time, and the first is at the long one
  expect(await until(short, ({ finishedAt }) => finishedAt !== null)).toMatchObject({
    state: "done",
    attempts: 1,
  });
  expect(await until(long, () => true)).toMatchObject({ state: "running", attempts: 1 });

  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  // instead of waiting until the dead worker's lease has run out
  await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [long]);
  await until(long, ({ attempts, progress }) => attempts === 2 && progress !== null);
  expectValue(await cancelJob(jobs.world, jobs.actor, { jobId: long }));
  const ended = await until(long, ({ finishedAt }) => finishedAt !== null);
  expect(ended).toMatchObject({ state: "cancelled", attempts: 2, result: { territories: 6 } });
  const { rows } = await jobs.pool.query(
    "SELECT name FROM plans WHERE name IN ('Long', 'Short') ORDER BY name",
  );
  expect(rows).toEqual([{ name: "Long" }, { name: "Short" }]);

  second.child.kill("SIGTERM");
  const [exitCode] = await once(second.child, "exit");
  expect(exitCode).toBe(0);
  for (const line of second.said.err.trim().split("\n"))
    expect(JSON.parse(line)).toMatchObject({ level: "info" });
  // what a worker elsewhere needs, it is told
  expect(await readdir(FOLDER)).toEqual([]);
});

it("refuses to work without the server's secret, instead of making one up", async () => {
  const child = await spawnWork({});
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [exitCode] = await once(child, "close");
  expect(exitCode).toBe(2);
  expect(said).toContain("SET-103");
  expect(await readdir(FOLDER)).toEqual([]);
});
