import { afterAll, expect, it } from "vitest";
import { signIn } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import {
  cleanUp,
  type FaultPoint,
  killDatabase,
  runCommand,
  serve,
  startCommand,
  stop,
} from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

interface Job {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly files: readonly { readonly name: string }[];
}

const readJobs = () =>
  readFrom(FOLDER, async (pool) => {
    const jobs = await pool.query<{ state: string; attempts: number }>(
      "SELECT state, attempts FROM jobs ORDER BY created_at",
    );
    const plans = await pool.query("SELECT FROM plans");
    return { jobs: jobs.rows, plans: plans.rowCount };
  });

/** A worker of its own, which dies where it is told to. */
async function workInto(fault: FaultPoint): Promise<void> {
  const { signal, err } = await startCommand(["work", "--data", FOLDER], fault).ended;
  if (signal !== "SIGKILL") throw new Error(`got ${signal}, expected the kill: ${err}`);
}

it("a design whose server and workers are killed at every commit is made once, and whole", async () => {
  const server = (await serve(FOLDER, "before job.started:1")) ?? expect.fail("it died at once");
  const ops = await signIn(server.url, "sales-ops");
  const plans = await ops<{ items: readonly { id: string }[] }>(server.url, "GET /v1/plans?state=active");
  const source = plans?.body.items[0].id;
  const wishes = { balance: [{ measure: "workload", tolerance: 0.2 }] };
  const design = (url: string) =>
    ops<Job>(url, `POST /v1/plans/${source}/designs`, { body: { name: "Rancangan lain", wishes } });
  expect(await design(server.url)).toBeNull();
  await server.ended;
  expect(await readJobs()).toEqual({ jobs: [], plans: 2 });

  const again = (await serve(FOLDER, "after job.started:1")) ?? expect.fail("it died at once");
  expect(await design(again.url)).toBeNull();
  await again.ended;
  // nobody was told of the job, and it is there: its message was lost with the server, so workers find it by themselves
  expect(await readJobs()).toEqual({ jobs: [{ state: "queued", attempts: 0 }], plans: 2 });

  const points = [
    { fault: "before job.claim:1", leaves: { state: "queued", attempts: 0 }, plans: 2 },
    { fault: "after job.claim:1", leaves: { state: "running", attempts: 1 }, plans: 2 },
    { fault: "before plan.designed:1", leaves: { state: "running", attempts: 2 }, plans: 2 },
    { fault: "after plan.designed:1", leaves: { state: "done", attempts: 3 }, plans: 3 },
  ] as const;
  for (const [index, { fault, leaves, plans }] of points.entries()) {
    await workInto(fault);
    expect(await readJobs()).toEqual({ jobs: [leaves], plans });
    if (index % 2 === 0) killDatabase(FOLDER);
  }

  const last = (await serve(FOLDER, null)) ?? expect.fail("it died without a fault");
  await readFrom(FOLDER, (pool) => expectSound(pool));
  const { id } =
    (await ops<{ items: readonly Job[] }>(last.url, "GET /v1/jobs"))?.body.items[0] ?? expect.fail("no job");
  const done = (await ops<Job>(last.url, `GET /v1/jobs/${id}`))?.body;
  expect(done?.files.map(({ name }) => name)).toContain("report.html");
  // the name is taken: the client who was told nothing asks again and learns that
  expect((await design(last.url))?.status).toBe(409);
  await stop(last);
  expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
});
