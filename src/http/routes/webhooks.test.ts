import { afterAll, beforeAll, expect, it } from "vitest";
import { expectValue, PASSWORD } from "../../../test/people.ts";
import { refusalOf } from "../../../test/people-server.ts";
import { type Application, type Method, startApplication } from "../../../test/start-application.ts";
import { createMember } from "../../app/people/create-member.ts";
import { createOrganisation } from "../../app/people/create-organisation.ts";
import { WEBHOOK_EVENTS } from "../../contract/webhooks.ts";

let application: Application;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  application = await startApplication();
  const { world, signIn } = application;
  for (const name of ["alpha", "beta"]) {
    const admin = { name: "Ada", email: `admin@${name}.example`, password: PASSWORD };
    const organisation = { name, timeZone: "Asia/Jakarta", locale: "id-ID", currency: "IDR" };
    expectValue(await createOrganisation(world, { organisation, admin }));
    cookies[name] = await signIn(admin.email, PASSWORD);
  }
  const admin = await world.findActor("admin@alpha.example");
  if (!admin) throw new Error("got no admin");
  const ops = { name: "Odd", email: "ops@alpha.example", role: "sales-ops", password: PASSWORD } as const;
  expectValue(await createMember(world, admin, ops));
  cookies.ops = await signIn(ops.email, PASSWORD);
});
afterAll(() => application.close());

const ask = (
  method: Method,
  url: string,
  { as = "alpha", ...request }: { as?: string; payload?: object } = {},
) => application.ask({ method, url, headers: { cookie: cookies[as] }, ...request });
const GOOD = { url: "https://hooks.example.org/in", events: ["plan.approved", "job.finished"] };
const make = async (payload: object = GOOD) => {
  const response = await ask("POST", "/v1/webhooks", { payload });
  expect(response.statusCode).toBe(201);
  return response.json() as { webhook: { id: string }; secret: string };
};

it("shows the secret once, and keeps it sealed", async () => {
  const { webhook, secret } = await make();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9_-]{43}$/);
  const list = await ask("GET", "/v1/webhooks");
  expect(list.json().items).toEqual([
    { ...GOOD, id: webhook.id, isActive: true, createdAt: expect.any(String), previousSecretUntil: null },
  ]);
  expect((await ask("GET", `/v1/webhooks/${webhook.id}`)).json()).toEqual(list.json().items[0]);
  const rotated = await ask("POST", `/v1/webhooks/${webhook.id}/secret`, { payload: {} });
  expect(rotated.json()).toMatchObject({ webhook: { previousSecretUntil: expect.any(String) } });
  expect(rotated.json().secret).not.toBe(secret);
  expect(list.body).not.toContain(secret);
  const { rows } = await application.pool.query("SELECT w::text AS row, secret AS sealed FROM webhooks w");
  expect(rows.length).toBeGreaterThan(0);
  for (const { row, sealed } of rows) expect([row, sealed].join()).not.toContain(secret.slice(6));
  const log = await ask("GET", "/v1/audit");
  const entry = { objectId: webhook.id, objectKind: "webhook" };
  expect(log.json().items.slice(0, 2)).toMatchObject([
    { ...entry, action: "webhooks:secret", detail: { overlapHours: 24 } },
    { ...entry, action: "webhooks:create" },
  ]);
  for (const each of [secret, rotated.json().secret])
    expect(log.body + application.lines.join()).not.toContain(each.slice(6));
  expect((await ask("DELETE", `/v1/webhooks/${webhook.id}`)).statusCode).toBe(204);
});

