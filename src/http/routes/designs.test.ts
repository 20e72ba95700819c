import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs } from "../../../test/jobs.ts";
import { openPgBossQueue } from "../../jobs/pg-boss-queue.ts";
import { DEFAULT_WORK, type JobWorker, workJobs } from "../../jobs/work-jobs.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { buildServer } from "../build-server.ts";
import { alignmentRoutes } from "./alignment.ts";
import { designRoutes } from "./designs.ts";
import { jobRoutes } from "./jobs.ts";
import { planRoutes } from "./plans.ts";
import { territoryRoutes } from "./territories.ts";

// A grid of 4 × 6 units of workload 10 each; the plan "First" has territories A, B, C and no unit in any.
let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let server: ReturnType<typeof buildServer>;
let worker: JobWorker;
/** "First" designed plainly: 8 units in each of A, B, C. */
let base: string;

beforeAll(async () => {
  jobs = await openTestJobs();
  const log = () => {};
  const queue = await openPgBossQueue(jobs.pool, log);
  const world = { ...jobs.world, queue };
  worker = await workJobs(
    { ...world, ledger: jobs.ledger, shapes: jobs.shapes, log },
    { ...DEFAULT_WORK, progressMilliseconds: 100 },
  );
  server = buildServer(
    {
      version: "0.0.0",
      authenticate: async () => ({ ...jobs.actor, via: "api-key" }),
      isReady: async () => [],
      idempotency: openIdempotency(jobs.pool, jobs.world.wallClock),
      log: { write: log },
    },
    [jobRoutes, designRoutes, planRoutes, territoryRoutes, alignmentRoutes].map((routes) => routes(world)),
  );
  base = (await design(jobs.plan.id, "Base", {})).result.planId;
}, 60_000);
afterAll(async () => {
  await server.close();
  await worker.stop();
  await jobs.close();
});

