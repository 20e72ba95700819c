import { afterAll, beforeAll, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import type { Actor } from "../../app/ports/actor.ts";

let server: PeopleServer;
let admin: Actor;
let session: string;
beforeAll(async () => {
  server = await openPeopleServer();
  admin = await server.createOrganisation("alpha");
  session = await server.openSession("admin@alpha.example");
});
afterAll(() => server.close());

const make = (changes: object = {}, cookie = session) =>
  server.ask("POST", "/v1/api-keys", {
    cookie,
    payload: { name: "sync", scope: "full", expiresAt: null, password: PASSWORD, ...changes },
  });

it("acts as its member; read-only it changes nothing", async () => {
  const full = (await make()).json().key;
  const read = (await make({ scope: "read" })).json().key;
  expect(full).toMatch(/^wly_[A-Za-z0-9_-]{43}$/);
  const add = (key: string, name: string) =>
    server.ask("POST", "/v1/teams", { key, payload: { name, parentId: null, managerMemberId: null } });
  expect((await add(full, "North")).statusCode).toBe(201);
  expect((await add(read, "South")).statusCode).toBe(403);
  expect((await server.ask("GET", "/v1/teams", { key: read })).json().items).toMatchObject([
    { name: "North" },
  ]);
  const { rights } = (await server.ask("GET", "/v1/self", { key: read })).json();
  expect(Object.keys(rights)).toContain("plans:read");
  expect(Object.keys(rights)).not.toContain("plans:edit");
  expect((await server.ask("GET", "/v1/self", { key: read })).json()).toMatchObject({
    scope: "read",
    via: "api-key",
  });
});

it("opens nothing once it is revoked, has expired, or was altered", async () => {
  const { key, apiKey } = (await make()).json();
  expect((await server.ask("GET", "/v1/self", { key: `${key}x` })).statusCode).toBe(401);
  expect((await server.ask("DELETE", `/v1/api-keys/${apiKey.id}`, { cookie: session })).statusCode).toBe(204);
  expect((await server.ask("GET", "/v1/self", { key })).statusCode).toBe(401);
  expect((await server.ask("DELETE", `/v1/api-keys/${apiKey.id}`, { cookie: session })).statusCode).toBe(404);

  const expiresAt = new Date(server.world.wallClock.now().getTime() + 60_000).toISOString();
  const short = (await make({ expiresAt })).json().key;
  expect((await server.ask("GET", "/v1/self", { key: short })).statusCode).toBe(200);
  server.pass(60_000);
  expect((await server.ask("GET", "/v1/self", { key: short })).statusCode).toBe(401);
  // a wrong key is not covered up by a good cookie
  expect((await server.ask("GET", "/v1/self", { key: short, cookie: session })).statusCode).toBe(401);
});

it("is made by a person who gives the password again, not by another key", async () => {
  expect(refusalOf(await make({ password: "wrong" }))).toEqual({ status: 401, codes: ["APP-401"] });
  const { key } = (await make()).json();
  const payload = { name: "next", scope: "full", expiresAt: null, password: PASSWORD };
  expect(refusalOf(await server.ask("POST", "/v1/api-keys", { key, payload }))).toEqual({
    status: 403,
    codes: ["APP-403"],
  });
  const passwords = { currentPassword: PASSWORD, newPassword: "a quiet river under stones" };
  expect((await server.ask("POST", "/v1/self/password", { key, payload: passwords })).statusCode).toBe(403);
});

it("lets nobody who found it make themselves a way in that outlives it", async () => {
  const { key } = (await make()).json();
  const { memberId } = await server.createMember(admin, "dodi", "rep");
  const ask = async (method: "POST" | "PATCH", url: string, payload?: object) =>
    refusalOf(await server.ask(method, `/v1/members${url}`, { key, ...(payload && { payload }) }));
  const refused = { status: 403, codes: ["APP-403"] };
  const another = { name: "Another", email: "another@example.com" };
  expect(await ask("POST", "", { ...another, role: "admin" })).toEqual(refused);
  expect(await ask("PATCH", `/${memberId}`, { role: "admin" })).toEqual(refused);
  expect(await ask("POST", `/${memberId}/password`)).toEqual(refused);
  const added = await server.ask("POST", "/v1/members", { key, payload: { ...another, role: "manager" } });
  expect(added.statusCode).toBe(201);
});

it("is listed without the key, one's own only; an admin revokes anyone's", async () => {
  await server.createMember(admin, "budi", "rep");
  await server.createMember(admin, "citra", "rep");
  const [budi, citra] = [
    await server.openSession(`budi@${admin.orgId}.example`),
    await server.openSession(`citra@${admin.orgId}.example`),
  ];
  const { key, apiKey } = (await make({ name: "budi's" }, budi)).json();
  const list = async (cookie: string) => (await server.ask("GET", "/v1/api-keys", { cookie })).json().items;
  expect(await list(budi)).toEqual([apiKey]);
  expect(JSON.stringify(await list(budi))).not.toContain(key);
  expect(await list(citra)).toEqual([]);
  const revoke = (cookie: string) => server.ask("DELETE", `/v1/api-keys/${apiKey.id}`, { cookie });
  expect((await revoke(citra)).statusCode).toBe(404);
  expect((await revoke(session)).statusCode).toBe(204);
  const stored = await server.pool.query("SELECT * FROM api_keys");
  const audit = await server.pool.query("SELECT * FROM audit");
  expect(JSON.stringify([stored.rows, audit.rows, server.lines])).not.toContain(key);
});

it("is paged newest first", async () => {
  const all = (await server.ask("GET", "/v1/api-keys?limit=200", { cookie: session })).json().items;
  const seen: unknown[] = [];
  let next: string | null = null;
  do {
    const after: string = next === null ? "" : `&after=${next}`;
    const page = (await server.ask("GET", `/v1/api-keys?limit=2${after}`, { cookie: session })).json();
    seen.push(...page.items);
    next = page.next;
  } while (next !== null);
  expect(all.length).toBeGreaterThan(4);
  expect(seen).toEqual(all);
});
