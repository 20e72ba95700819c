import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestJobs } from "../../../test/jobs.ts";
import { openDesk } from "../../../test/open-desk.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { activateDuePlans } from "../../app/plans/activate-due-plans.ts";
import { approvePlan } from "../../app/plans/approve-plan.ts";
import { assignRep } from "../../app/plans/assign-rep.ts";
import { branchPlan } from "../../app/plans/branch-plan.ts";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { schedulePlan } from "../../app/plans/schedule-plan.ts";
import { submitPlan } from "../../app/plans/submit-plan.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { replaceRules } from "../../app/rules/replace-rules.ts";
import type { RuleDraft } from "../../app/rules/rule-draft.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { success } from "../../core/domain/problem.ts";
import { readBundledTowns } from "../../files/read-bundled-towns.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { buildServer } from "../build-server.ts";
import { resolveRoutes } from "./resolve.ts";

/**
 * A grid of 4 × 6 units: from today on the left half is A's and the right half B's, accounts of segment Key are C's; from
 * 2027 on those are B's.
 */
let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let server: ReturnType<typeof buildServer>;
let units: readonly { readonly code: string; readonly lon: number; readonly lat: number }[];
const actors: Record<string, Actor> = {};
const NEXT_YEAR = "2027-01-01" as CivilDate;

const key = (territory: string): RuleDraft => ({
  ...{
    territory,
    name: "key accounts",
    kind: "rule",
    isActive: true,
    isInherited: false,
    keepsFamilies: false,
  },
  items: [{ field: "segment", operation: "equals", value: "Key" }],
  ...{ filter: "", accounts: [] },
});

async function approveFrom(planId: string, effectiveFrom: CivilDate): Promise<void> {
  const { world, actor } = jobs;
  const found = await world.store.transact(actor, async (tx) => success(await tx.plans.find(planId)));
  const step = { planId, version: unwrap(found)?.version ?? 0 };
  unwrap(await submitPlan(world, actor, step));
  unwrap(await approvePlan(world, actors.admin, step));
  unwrap(await schedulePlan(world, actor, { ...step, effectiveFrom }));
}

beforeAll(async () => {
  jobs = await openTestJobs();
  const { world, actor, plan, pool, layerId } = jobs;
  actors.ops = actor;
  actors.admin = await jobs.addMember("Rina", "admin");
  actors.manager = await jobs.addMember("Joko", "manager");
  const stored = await world.store.transact(actor, async (tx) =>
    success(await tx.layers.units(layerId, 24, null)),
  );
  units = unwrap(stored);
  const [west, east] = [Math.min, Math.max].map((of) => of(...units.map(({ lon }) => lon)));
  const change = units.map(({ code, lon }) => ({
    unit: code,
    territory: lon < (west + east) / 2 ? "A" : "B",
  }));
  const edit = { planId: plan.id, version: plan.version, reason: "", units: change, accounts: [] };
  const { version } = unwrap(await editAlignment(world, actor, edit));
  unwrap(await replaceRules(world, actor, { planId: plan.id, version, rules: [key("C")] }));
  await pool.query("INSERT INTO reps (org_id, id, code, name) VALUES ($1, gen_random_uuid(), 'R1', 'Budi')", [
    actor.orgId,
  ]);
  const { rows } = await pool.query(
    "SELECT r.id AS rep, t.id AS territory FROM reps r, territories t WHERE t.code = 'C'",
  );
  const whose = { planId: plan.id, territoryId: rows[0].territory, repId: rows[0].rep };
  unwrap(await assignRep(world, actor, { ...whose, role: "primary", from: null, to: null }));
  await approveFrom(plan.id, actor.today);
  unwrap(await activateDuePlans(world, actor));
  const next = unwrap(await branchPlan(world, actor, { planId: plan.id, name: "Next", salesForce: null }));
  unwrap(await replaceRules(world, actor, { planId: next.id, version: next.version, rules: [key("B")] }));
  await approveFrom(next.id, NEXT_YEAR);
  server = buildServer(
    {
      version: "0.0.0",
      authenticate: async ({ headers }) =>
        actors[String(headers.authorization).replace("Bearer ", "")] ?? null,
      isReady: async () => [],
      idempotency: openIdempotency(pool, world.wallClock),
      log: { write: () => {} },
    },
    [
      resolveRoutes({
        store: world.store,
        engine: { maps: openDesk(), layers: { towns: readBundledTowns } },
      }),
    ],
  );
}, 60_000);
afterAll(async () => {
  await server.close();
  await jobs.close();
});