async function ask(
  method: "GET" | "POST" | "PUT",
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) {
  const request = { method, url, headers: { host: "localhost", authorization: "Bearer ops", ...headers } };
  const response = await server.inject({ ...request, ...(payload && { payload }) });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

const EFFORT = { iterations: 2000, starts: 2, seed: 7 };
const BALANCE = { balance: [{ measure: "workload", tolerance: "5%" }] };

/** The job as it ended. Wishes of null: those stored with the plan. */
async function design(planId: string, name: string, wishes: object | null) {
  const asked = { name, ...(wishes && { wishes: { ...BALANCE, ...EFFORT, ...wishes } }) };
  const accepted = await ask("POST", `/v1/plans/${planId}/designs`, asked);
  expect([accepted.status, accepted.body]).toEqual([202, expect.anything()]);
  // the stream ends with the job
  await server.inject({
    url: `${accepted.headers.location}/events`,
    headers: { authorization: "Bearer ops" },
  });
  return (await ask("GET", String(accepted.headers.location))).body;
}

/** Territory code by unit code. */
async function alignmentOf(planId: string): Promise<Record<string, string>> {
  const { items } = (await ask("GET", `/v1/plans/${planId}/alignment?limit=100`)).body;
  return Object.fromEntries(
    items.map(({ unit, territory }: { unit: string; territory: string }) => [unit, territory]),
  );
}
const territoriesOf = async (planId: string) =>
  (await ask("GET", `/v1/plans/${planId}/territories?limit=100`)).body.items;

/** The alignment of the draft that a design of these wishes ends as. */
async function designed(name: string, wishes: object, planId = jobs.plan.id) {
  const job = await design(planId, name, wishes);
  expect(job).toMatchObject({ state: "done", problems: null });
  const id: string = job.result.planId;
  return { id, job, alignment: await alignmentOf(id) };
}

it("makes districts the parents of the territories in them", async () => {
  const { id } = await designed("Districts", { territories: 4, hierarchy: { districts: 2 } });
  const territories = await territoriesOf(id);
  const codeOf = new Map(territories.map(({ id, code }: { id: string; code: string }) => [id, code]));
  const parents = territories.flatMap(({ parentId }: { parentId: string | null }) => parentId ?? []);
  expect(territories.length).toBe(6);
  expect(parents.map((parent: string) => codeOf.get(parent)).sort()).toEqual(["D1", "D1", "D2", "D2"]);
});

it("leaves units beyond the filter in white space", async () => {
  const { alignment } = await designed("Filtered", { filter: ["code!=r0c0,r0c1,r0c2"] });
  expect(Object.keys(alignment).length).toBe(21);
  expect(alignment.r0c0).toBeUndefined();
});

it("keeps centres, pairs, white space and locks where they are wished", async () => {
  const { id, alignment } = await designed(
    "Rules",
    {
      balance: [{ measure: "workload", tolerance: "40%" }],
      centres: [
        { territory: "A", unit: "r3c5" },
        { territory: "C", share: 0.5 },
      ],
      pairs: [
        { a: "r0c0", b: "r0c1", kind: "forbidden" },
        { a: "r1c0", b: "r3c0", kind: "required" },
      ],
      locks: [{ unit: "r0c5", territory: "B" }],
      whiteSpace: ["r3c3"],
    },
    base,
  );
  expect(alignment.r3c5).toBe("A");
  expect(alignment.r0c5).toBe("B");
  expect(alignment.r0c0).not.toBe(alignment.r0c1);
  expect(alignment.r1c0).toBe(alignment.r3c0);
  expect(alignment.r3c3).toBeUndefined();
  // locks that are kept with the plan hold for what is designed from it, and go along
  await jobs.pool.query(
    "INSERT INTO unit_locks (org_id, plan_id, unit_id) SELECT org_id, $1, id FROM units WHERE code IN ('r0c5', 'r3c3')",
    [id],
  );
  const next = await designed("Rules kept", { balance: [{ measure: "workload", tolerance: "60%" }] }, id);
  const locks = (await ask("GET", `/v1/plans/${next.id}/unit-locks`)).body;
  expect(locks.items).toEqual([
    { unit: "r0c5", territory: "B" },
    { unit: "r3c3", territory: null },
  ]);
  const shares = (await territoriesOf(id)).map(({ code, share }: { code: string; share: number }) => [
    code,
    share,
  ]);
  expect(shares).toEqual([
    ["A", 1],
    ["B", 1],
    ["C", 0.5],
  ]);
});

it("moves no more than the wished share of the plan it starts from", async () => {
  const before = await alignmentOf(base);
  const wish = { movedWeight: "units", movePrice: 0, maximumMovedShare: "10%", objective: "cut-edges" };
  const { alignment } = await designed("Capped", wish, base);
  const moved = Object.keys(before).filter((unit) => before[unit] !== alignment[unit]);
  expect(moved.length).toBeLessThanOrEqual(2);
});

it("hands a leaver's territory to the neighbours, and designs a region anew without touching the rest", async () => {
  const before = await alignmentOf(base);
  const wide = { balance: [{ measure: "workload", tolerance: "60%" }] };
  // the leaver is the one between the two others
  const [leaver] = ["A", "B", "C"].filter((code) => code === before.r1c3 || code === before.r2c3);
  const without = await designed("Without one", { ...wide, dissolve: [leaver] }, base);
  expect(new Set(Object.values(without.alignment)).size).toBe(2);
  const left = Object.keys(before).filter((unit) => before[unit] !== leaver);
  expect(left.filter((unit) => without.alignment[unit] !== before[unit])).toEqual([]);
  const region = await designed("Region", { ...wide, scope: ["A", "B"] }, base);
  const untouched = Object.keys(before).filter((unit) => before[unit] === "C");
  expect(untouched.map((unit) => region.alignment[unit])).toEqual(untouched.map(() => "C"));
});

it("proposes a number of territories from a range", async () => {
  const capacities = { balance: [{ measure: "workload", tolerance: "10%" }] };
  const { id } = await designed("Range", { ...capacities, territories: { minimum: 2, maximum: 3 } });
  const { length } = await territoriesOf(id);
  expect(length).toBeGreaterThanOrEqual(2);
  expect(length).toBeLessThanOrEqual(3);
});

it("makes a draft of the plan chosen from a trade-off", async () => {
  const wide = { balance: [{ measure: "revenue", tolerance: "40%" }] };
  const { job, id } = await designed("Trade-off", { ...wide, pareto: 5 }, base);
  const other = job.result.alternatives.at(-1);
  const url = `/v1/jobs/${job.id}/alternatives`;
  const drafted = await ask("POST", url, { alternative: other.plan, name: "Chosen" });
  expect(drafted).toMatchObject({ status: 201, body: { state: "draft", basedOnPlanId: base, version: 1 } });
  const table = await server.inject({
    url: `/v1/jobs/${job.id}/files/alternatives.csv`,
    headers: { authorization: "Bearer ops" },
  });
  const rows = table.body.split("\n").map((line) => line.replaceAll('"', "").trim().split(","));
  const offered = rows.filter(([plan]) => plan === other.plan).map(([, unit, code]) => [unit, code]);
  expect(await alignmentOf(drafted.body.id)).toEqual(Object.fromEntries(offered));
  expect(drafted.body.id).not.toBe(id);
  const unknown = await ask("POST", url, { alternative: "none such", name: "Never" });
  expect([unknown.status, unknown.body.problems[0].fix]).toEqual([422, expect.stringContaining(other.plan)]);
});

it("ends with the proof where the wish is impossible, and with no plan", async () => {
  const job = await design(jobs.plan.id, "Impossible", {
    territories: 5,
    balance: [{ measure: "workload", tolerance: "1%" }],
  });
  expect(job).toMatchObject({ state: "failed", result: null });
  expect(job.problems[0]).toMatchObject({ code: expect.stringMatching(/^DES-/), fix: expect.anything() });
});

it("refuses by name, with the reason, what a stored plan has no place for", async () => {
  const wishes = {
    unitsFrom: "accounts",
    accounts: "a.csv",
    snapKm: 5,
    current: "c.csv",
    threads: 4,
    key: "k",
  };
  const { status, body } = await ask("POST", `/v1/plans/${base}/designs`, { name: "Refused", wishes });
  expect(status).toBe(422);
  const told = body.problems.map(({ where, cause }: { where: { item: string }; cause: string }) => [
    where.item,
    cause,
  ]);
  expect(told.map(([item]: [string]) => item).sort()).toEqual(
    Object.keys(wishes)
      .map((name) => `/wishes/${name}`)
      .sort(),
  );
  for (const [, cause] of told) expect(cause).toContain("not for a stored plan: ");
});

it("stores wishes with a plan, designs and explains by them, and asks for the version that was seen", async () => {
  const made = await ask("POST", "/v1/plans", {
    name: "With wishes",
    salesForce: "field",
    layerId: jobs.layerId,
    territories: ["N", "S"].map((code) => ({ code, name: code })),
    wishes: { ...BALANCE, ...EFFORT, whiteSpace: ["r0c0"] },
  });
  expect([made.status, made.body.balancedBy]).toEqual([201, BALANCE.balance.map(({ measure }) => measure)]);
  const url = `/v1/plans/${made.body.id}/wishes`;
  expect((await ask("GET", url)).body).toMatchObject({ version: 1, wishes: { whiteSpace: ["r0c0"] } });
  const wishes = { ...BALANCE, ...EFFORT, whiteSpace: ["r0c0", "r0c1"] };
  const changed = await ask("PUT", url, { wishes }, { "if-match": '"v1"' });
  expect([changed.status, changed.headers.etag]).toEqual([200, '"v2"']);
  expect((await ask("PUT", url, { wishes }, { "if-match": '"v1"' })).status).toBe(412);
  const job = await design(made.body.id, "By its wishes", null);
  const alignment = await alignmentOf(job.result.planId);
  expect([Object.keys(alignment).length, alignment.r0c0, alignment.r0c1]).toEqual([22, undefined, undefined]);
  // the draft carries them on
  const why = await ask("GET", `/v1/plans/${job.result.planId}/explanation?unit=r1c1`);
  expect(why.body).toMatchObject({ unit: "r1c1", territory: alignment.r1c1, objective: { key: "inertia" } });
  const white = await ask("GET", `/v1/plans/${job.result.planId}/explanation?unit=r0c0`);
  expect(white.body.territory).toBe(null);
});
