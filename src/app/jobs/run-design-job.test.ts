import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs, wishesFor } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import { designSnapshotSchema } from "../../contract/jobs.ts";
import { labelParts } from "../../core/evaluate/live/label-parts.ts";
import { buildAdjacency } from "../../core/geo/build-adjacency.ts";
import { checkPlan, explainPlanUnit } from "../plans/judge-plan.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { CANCELLED } from "./job-attempt.ts";
import { readJobFile } from "./read-job-file.ts";
import { runDesignJob } from "./run-design-job.ts";
import { startDesign } from "./start-design.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
});
afterAll(() => jobs.close());

/** A design of this name, claimed by a worker of its own. */
async function claimDesign(name: string, more: Record<string, unknown> = {}, planId = jobs.plan.id) {
  const { keepPartial = false, ...wishes } = more;
  const asked = { planId, name, wishes: wishesFor(wishes), keepPartial: keepPartial === true };
  const { id } = expectValue(await startDesign(jobs.world, jobs.actor, asked));
  return { id, claimed: await claim(id) };
}

async function claim(jobId: string, leaseSeconds = 60): Promise<ClaimedJob> {
  const claimed = await jobs.ledger.claim({ orgId: jobs.actor.orgId, jobId }, leaseSeconds);
  if (claimed === null) throw new Error("not claimed");
  return claimed;
}

const watch = () => ({ signal: new AbortController().signal, onProgress: () => {} });

const LAND = { borderKm: 1, isLink: false, barrierPrice: 0 };

const find = async (jobId: string) => expectValue(await getJob(jobs.world, jobs.actor, { jobId }));

it("ends as a draft that the independent checker accepts, with its files", async () => {
  const { id, claimed } = await claimDesign("Designed");
  expect(jobs.sent.at(-1)).toEqual({ orgId: jobs.actor.orgId, jobId: id, kind: "design" });
  expect(await runDesignJob(jobs.world, claimed, watch())).toEqual({ kind: "stored" });
  const job = await find(id);
  expect(job).toMatchObject({ state: "done", problems: null, attempts: 1, result: { territories: 3 } });
  expect(job.files.map(({ name }) => name)).toEqual([
    "accounts.csv",
    "alignment.csv",
    "report.html",
    "summary.json",
    "territories.geojson",
  ]);
  const planId = String(job.result?.planId);
  const verdict = expectValue(await checkPlan(jobs.world, jobs.actor, { planId, wishes: undefined }));
  expect(verdict).toMatchObject({ status: "valid", violations: [], units: 24, territories: 3 });
  const stored = await jobs.world.store.transact(jobs.actor, async (tx) => {
    const plan = await tx.plans.find(planId);
    const [changeSet] = await tx.plans.changeSetsSince(planId, 0);
    const totals = await tx.territories.listWithTotals(planId, 10, null);
    return { ok: true, value: { plan, changeSet, totals }, warnings: [] };
  });
  const { plan, changeSet, totals } = expectValue(stored);
  expect(plan).toMatchObject({ state: "draft", version: 1, basedOnPlanId: jobs.plan.id, name: "Designed" });
  expect(changeSet).toMatchObject({ version: 1, kind: "design" });
  expect(changeSet.moves.length).toBe(24);
  expect(
    totals.map(({ code, name, totals: { units, measures } }) => [code, name, units, measures.workload]),
  ).toEqual([
    ["A", "Area A", 8, 80],
    ["B", "Area B", 8, 80],
    ["C", "Area C", 8, 80],
  ]);
  const report = expectValue(await readJobFile(jobs.world, jobs.actor, { jobId: id, name: "report.html" }));
  expect(Buffer.from(report.content).toString("utf8")).toContain("Drawn for a test");
});