it("is changed, tested, watched and removed", async () => {
  const { id } = (await make()).webhook;
  const changed = await ask("PATCH", `/v1/webhooks/${id}`, { payload: { events: ["plan.archived"] } });
  expect(changed.json()).toMatchObject({ id, url: GOOD.url, events: ["plan.archived"], isActive: true });
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) {
    const sent = await ask("POST", `/v1/webhooks/${id}/test`);
    expect(sent.statusCode).toBe(202);
    ids.push(sent.json().eventId);
  }
  const seen: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await ask("GET", `/v1/webhooks/${id}/deliveries?limit=2${after && `&after=${after}`}`);
    for (const delivery of page.json().items) {
      expect(delivery).toMatchObject({
        event: "webhook.test",
        attempts: 0,
        lastStatus: null,
        deliveredAt: null,
      });
      seen.push(delivery.eventId);
    }
    after = page.json().next;
  }
  expect(seen.toSorted()).toEqual(ids.toSorted());
  const deliveries = `/v1/webhooks/${id}/deliveries`;
  expect((await ask("GET", `${deliveries}?state=dead`)).json().items).toEqual([]);
  expect((await ask("GET", `${deliveries}?state=waiting`)).json().items.length).toBe(3);
  const redelivered = await ask("POST", `${deliveries}/${ids[0]}/redeliver`);
  expect([redelivered.statusCode, redelivered.json().eventId]).toEqual([202, ids[0]]);
  expect((await ask("DELETE", `/v1/webhooks/${id}`)).statusCode).toBe(204);
  for (const [method, url] of [
    ["PATCH", `/v1/webhooks/${id}`],
    ["DELETE", `/v1/webhooks/${id}`],
    ["POST", `/v1/webhooks/${id}/test`],
    ["GET", `/v1/webhooks/${id}`],
    ["POST", `/v1/webhooks/${id}/deliveries/${ids[0]}/redeliver`],
    ["GET", `/v1/webhooks/${id}/deliveries`],
  ] as const) {
    const payload = method === "PATCH" ? { payload: { isActive: false } } : {};
    expect(refusalOf(await ask(method, url, payload))).toEqual({ status: 404, codes: ["APP-404"] });
  }
  const { rows } = await application.pool.query("SELECT count(*)::int AS count FROM webhook_deliveries");
  expect(rows).toEqual([{ count: 0 }]);
});

it("is not made for addresses and events that cannot be", async () => {
  const { id } = (await make()).webhook;
  for (const url of [
    "http://hooks.example.org/",
    "https://10.0.0.1/",
    "https://[::1]/",
    "https://a:b@hooks.example/",
  ]) {
    const refused = { status: 422, codes: ["APP-422"] };
    expect(refusalOf(await ask("POST", "/v1/webhooks", { payload: { ...GOOD, url } }))).toEqual(refused);
    expect(refusalOf(await ask("PATCH", `/v1/webhooks/${id}`, { payload: { url } }))).toEqual(refused);
  }
  for (const wrong of [
    { url: "ftp://hooks.example/" },
    { url: "hooks" },
    { events: [] },
    { events: ["plan.eaten"] },
    { events: ["webhook.test"] },
    { events: ["job.finished", "job.finished"] },
    { secret: "mine" },
  ]) {
    const response = await ask("POST", "/v1/webhooks", { payload: { ...GOOD, ...wrong } });
    expect([400, 422]).toContain(response.statusCode);
  }
  expect((await ask("PATCH", `/v1/webhooks/${id}`, { payload: {} })).statusCode).toBeGreaterThanOrEqual(400);
  expect((await ask("GET", "/v1/webhooks")).json().items.length).toBe(1);
});

it("and what it is sent is described in the OpenAPI document", async () => {
  const { webhooks } = (await ask("GET", "/v1/openapi.json")).json();
  expect(Object.keys(webhooks)).toEqual([...WEBHOOK_EVENTS, "webhook.test"]);
  const { parameters, requestBody } = webhooks["job.finished"].post;
  expect(parameters.map(({ name }: { name: string }) => name)).toContain("Wilayah-Signature");
  const { properties } = requestBody.content["application/json"].schema;
  expect(properties.event).toEqual({ type: "string", const: "job.finished" });
  expect(Object.keys(properties.data.properties)).toEqual(["jobId", "kind", "state"]);
});

it("is an admin's, and of one organisation", async () => {
  const { id } = (await make()).webhook;
  expect((await ask("GET", "/v1/webhooks", { as: "ops" })).statusCode).toBe(403);
  expect((await ask("POST", "/v1/webhooks", { as: "ops", payload: GOOD })).statusCode).toBe(403);
  expect((await ask("GET", "/v1/webhooks", { as: "beta" })).json().items).toEqual([]);
  expect((await ask("DELETE", `/v1/webhooks/${id}`, { as: "beta" })).statusCode).toBe(404);
  expect((await ask("POST", `/v1/webhooks/${id}/test`, { as: "beta" })).statusCode).toBe(404);
});
