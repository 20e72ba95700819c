import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs } from "../../../test/jobs.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { designSnapshotSchema } from "../../contract/jobs.ts";
import { openPgBossQueue } from "../../jobs/pg-boss-queue.ts";
import { DEFAULT_WORK, type JobWorker, workJobs } from "../../jobs/work-jobs.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { buildServer } from "../build-server.ts";
import { jobRoutes } from "./jobs.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let server: ReturnType<typeof buildServer>;
let worker: JobWorker;
const actors: Record<string, Actor> = {};

beforeAll(async () => {
  jobs = await openTestJobs();
  const log = () => {};
  const queue = await openPgBossQueue(jobs.pool, log);
  const world = { ...jobs.world, queue };
  worker = await workJobs(
    { ...world, ledger: jobs.ledger, shapes: jobs.shapes, log },
    { ...DEFAULT_WORK, progressMilliseconds: 100 },
  );
  actors.ops = jobs.actor;
  actors.rep = await jobs.addMember("Budi", "rep");
  actors.reader = { ...jobs.actor, scope: "read" };
  server = buildServer(
    {
      version: "0.0.0",
      authenticate: async ({ headers }) =>
        actors[String(headers.authorization).replace("Bearer ", "")] ?? null,
      isReady: async () => [],
      idempotency: openIdempotency(jobs.pool, jobs.world.wallClock),
      log: { write: log },
    },
    [jobRoutes(world)],
  );
});
afterAll(async () => {
  await server.close();
  await worker.stop();
  await jobs.close();
});

const ask = (as: string, method: "GET" | "POST", url: string, payload?: object) =>
  server.inject({
    method,
    url,
    headers: { host: "localhost", authorization: `Bearer ${as}` },
    ...(payload && { payload }),
  });

const watch = (url: string, lastEventId: string) =>
  server.inject({ url, headers: { authorization: "Bearer ops", "last-event-id": lastEventId } });

const designs = () => `/v1/plans/${jobs.plan.id}/designs`;
const WISHES = { balance: [{ measure: "workload", tolerance: "5%" }], iterations: 2000, starts: 2, seed: 7 };