it("tells the best plan on the way by the positions of the layer's units, each territory in one piece", async () => {
  const { claimed } = await claimDesign("Watched");
  const told: unknown[] = [];
  const onProgress = (progress: object) => void told.push((progress as { plan?: unknown }).plan);
  await runDesignJob(jobs.world, claimed, { ...watch(), onProgress });
  const plan = designSnapshotSchema.parse(told.at(-1));
  expect(plan.territories).toEqual(["A", "B", "C"]);
  const map = await jobs.world.store.transact(jobs.actor, async (tx) => ({
    ok: true,
    value: JSON.parse(`${await tx.maps.layer(jobs.layerId)}`),
    warnings: [],
  }));
  const { units, edges } = expectValue(map);
  expect(plan.territoryOf).toHaveLength(units.codes.length);
  const adjacency = buildAdjacency(
    units.codes.length,
    edges.a.map((a: number, i: number) => ({ ...LAND, a, b: edges.b[i] })),
  );
  const assignment = Int32Array.from(plan.territoryOf);
  const { territory } = labelParts({ adjacency, assignment, isOnEdge: null });
  expect([...territory].sort()).toEqual([0, 1, 2]);
});

it("tells the checker's violations and why a unit is where it is", async () => {
  const { claimed, id } = await claimDesign("Judged");
  await runDesignJob(jobs.world, claimed, watch());
  const planId = String((await find(id)).result?.planId);
  const strict = wishesFor({ balance: [{ measure: "revenue", tolerance: 0 }] });
  const verdict = expectValue(await checkPlan(jobs.world, jobs.actor, { planId, wishes: strict }));
  expect(verdict.status).toBe("violations");
  expect(verdict.violations.map(({ rule }) => rule)).toContain("band-high");
  const asked = { planId, wishes: undefined, unit: "r0c0" };
  const why = expectValue(await explainPlanUnit(jobs.world, jobs.actor, asked));
  expect(why).toMatchObject({ unit: "r0c0", name: "Unit 0/0" });
  expect(["A", "B", "C"]).toContain(why.territory);
  expect(why.options.every(({ territory }) => territory !== why.territory)).toBe(true);
});

it("moves little where a design starts from an aligned plan with a price on moves", async () => {
  const first = await claimDesign("Base");
  await runDesignJob(jobs.world, first.claimed, watch());
  const base = String((await find(first.id)).result?.planId);
  const second = await claimDesign("Realigned", { maximumMovedShare: 0 }, base);
  expect(await runDesignJob(jobs.world, second.claimed, watch())).toEqual({ kind: "stored" });
  const after = String((await find(second.id)).result?.planId);
  const flows = await jobs.world.store.transact(jobs.actor, async (tx) => ({
    ok: true,
    value: await tx.alignment.unitFlows(base, after),
    warnings: [],
  }));
  expect(expectValue(flows)).toEqual(["A", "B", "C"].map((code) => ({ from: code, to: code, units: 8 })));
});

it("fails with the named cause where the wish is impossible, and leaves no plan", async () => {
  const { claimed, id } = await claimDesign("Impossible", {
    territories: 5,
    balance: [{ measure: "workload", tolerance: "1%" }],
  });
  const end = await runDesignJob(jobs.world, claimed, watch());
  expect(end).toMatchObject({ kind: "ended", state: "failed" });
  if (end.kind !== "ended") return;
  expect(end.problems[0].code).toMatch(/^DES-/);
  expect(await jobs.ledger.settle(claimed, end)).toBe(true);
  expect(await find(id)).toMatchObject({ state: "failed", result: null, problems: end.problems });
  expect(await countPlans("Impossible")).toBe(0);
});

it("refuses a name that is taken, before the work and after it", async () => {
  const taken = { planId: jobs.plan.id, name: jobs.plan.name, wishes: wishesFor(), keepPartial: false };
  const refused = await startDesign(jobs.world, jobs.actor, taken);
  expect(refused).toMatchObject({ problems: [{ code: "APP-409", where: { item: "/name" } }] });
  const { claimed, id } = await claimDesign("Free at first");
  await jobs.pool.query("UPDATE plans SET name = 'Free at first' WHERE id = $1", [jobs.plan.id]);
  const end = await runDesignJob(jobs.world, claimed, watch());
  await jobs.pool.query("UPDATE plans SET name = 'First' WHERE id = $1", [jobs.plan.id]);
  expect(end).toMatchObject({ kind: "ended", state: "failed", problems: [{ code: "APP-409" }] });
  expect((await find(id)).files).toEqual([]);
});

it("judges a plan without wishes by what every plan must keep", async () => {
  const asked = { planId: jobs.plan.id, wishes: undefined };
  const verdict = expectValue(await checkPlan(jobs.world, jobs.actor, asked));
  expect(verdict.status).toBe("violations");
  expect(verdict.violations.map(({ rule }) => rule)).toContain("missing-unit");
});

