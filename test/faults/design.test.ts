import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { isUnavailable } from "../../src/store/store-trouble.ts";
import { signIn } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { isFew } from "./how-much.ts";
import {
  cleanUp,
  expectKilled,
  type FaultPoint,
  killDatabase,
  runCommand,
  type Serving,
  serve,
  startCommand,
  stop,
} from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

const NAME = "Rancangan lain";

/** Long enough for its worker to beat, and to be told to go. */
const LONGER = { balance: [{ measure: "workload", tolerance: 0.2 }] };
const SHORT = { ...LONGER, iterations: 20_000 };

interface JobRow {
  readonly state: string;
  readonly attempts: number;
  /** Drafts that a design made. */
  readonly drafts: number;
}

/** Design jobs by the name of what they are to make. */
async function readJobs(): Promise<Readonly<Record<string, JobRow>>> {
  const { rows } = await readFrom(FOLDER, (pool) =>
    pool.query<JobRow & { name: string }>(
      `SELECT j.request->>'name' AS name, j.state, j.attempts,
         (SELECT count(*)::int FROM plans p WHERE p.name = j.request->>'name') AS drafts
       FROM jobs j WHERE j.kind = 'design'`,
    ),
  );
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]));
}

/** As if the lease of a killed worker had run out: half a minute that nothing happens in. */
const passLease = () =>
  readFrom(FOLDER, (pool) => pool.query("UPDATE jobs SET lease_until = now() WHERE state = 'running'"));

/** The same wish once more under another name, or another wish, waiting since a minute. */
const queueCopy = (name: string, wishes: object) =>
  readFrom(FOLDER, (pool) =>
    pool.query(
      `INSERT INTO jobs SELECT (jsonb_populate_record(j, jsonb_build_object('id', $2::uuid, 'state', 'queued',
         'request', j.request || $3::jsonb, 'created_at', now() - interval '1 minute', 'attempts', 0, 'fence', 0,
         'progress', NULL, 'result', NULL, 'problems', NULL, 'finished_at', NULL, 'lease_until', NULL))).*
       FROM jobs j WHERE j.kind = 'design' AND j.request->>'name' = $1`,
      [NAME, randomUUID(), { name, ...wishes }],
    ),
  );

const startWork = (fault: FaultPoint) => startCommand(["work", "--data", FOLDER], fault);

/** Whether an attempt after so many has begun; no while the worker brings its database up. */
async function isClaimed(name: string, attempts: number): Promise<boolean> {
  try {
    return ((await readJobs())[name]?.attempts ?? 0) > attempts;
  } catch (error) {
    if (isUnavailable(error)) return false;
    throw error;
  }
}

/** A worker that is told to go while it designs, and dies giving its job back. */
async function releaseInto(fault: FaultPoint, name: string): Promise<void> {
  const { attempts } = (await readJobs())[name] ?? expect.fail(`no job ${name}`);
  const worker = startWork(fault);
  while (!(await isClaimed(name, attempts)) && worker.child.exitCode === null) await wait(50);
  worker.child.kill("SIGTERM");
  await expectKilled(worker);
}

async function expectServing(fault: FaultPoint | null): Promise<Serving> {
  return (await serve(FOLDER, fault)) ?? expect.fail("it died at once");
}

/** Outlines are jobs too; once they are drawn, what is left to do is what the test asks for. */
async function drawOutlines(): Promise<void> {
  const server = await expectServing(null);
  const undrawn = () =>
    readFrom(FOLDER, (pool) =>
      pool.query("SELECT FROM plans p LEFT JOIN plan_shapes s ON s.plan_id = p.id WHERE s.version IS NULL"),
    );
  while (((await undrawn()).rowCount ?? 0) > 0) await wait(200);
  await stop(server);
}

type Step = readonly [FaultPoint, JobRow];

/** Kills a worker at each point in turn, every other time with the database; each leaves the job as it says. */
async function expectSteps(name: string, steps: readonly Step[]): Promise<void> {
  for (const [index, [fault, left]] of steps.entries()) {
    const isRelease = fault.includes("release");
    if (isRelease) await releaseInto(fault, name);
    else await expectKilled(startWork(fault));
    expect([fault, (await readJobs())[name]]).toEqual([fault, left]);
    await passLease();
    // not after the last: what comes next asks it
    if (index % 2 === 0 && !isRelease && index < steps.length - 1) killDatabase(FOLDER);
  }
}

