import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs } from "../../test/jobs.ts";
import { measureRequests } from "../http/measure-requests.ts";
import { measureStore } from "./measure-store.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
});
afterAll(() => jobs.close());

it("tells what waits, by names that Prometheus' conventions give, and nothing of any organisation", async () => {
  const { pool, world, actor, plan } = jobs;
  await pool.query(
    `INSERT INTO jobs (org_id, id, kind, state, request, created_by, created_at)
     VALUES ($1, $2, 'design', 'queued', '{}', $3, now())`,
    [actor.orgId, world.ids.next(), actor.memberId],
  );
  const { registry, observe } = measureRequests(measureStore(pool));
  observe({ method: "GET", route: "/v1/plans/:planId", status: 200 }, 0.1);
  const text = await registry.metrics();
  expect(text).toContain('wilayah_jobs{state="queued"} 1');
  expect(text).toContain('wilayah_jobs{state="running"} 0');
  expect(text).toContain('wilayah_webhook_deliveries{state="dead"} 0');
  expect(text).toMatch(/^wilayah_database_connections\{state="idle"\} [1-9]/m);
  for (const { name, type, help } of await registry.getMetricsAsJSON()) {
    expect(name).toMatch(/^(wilayah|process|nodejs)_[a-z][a-z0-9_]*$/);
    expect(help.length).toBeGreaterThan(0);
    // seconds and bytes, never parts of them; what only grows is a total
    expect(name).not.toMatch(/_(ms|milliseconds|kb|mb|minutes|percent)(_|$)/);
    if (name.startsWith("wilayah_")) expect(name.endsWith("_total")).toBe(String(type) === "counter");
  }
  const labels = [...text.matchAll(/^wilayah_\w+\{(.*)\} /gm)].flatMap(([, list]) =>
    [...list.matchAll(/(\w+)="/g)].map(([, label]) => label),
  );
  expect([...new Set(labels)].toSorted()).toEqual(["le", "method", "route", "state", "status"]);
  for (const secret of [actor.orgId, actor.memberId, plan.id]) expect(text).not.toContain(secret);
});
