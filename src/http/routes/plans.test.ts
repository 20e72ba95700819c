import { randomUUID } from "node:crypto";
import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrganisation, idOf, type TestOrganisation } from "../../../test/build-organisation.ts";
import { exampleWorld } from "../../../test/http-example.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { refusal } from "../../../test/start-http-example.ts";
import { openStore } from "../../store/open-store.ts";
import { buildServer } from "../build-server.ts";
import { accountRoutes } from "./accounts.ts";
import { alignmentRoutes } from "./alignment.ts";
import { layerRoutes } from "./layers.ts";
import { planLifeRoutes } from "./plan-life.ts";
import { planRoutes } from "./plans.ts";
import { territoryRoutes } from "./territories.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let server: FastifyInstance;
/** Today in the organisation; the test lets it pass. */
let today = "2026-11-21";

beforeAll(async () => {
  database = await openTestDatabase();
  organisation = await buildOrganisation(database.pool, "Http", { width: 4, height: 2, accounts: 16 });
  const wallClock = { now: () => new Date() };
  const world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
  const authenticate = async ({ headers }: { headers: Readonly<Record<string, unknown>> }) => {
    const member = String(headers.authorization ?? "").replace("Bearer ", "");
    return member === "" ? null : { ...organisation.actor(member, today), via: "api-key" as const };
  };
  const rateLimits = { lookup: 10_000, read: 10_000, write: 10_000, heavy: 10_000 };
  server = buildServer(exampleWorld({ authenticate, rateLimits }), [
    layerRoutes(world),
    accountRoutes(world),
    planRoutes(world),
    planLifeRoutes(world),
    territoryRoutes(world),
    alignmentRoutes(world),
  ]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

type Method = NonNullable<InjectOptions["method"]>;
interface Asking {
  readonly as?: string;
  readonly etag?: string;
  readonly payload?: object;
}

const ask = (method: Method, url: string, { as = "ops", etag, payload }: Asking = {}) =>
  server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${as}`, ...(etag && { "if-match": etag }) },
    ...(payload && { payload }),
  });

/** The body and ETag of an answer that must be a success. */
async function done(method: Method, url: string, asking: Asking = {}) {
  const answer = await ask(method, url, asking);
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return { body: answer.json(), etag: String(answer.headers.etag), headers: answer.headers };
}

async function newPlan(name: string) {
  const territories = ["WEST", "EAST"].map((code) => ({ code, name: code }));
  const payload = { name, salesForce: name, layerId: organisation.layerId, territories };
  const { body, etag } = await done("POST", "/v1/plans", { payload });
  return { url: `/v1/plans/${body.id}`, etag, id: body.id as string };
}

async function alignedPlan(name: string) {
  const plan = await newPlan(name);
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: u < 4 ? "WEST" : "EAST" }));
  const { etag, body } = await done("POST", `${plan.url}/changes`, { etag: plan.etag, payload: { units } });
  for (const { code, id } of body.territories as { code: string; id: string }[]) {
    const payload = { repId: organisation.repId(code === "WEST" ? 1 : 2) };
    await done("POST", `${plan.url}/territories/${id}/assignments`, { payload });
  }
  return { ...plan, etag };
}

describe("a plan over HTTP", () => {
  it("lives from draft to archive: edit, compare, review, approve, schedule, activate, as of", async () => {
    today = "2026-11-21";
    const first = await alignedPlan("Year");
    for (const [step, as] of [
      ["submit", "ops"],
      ["approve", "boss"],
    ] as const) {
      await done("POST", `${first.url}/${step}`, { as, etag: first.etag });
    }
    await done("POST", `${first.url}/schedule`, {
      etag: first.etag,
      payload: { effectiveFrom: "2026-11-21" },
    });
    const activated = await done("POST", "/v1/plan-activations");
    expect(activated.body).toEqual({ activated: [{ planId: first.id, replacedPlanIds: [], notified: 2 }] });

    const branch = await done("POST", `${first.url}/branches`, { payload: { name: "Year, next" } });
    const next = `/v1/plans/${branch.body.id}`;
    const payload = { reason: "nearer", units: [{ unit: "U003", territory: "EAST" }] };
    const changed = await done("POST", `${next}/changes`, { etag: branch.etag, payload });
    expect(changed.body).toMatchObject({
      version: 2,
      moveCount: 1,
      territories: [
        { code: "EAST", totals: { units: 5, accounts: 10 } },
        { code: "WEST", totals: { units: 3, accounts: 6 } },
      ],
    });
    const comparison = await done("GET", `${first.url}/comparison/${branch.body.id}`);
    expect(comparison.body).toMatchObject({ moved: { units: 1, accounts: 2 }, changesRep: { accounts: 2 } });
    await done("POST", `${next}/submit`, { etag: changed.etag });
    const own = await ask("POST", `${next}/approve`, { as: "ops", etag: changed.etag });
    expect(refusal(own).status).toBe(403);
    await done("POST", `${next}/approve`, { as: "boss", etag: changed.etag });
    await done("POST", `${next}/schedule`, { etag: changed.etag, payload: { effectiveFrom: "2026-12-01" } });
    today = "2026-12-01";
    await done("POST", "/v1/plan-activations");
    expect((await done("GET", first.url)).body.state).toBe("archived");
    const unitId = idOf("Http/U003");
    const asOf = async (date: string) =>
      (await done("GET", `/v1/as-of?salesForce=Year&date=${date}&unitId=${unitId}`)).body.plans;
    expect(await asOf("2026-11-30")).toMatchObject([
      { planName: "Year", to: "2026-12-01", territory: { code: "WEST" }, assignments: [{ repCode: "R1" }] },
    ]);
    expect(await asOf("2026-12-02")).toMatchObject([
      { planName: "Year, next", to: null, territory: { code: "EAST" }, assignments: [{ repCode: "R2" }] },
    ]);
    const history = await done("GET", `${next}/change-sets`);
    expect(history.body.items).toMatchObject([
      { version: 2, kind: "edit", reason: "nearer", moveCount: 1 },
      { version: 1, kind: "create", moveCount: 8 },
    ]);
    today = "2026-11-21";
  });

  it("asks for the version (428), tells the current one where it is another (412), and refuses an edit too late (409)", async () => {
    const plan = await alignedPlan("Versions");
    const payload = { units: [{ unit: "U000", territory: "EAST" }] };
    expect(refusal(await ask("POST", `${plan.url}/changes`, { payload })).status).toBe(428);
    const late = await ask("POST", `${plan.url}/changes`, { etag: '"v1"', payload });
    expect(refusal(late).status).toBe(412);
    expect(late.headers.etag).toBe(plan.etag);
    await done("POST", `${plan.url}/submit`, { etag: plan.etag });
    await done("POST", `${plan.url}/approve`, { as: "boss", etag: plan.etag });
    expect(refusal(await ask("POST", `${plan.url}/changes`, { etag: plan.etag, payload })).status).toBe(409);
  });

  it("names all wrong moves at once (422), and fields it does not know", async () => {
    const plan = await newPlan("Wrong");
    const units = [
      { unit: "U000", territory: "NORTH" },
      { unit: "U999", territory: "WEST" },
    ];
    expect(
      refusal(await ask("POST", `${plan.url}/changes`, { etag: plan.etag, payload: { units } })),
    ).toEqual({
      status: 422,
      problems: ["APP-422 request/units/0", "APP-422 request/units/1"],
    });
    const payload = { name: "X", salesForce: "X", layerId: organisation.layerId, colour: "red" };
    expect(refusal(await ask("POST", "/v1/plans", { payload })).status).toBe(422);
  });

  it("undoes, merges and edits territories by version", async () => {
    const plan = await alignedPlan("Undone");
    const csv = (await ask("GET", `${plan.url}/alignment.csv`)).body;
    expect(csv.split("\n").slice(0, 2)).toEqual(["unit_code,territory_code", "U000,WEST"]);
    const payload = {
      units: [{ unit: "U000", territory: null }],
      accounts: [{ account: "A001", territory: "EAST" }],
    };
    const changed = await done("POST", `${plan.url}/changes`, { etag: plan.etag, payload });
    expect((await done("GET", `${plan.url}/overrides`)).body.items).toEqual([
      { account: "A001", territory: "EAST", cause: "manual" },
    ]);
    const version = Number(plan.etag.slice(2, -1));
    const reverted = await done("POST", `${plan.url}/reverts`, {
      etag: changed.etag,
      payload: { toVersion: version },
    });
    expect((await ask("GET", `${plan.url}/alignment.csv`)).body).toBe(csv);
    const added = await done("POST", `${plan.url}/territories`, {
      etag: reverted.etag,
      payload: { code: "MID", name: "Middle" },
    });
    const url = String(added.headers.location);
    const locked = await done("PATCH", url, {
      etag: added.etag,
      payload: { isLocked: true, name: "Centre" },
    });
    expect(locked.body.territory).toMatchObject({ code: "MID", name: "Centre", isLocked: true });
    await done("DELETE", url, { etag: locked.etag });
    expect(refusal(await ask("GET", url)).status).toBe(404);
    const other = await done("POST", `${plan.url}/branches`, { payload: { name: "Undone, merged" } });
    const merge = { fromPlanId: plan.id, territories: ["WEST"] };
    const merged = await done("POST", `/v1/plans/${other.body.id}/merges`, {
      etag: other.etag,
      payload: merge,
    });
    expect(merged.body.moveCount).toBe(0);
  });
});

describe("lists over HTTP", () => {
  it.each([
    ["/v1/accounts", 16],
    ["/v1/plans", null],
    ["layer/units", 8],
    ["plan/alignment", 8],
    ["plan/territories", 2],
  ])("%s gives each row once, page by page", async (path, count) => {
    const { url } = await alignedPlan(`Listed ${path}`);
    const list = path.replace("layer", `/v1/layers/${organisation.layerId}`).replace("plan/", `${url}/`);
    const rows: unknown[] = [];
    let next: string | null = null;
    do {
      const after: string = next === null ? "" : `&after=${encodeURIComponent(next)}`;
      const { body } = await done("GET", `${list}?limit=1${after}`);
      expect(body.items.length).toBe(1);
      rows.push(...body.items);
      next = body.next;
    } while (next !== null);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    const whole = await done("GET", `${list}?limit=200`);
    expect(rows).toEqual(whole.body.items);
    if (count !== null) expect(rows.length).toBe(count);
  });

  it("reads layers and units, and filters accounts by territory", async () => {
    const plan = await alignedPlan("Filtered");
    expect((await done("GET", "/v1/layers")).body.items).toMatchObject([{ name: "Grid", unitCount: 8 }]);
    const layer = `/v1/layers/${organisation.layerId}`;
    expect((await done("GET", `${layer}/units/U003`)).body).toMatchObject({
      position: 3,
      measures: { workload: 4 },
    });
    expect(refusal(await ask("GET", `${layer}/units/U009`)).status).toBe(404);
    const territories = (await done("GET", `${plan.url}/territories`)).body.items as {
      id: string;
      code: string;
    }[];
    const east = territories.find(({ code }) => code === "EAST");
    const { body } = await done("GET", `/v1/accounts?territoryId=${east?.id}&segment=A`);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(["A004", "A006", "A012", "A014"]);
  });

  it("changes an account by version, and the totals with it", async () => {
    const plan = await alignedPlan("Accounts");
    const url = `/v1/accounts/${idOf("Http/A000")}`;
    const west = async () => (await done("GET", `${plan.url}/territories`)).body.items[1].totals.revenue;
    const before = await west();
    const { etag, body } = await done("GET", url);
    const changed = await done("PATCH", url, { etag, payload: { revenue: body.revenue + 50 } });
    expect(await west()).toBe(before + 50);
    expect(refusal(await ask("PATCH", url, { etag, payload: { revenue: 1 } })).status).toBe(412);
    expect(refusal(await ask("PATCH", url, { etag: changed.etag, payload: {} })).status).toBe(422);
    expect(
      refusal(await ask("PATCH", url, { as: "rep1", etag: changed.etag, payload: { revenue: 1 } })).status,
    ).toBe(403);
  });
});