it("stops when it is cancelled, and keeps the best plan so far only where that was wished", async () => {
  const forever = { iterations: undefined, timeSeconds: 3000 };
  for (const keepPartial of [false, true]) {
    const name = `Cancelled ${keepPartial}`;
    const { claimed, id } = await claimDesign(name, { ...forever, keepPartial });
    const stop = new AbortController();
    const onProgress = () => stop.abort(CANCELLED);
    const end = await runDesignJob(jobs.world, claimed, { signal: stop.signal, onProgress });
    if (end.kind === "ended") await jobs.ledger.settle(claimed, end);
    expect((await find(id)).state).toBe("cancelled");
    expect(await countPlans(name)).toBe(keepPartial ? 1 : 0);
  }
});

it("refuses the result of a late worker whose job another one has taken over", async () => {
  const { id } = await claimDesign("Late");
  await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
  const newer = await claim(id);
  const late = { ...newer, fence: newer.fence - 1 };
  expect(await runDesignJob(jobs.world, late, watch())).toEqual({ kind: "late" });
  expect(await countPlans("Late")).toBe(0);
  expect(await jobs.ledger.beat(late, { leaseSeconds: 60, progress: { late: true } })).toBe("lost");
  expect(await jobs.ledger.settle(late, { state: "failed", problems: [] })).toBe(false);
  expect(await runDesignJob(jobs.world, newer, watch())).toEqual({ kind: "stored" });
  expect(await countPlans("Late")).toBe(1);
  expect(await runDesignJob(jobs.world, newer, watch())).toMatchObject({ kind: "late" });
});

it("lets a job whose worker is gone wait again, with the attempt counted, and hears that worker no more", async () => {
  const { id, claimed } = await claimDesign("Abandoned");
  await jobs.pool.query("UPDATE jobs SET created_at = now() - interval '1 minute' WHERE id = $1", [id]);
  const isSwept = async () => (await jobs.ledger.sweep()).some(({ jobId }) => jobId === id);
  expect(await isSwept()).toBe(false);
  await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
  expect(await isSwept()).toBe(true);
  expect(await find(id)).toMatchObject({ state: "queued", attempts: 1 });
  expect(await jobs.ledger.beat(claimed, { leaseSeconds: 60, progress: null })).toBe("lost");
  expect((await claim(id)).attempts).toBe(2);
});

it("gives nobody a job that another worker holds, and gives up after three attempts", async () => {
  const { id } = await claimDesign("Poison");
  const ref = { orgId: jobs.actor.orgId, jobId: id };
  for (const attempt of [2, 3]) {
    expect(await jobs.ledger.claim(ref, 60)).toBe(null);
    await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
    expect((await claim(id)).attempts).toBe(attempt);
  }
  await jobs.pool.query("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
  expect(await jobs.ledger.claim(ref, 60)).toBe(null);
  expect((await jobs.ledger.sweep()).map(({ jobId }) => jobId)).not.toContain(id);
  expect(await find(id)).toMatchObject({ state: "dead", problems: [{ code: "JOB-101" }] });
});

it("ends a queued job at once when it is cancelled, and shows no rep another member's job", async () => {
  const asked = { planId: jobs.plan.id, name: "Never", wishes: wishesFor(), keepPartial: false };
  const { id } = expectValue(await startDesign(jobs.world, jobs.actor, asked));
  const rep = await jobs.addMember("Budi", "rep");
  expect(await getJob(jobs.world, rep, { jobId: id })).toMatchObject({ problems: [{ code: "APP-404" }] });
  expect(await cancelJob(jobs.world, rep, { jobId: id })).toMatchObject({ problems: [{ code: "APP-404" }] });
  expect(await startDesign(jobs.world, rep, asked)).toMatchObject({ problems: [{ code: "APP-403" }] });
  const cancelled = expectValue(await cancelJob(jobs.world, jobs.actor, { jobId: id }));
  expect(cancelled).toMatchObject({ state: "cancelled", cancelRequested: true });
  expect(await jobs.ledger.claim({ orgId: jobs.actor.orgId, jobId: id }, 60)).toBe(null);
});

async function countPlans(name: string): Promise<number> {
  const { rows } = await jobs.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM plans WHERE name = $1",
    [name],
  );
  return rows[0].count;
}