async function resolve(query: Record<string, string | number>, as = "ops") {
  const asked = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  const text = new URLSearchParams(asked);
  const response = await server.inject({
    url: `/v1/resolve?${text}`,
    headers: { host: "localhost", authorization: `Bearer ${as}` },
  });
  return { status: response.statusCode, body: response.json() };
}

it("answers a place by its unit, and attributes by the rules, with the rep and every step", async () => {
  for (const { code, lon, lat } of units.slice(0, 4)) {
    const [found] = (await resolve({ lon, lat })).body.answers;
    const [named] = (await resolve({ unit: code })).body.answers;
    expect(found).toEqual(named);
    expect(found).toMatchObject({ salesForce: "field", unit: code, step: "geography", reps: [] });
  }
  const [{ lon, lat }] = units;
  const [key] = (await resolve({ lon, lat, segment: "key" })).body.answers;
  expect(key).toMatchObject({
    territory: { code: "C" },
    step: "rule",
    reps: [{ code: "R1", name: "Budi", role: "primary" }],
  });
  expect(key.chain.map(({ step, verdict }: Record<string, string>) => `${step} ${verdict}`)).toEqual([
    ...["legal", "named", "holdover", "interim", "manual"].map((step) => `${step} silent`),
    "rule decides",
    "parent-rule silent",
    ...["geography", "unassigned"].map((step) => `${step} outranked`),
  ]);
});

it("answers an address: its postal code where units are, else its city, own places before the world's", async () => {
  const [{ code, lon, lat }] = units;
  const [named] = (await resolve({ unit: code })).body.answers;
  expect((await resolve({ postalCode: code })).body.answers).toEqual([named]);
  await jobs.pool.query(
    `INSERT INTO places (org_id, id, code, name, country, lon, lat, updated_at)
     VALUES ($1, gen_random_uuid(), 'k', 'Kotabaru', 'ID', $2, $3, now())`,
    [jobs.actor.orgId, lon, lat],
  );
  const byCity = { city: "kotabaru", country: "Indonesia", postalCode: "99999" };
  expect((await resolve(byCity)).body.answers).toEqual([named]);
  // far from every unit
  expect((await resolve({ city: "Jakarta", country: "ID" })).body.answers).toMatchObject([{ unit: null }]);
});

it("answers by the plan that holds on the date", async () => {
  const [{ lon, lat }] = units;
  const on = async (date: string) => (await resolve({ lon, lat, segment: "Key", date })).body.answers;
  expect(await on("2026-01-01")).toEqual([]);
  expect(await on("2026-12-31")).toMatchObject([{ territory: { code: "C" } }]);
  expect(await on(NEXT_YEAR)).toMatchObject([{ plan: { name: "Next" }, territory: { code: "B" } }]);
});

it("says so where nothing is known, and refuses what cannot be", async () => {
  expect((await resolve({ lon: 0, lat: 80 })).body.answers).toMatchObject([
    { unit: null, territory: null, step: "unassigned" },
  ]);
  expect((await resolve({ unit: "nowhere" })).status).toBe(422);
  expect((await resolve({ lon: 3 })).status).toBe(422);
  expect((await resolve({ postalCode: "nowhere" })).status).toBe(422);
  expect((await resolve({ city: "Nowhere at all" })).status).toBe(422);
  expect((await resolve({ country: "ID" })).status).toBe(422);
  expect((await resolve({ colour: "red" })).status).toBe(422);
  expect((await resolve({ lon: 0, lat: 0, salesForce: "filed" })).body.problems).toMatchObject([
    { where: { item: "/salesForce" }, cause: 'no plan is of a sales force "filed"' },
  ]);
  const early = await resolve({ lon: 0, lat: 0, salesForce: "field", date: "2020-01-01" });
  expect(early.body.answers).toEqual([]);
  expect((await resolve({ lon: 0, lat: 0 }, "manager")).status).toBe(403);
});