it("designs from a plan: accepted, told as events, checked, explained, its files read", async () => {
  const accepted = await ask("ops", "POST", designs(), { name: "Over HTTP", wishes: WISHES });
  expect(accepted.statusCode).toBe(202);
  const { location } = accepted.headers;
  expect(location).toBe(`/v1/jobs/${accepted.json().id}`);
  // the stream ends with the job
  const stream = (await ask("ops", "GET", `${location}/events`)).body;
  const events = stream.replace(/^event: plan\n.*\n/gm, "").match(/^data: .*$/gm) ?? [];
  const states = events.map((line) => JSON.parse(line.slice("data: ".length)).state);
  const ids = [...stream.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
  expect([ids.length, new Set(ids).size]).toEqual([events.length, events.length]);
  // whoever comes back is told what is new, and with nothing new need not ask again
  const since = (id: string) => watch(`${location}/events`, id);
  const missed = await since(ids[0]);
  expect([missed.statusCode, missed.body.match(/^id: .*$/gm)]).toEqual([200, [`id: ${ids.at(-1)}`]]);
  expect([(await since(ids.at(-1) ?? "")).statusCode, (await since("made up")).statusCode]).toEqual([
    204, 200,
  ]);
  expect(states.at(-1)).toBe("done");
  expect(states.slice(0, -1).every((state) => state === "queued" || state === "running")).toBe(true);
  const job = (await ask("ops", "GET", String(location))).json();
  expect(job).toMatchObject({ state: "done", attempts: 1, result: { territories: 3 }, problems: null });
  const table = await ask("ops", "GET", `${location}/files/alignment.csv`);
  expect(table.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(table.headers["content-disposition"]).toBe('attachment; filename="alignment.csv"');
  expect(table.body.trim().split("\n").length).toBe(25);
  const plan = `/v1/plans/${job.result.planId}`;
  const verdict = await ask("ops", "POST", `${plan}/check`, {});
  expect(verdict.json()).toMatchObject({ isValid: true, violations: [], units: 24, territories: 3 });
  const why = await ask("ops", "POST", `${plan}/explain`, { unit: "r1c1" });
  expect(why.json()).toMatchObject({ unit: "r1c1", objective: { key: "inertia" } });
  const unknown = await ask("ops", "POST", `${plan}/explain`, { unit: "r9c9" });
  expect([unknown.statusCode, unknown.json().problems[0].code]).toEqual([422, "CLI-164"]);
});

it("shows who watches a design the best plan on the way, and nobody else", async () => {
  const wishes = { balance: WISHES.balance, starts: 1, seed: 7, timeSeconds: 2 };
  const accepted = await ask("ops", "POST", designs(), { name: "Watched", wishes });
  const { location } = accepted.headers;
  const stream = (await ask("ops", "GET", `${location}/events`)).body;
  const [plan] = [...stream.matchAll(/^event: plan\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data));
  expect(designSnapshotSchema.parse(plan).territoryOf).toHaveLength(24);
  expect(stream.match(/^event: job\ndata: .*territoryOf/gm)).toBeNull();
  const job = (await ask("ops", "GET", String(location))).body;
  expect(job).not.toContain("territoryOf");
});

it("refuses wishes that name files, other fields, or too much time, all at once", async () => {
  const wishes = { ...WISHES, units: "/etc/passwd", links: "links.csv", timeSeconds: 4000, colour: "red" };
  const refused = await ask("ops", "POST", designs(), { name: "Refused", wishes });
  expect(refused.statusCode).toBe(422);
  const items = refused.json().problems.map(({ where }: { where: { item: string } }) => where.item);
  expect(items.sort()).toEqual(["/wishes/colour", "/wishes/links", "/wishes/timeSeconds", "/wishes/units"]);
});

it("lists jobs page by page to who may see them, and shows them to nobody else", async () => {
  const missing = "00000000-0000-4000-8000-000000000000";
  for (const name of ["One", "Two", "Three"]) {
    const { id } = (await ask("ops", "POST", designs(), { name, wishes: WISHES })).json();
    const cancelled = await ask("ops", "POST", `/v1/jobs/${id}/cancel`);
    expect(cancelled.json()).toMatchObject({ cancelRequested: true });
    for (const [method, url] of [
      ["GET", `/v1/jobs/${id}`],
      ["GET", `/v1/jobs/${id}/events`],
      ["GET", `/v1/jobs/${id}/files/report.html`],
      ["POST", `/v1/jobs/${id}/cancel`],
    ] as const) {
      const hidden = await ask("rep", method, url);
      expect([url, hidden.statusCode]).toEqual([url, 404]);
      const nowhere = await ask("rep", method, url.replace(id, missing));
      expect(nowhere.json().problems[0].cause).toBe(hidden.json().problems[0].cause);
    }
  }
  const first = (await ask("ops", "GET", "/v1/jobs?kind=design&limit=2")).json();
  const second = (await ask("ops", "GET", `/v1/jobs?kind=design&limit=2&after=${first.next}`)).json();
  const names = [...first.items, ...second.items].map(({ request }) => request.name);
  expect(names.slice(0, 3)).toEqual(["Three", "Two", "One"]);
  expect((await ask("rep", "GET", "/v1/jobs")).json()).toEqual({ items: [], next: null });
});

it("lets only those design who may", async () => {
  const asked = { name: "Not allowed", wishes: WISHES };
  expect((await ask("rep", "POST", designs(), asked)).statusCode).toBe(403);
  expect((await ask("reader", "POST", designs(), asked)).statusCode).toBe(403);
  expect((await ask("nobody", "POST", designs(), asked)).statusCode).toBe(401);
});