it("a design whose server and workers are killed at every commit is made once, and whole", async () => {
  await drawOutlines();
  const server = await expectServing("before job.started:1");
  const ops = await signIn(server.url, "sales-ops");
  const plans = await ops<{ items: readonly { id: string }[] }>(server.url, "GET /v1/plans?state=active");
  const source = plans?.body.items[0].id;
  const design = (url: string) =>
    ops(url, `POST /v1/plans/${source}/designs`, { body: { name: NAME, wishes: SHORT } });
  expect(await design(server.url)).toBeNull();
  await server.ended;
  expect(await readJobs()).toEqual({});

  const again = await expectServing("after job.started:1");
  expect(await design(again.url)).toBeNull();
  await again.ended;
  // nobody was told of the job, and it is there: its message was lost with the server, so workers find it by themselves
  expect(await readJobs()).toEqual({ [NAME]: { state: "queued", attempts: 0, drafts: 0 } });

  const steps: readonly Step[] = [
    ["before job.claim:1", { state: "queued", attempts: 0, drafts: 0 }],
    ["after job.claim:1", { state: "running", attempts: 1, drafts: 0 }],
    ["before plan.designed:1", { state: "running", attempts: 2, drafts: 0 }],
    ["after plan.designed:1", { state: "done", attempts: 3, drafts: 1 }],
  ];
  await expectSteps(NAME, isFew ? steps.slice(1) : steps);
  if (!isFew) await killOtherEnds();

  const last = await expectServing(null);
  const isOpen = async () =>
    Object.values(await readJobs()).some(({ state }) => state === "queued" || state === "running");
  while (await isOpen()) await wait(200);
  expect(await readJobs()).toEqual({
    [NAME]: { state: "done", attempts: 3, drafts: 1 },
    ...(!isFew && OTHER_ENDS),
  });
  await readFrom(FOLDER, (pool) => expectSound(pool));
  // the name is taken: the client who was told nothing asks again and learns that
  expect((await design(last.url))?.status).toBe(409);
  await stop(last);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});

/** How the jobs of `killOtherEnds` end at last. */
const OTHER_ENDS: Readonly<Record<string, JobRow>> = {
  "Rancangan berdetak": { state: "done", attempts: 3, drafts: 1 },
  "Rancangan mustahil": { state: "failed", attempts: 2, drafts: 0 },
  // three workers in a row died of it
  "Rancangan fana": { state: "dead", attempts: 3, drafts: 0 },
  "Rancangan dilepas": { state: "done", attempts: 2, drafts: 1 },
};

/** Jobs whose workers die while they beat, refuse, over and over, or give back. */
async function killOtherEnds(): Promise<void> {
  await queueCopy("Rancangan berdetak", { wishes: LONGER });
  await expectSteps("Rancangan berdetak", [
    ["before job.beat.design:1", { state: "running", attempts: 1, drafts: 0 }],
    ["after job.beat.design:1", { state: "running", attempts: 2, drafts: 0 }],
  ]);
  const impossible = { wishes: { balance: [{ measure: "nothing", tolerance: 0.2 }] } };
  await queueCopy("Rancangan mustahil", impossible);
  await expectSteps("Rancangan mustahil", [
    ["before job.settle.design:1", { state: "running", attempts: 1, drafts: 0 }],
    ["after job.settle.design:1", { state: "failed", attempts: 2, drafts: 0 }],
  ]);
  await queueCopy("Rancangan fana", {});
  await expectSteps(
    "Rancangan fana",
    [1, 2, 3].map((attempts) => ["before plan.designed:1", { state: "running", attempts, drafts: 0 }]),
  );
  // last: it is left waiting, and a worker would meet it before any other job
  await queueCopy("Rancangan dilepas", { wishes: LONGER });
  await expectSteps("Rancangan dilepas", [
    ["before job.release.design:1", { state: "running", attempts: 1, drafts: 0 }],
    // an attempt that is given back does not count
    ["after job.release.design:1", { state: "queued", attempts: 1, drafts: 0 }],
  ]);
}
