import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelJob } from "../../src/app/jobs/cancel-job.ts";
import { getJob } from "../../src/app/jobs/get-job.ts";
import { startDesign } from "../../src/app/jobs/start-design.ts";
import { editAlignment } from "../../src/app/plans/edit-alignment.ts";
import type { JobRecord } from "../../src/app/ports/rows/jobs.ts";
import { databaseUrl } from "../database-url.ts";
import { openTestJobs, wishesFor } from "../jobs.ts";
import { expectValue } from "../people.ts";
import { expectSound } from "./expect-sound.ts";
import { RANDOM_KILLS, seeded } from "./how-much.ts";
import { cleanUp, startCommand, stop } from "./run-command.ts";

type Jobs = Awaited<ReturnType<typeof openTestJobs>>;

let jobs: Jobs;
beforeAll(async () => {
  jobs = await openTestJobs();
  const units = [{ unit: "r0c0", territory: "A" }];
  const edit = { planId: jobs.plan.id, version: jobs.plan.version, reason: "", units, accounts: [] };
  expectValue(await editAlignment(jobs.world, jobs.actor, edit));
});
afterAll(async () => {
  cleanUp();
  await jobs.close();
});

/** `wilayah work` as on a host of its own. */
async function startWorker({ pool }: Jobs, more: Readonly<Record<string, string>> = {}) {
  const environment = {
    DATABASE_URL: await databaseUrl(pool),
    WILAYAH_SECRET: "a secret of tests, not of any server",
    ...more,
  };
  return startCommand(["work"], null, environment);
}

/** A design that waits for long enough that the next sweep of a worker finds it. */
async function start(name: string, more: Record<string, unknown>, { world, actor, plan, pool } = jobs) {
  const asked = { planId: plan.id, name, wishes: wishesFor(more), keepPartial: false };
  const { id } = expectValue(await startDesign(world, actor, asked));
  await pool.query("UPDATE jobs SET created_at = now() - interval '1 minute' WHERE id = $1", [id]);
  return id;
}

/** Asks again until the job is so; the test's own time limit ends what never comes. */
async function until(jobId: string, isSo: (job: JobRecord) => boolean, { world, actor } = jobs) {
  for (;;) {
    const job = expectValue(await getJob(world, actor, { jobId }));
    if (isSo(job)) return job;
    await wait(100);
  }
}

const hasEnded = ({ finishedAt }: JobRecord) => finishedAt !== null;

/** As if the lease of a worker that is gone had run out. */
const passLease = ({ pool } = jobs) =>
  pool.query("UPDATE jobs SET lease_until = now() WHERE state = 'running'");

/** More plans than can be gone through, so that only the time could end it. */
const ENDLESS = {
  territories: 6,
  balance: [{ measure: "workload", tolerance: "90%" }],
  iterations: undefined,
  timeSeconds: 3000,
};
const SHORT = { iterations: 50, starts: 1 };

it("a worker that stood still for longer than its lease has lost its job, writes nothing of it, and takes others", async () => {
  const still = await startWorker(jobs);
  const long = await start("Long", ENDLESS);
  await until(long, ({ progress }) => progress !== null);
  still.child.kill("SIGSTOP");
  await passLease();
  const other = await startWorker(jobs);
  await until(long, ({ attempts }) => attempts === 2);
  still.child.kill("SIGCONT");
  while (!still.said.err.includes(`job ${long}: attempt 1 given-up`)) await wait(100);
  expect(await until(long, () => true)).toMatchObject({ state: "running", attempts: 2 });
  const short = await start("Short", SHORT);
  expect(await until(short, hasEnded)).toMatchObject({ state: "done", attempts: 1 });
  expectValue(await cancelJob(jobs.world, jobs.actor, { jobId: long }));
  expect(await until(long, hasEnded)).toMatchObject({ state: "cancelled", attempts: 2 });
  await Promise.all([stop(still), stop(other)]);
  await expectSound(jobs.pool);
});

/** Long enough to be at any step of a worker that starts and designs. */
const LONGEST_LIFE_MILLISECONDS = 4000;

it(`workers killed ${RANDOM_KILLS} times at any moment do each job once, or give it up after three`, async () => {
  const random = seeded(29);
  const ids = [];
  for (let kill = 0; kill < RANDOM_KILLS; kill++) {
    const { rows } = await jobs.pool.query("SELECT FROM jobs WHERE state IN ('queued', 'running')");
    if (rows.length === 0) ids.push(await start(`Killed ${kill}`, {}));
    const worker = await startWorker(jobs);
    await wait(random.below(LONGEST_LIFE_MILLISECONDS));
    worker.child.kill("SIGKILL");
    await worker.ended;
    await passLease();
  }
  const last = await startWorker(jobs);
  for (const id of ids) {
    const { state, attempts, problems, result } = await until(id, hasEnded);
    const codes = problems?.map(({ code }) => code) ?? [];
    expect(state === "done" ? [result !== null, codes] : [state, attempts, codes]).toEqual(
      state === "done" ? [true, []] : ["dead", 3, ["JOB-101"]],
    );
  }
  // done with one draft each, dead with none
  await expectSound(jobs.pool);
  await stop(last);
});

/** Enough to start a worker, and not for the units of `LARGE`. */
const MEGABYTES = 96;
const LARGE = { rows: 150, columns: 150 };

it("a job that takes more memory than its workers have is dead after three, with its reason, and holds nothing else up", async () => {
  const large = await openTestJobs(LARGE);
  const poison = await start("Too large", ENDLESS, large);
  const tried = async () => (await until(poison, () => true, large)).attempts;
  for (let before = 0; before < 3; before = await tried()) {
    const worker = await startWorker(large, { NODE_OPTIONS: `--max-old-space-size=${MEGABYTES}` });
    const { err } = await worker.ended;
    // a worker that stood still while it looked for memory may have lost the job to itself, and have died at the next attempt
    expect([err.includes("JavaScript heap out of memory"), (await tried()) > before]).toEqual([true, true]);
    await passLease(large);
  }
  const healthy = await startWorker(large);
  expect(await until(poison, hasEnded, large)).toMatchObject({
    state: "dead",
    attempts: 3,
    problems: [{ code: "JOB-101" }],
  });
  const next = await start("Impossible", { ...SHORT, territories: 1_000_000 }, large);
  expect(await until(next, hasEnded, large)).toMatchObject({ state: "failed", attempts: 1 });
  await stop(healthy);
  await large.close();
});
