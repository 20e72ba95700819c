import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { cookiesOf, openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import type { Actor } from "../../app/ports/actor.ts";

let server: PeopleServer;
let alpha: Actor;
let beta: Actor;
let session: string;
beforeAll(async () => {
  server = await openPeopleServer();
  alpha = await server.createOrganisation("alpha");
  beta = await server.createOrganisation("beta");
  session = await server.openSession("admin@alpha.example");
});
afterAll(() => server.close());

const change = (memberId: string, payload: object, cookie = session) =>
  server.ask("PATCH", `/v1/members/${memberId}`, { cookie, payload });

describe("a member", () => {
  it("is added with a temporary password that opens a session and is written down nowhere", async () => {
    const payload = { name: "Budi Santoso", email: "Budi@alpha.example", role: "sales-ops" };
    const created = await server.ask("POST", "/v1/members", { cookie: session, payload });
    expect(created.statusCode).toBe(201);
    const { member, temporaryPassword } = created.json();
    expect(member).toMatchObject({ name: "Budi Santoso", email: "budi@alpha.example", isActive: true });
    const cookie = await server.openSession("budi@alpha.example", temporaryPassword);
    const self = (await server.ask("GET", "/v1/self", { cookie })).json();
    expect(self).toMatchObject({ member: { role: "sales-ops" }, mustFirst: "change-password" });
    const audit = await server.pool.query("SELECT * FROM audit");
    const users = await server.pool.query("SELECT * FROM auth_accounts");
    expect(JSON.stringify([audit.rows, users.rows, server.lines])).not.toContain(temporaryPassword);
    const again = await server.ask("POST", "/v1/members", { cookie: session, payload });
    expect(refusalOf(again)).toEqual({ status: 409, codes: ["APP-409"] });
  });

  it("can do nothing but change a temporary password, be it new or reset", async () => {
    const payload = { name: "Joko", email: "joko@alpha.example", role: "admin" };
    const { member, temporaryPassword } = (
      await server.ask("POST", "/v1/members", { cookie: session, payload })
    ).json();
    const held = async (password: string, next: string) => {
      const signedIn = await server.signIn("joko@alpha.example", password);
      expect(signedIn.json().organisations).toMatchObject([{ mustFirst: "change-password" }]);
      const cookie = cookiesOf(signedIn);
      const refused = [
        await server.ask("GET", "/v1/members", { cookie }),
        await server.ask("GET", "/v1/api-keys", { cookie }),
        await server.ask("PATCH", "/v1/organisation", { cookie, payload: { locale: "en" } }),
        await server.ask("POST", "/v1/self/totp", { cookie, payload: { password } }),
      ];
      for (const answer of refused) expect(refusalOf(answer)).toEqual({ status: 403, codes: ["AUTH-101"] });
      const give = (newPassword: string) =>
        server.ask("POST", "/v1/self/password", {
          cookie,
          payload: { currentPassword: password, newPassword },
        });
      expect(refusalOf(await give(password))).toEqual({ status: 422, codes: ["APP-422"] });
      const free = cookiesOf(await give(next));
      expect((await server.ask("GET", "/v1/members", { cookie: free })).statusCode).toBe(200);
      expect((await server.ask("GET", "/v1/self", { cookie: free })).json().mustFirst).toBeNull();
      expect((await server.signIn("joko@alpha.example", next)).json().organisations).toMatchObject([
        { mustFirst: null },
      ]);
    };
    await held(temporaryPassword, "a quiet river under stones");
    const url = `/v1/members/${member.id}/password`;
    await held(
      (await server.ask("POST", url, { cookie: session })).json().temporaryPassword,
      "slow boats by noon",
    );
  });

  it("changes the password knowing the old one, which ends all other sessions", async () => {
    await server.createMember(alpha, "citra", "rep");
    const email = `citra@${alpha.orgId}.example`;
    const [here, there] = [await server.openSession(email), await server.openSession(email)];
    const give = (currentPassword: string, newPassword: string) =>
      server.ask("POST", "/v1/self/password", { cookie: here, payload: { currentPassword, newPassword } });
    expect((await give("wrong", "a quiet river under stones")).statusCode).toBe(401);
    for (const weak of ["short", "Password-2026!!", "my citra and nothing else", "qwertyuiop12345"]) {
      expect(refusalOf(await give(PASSWORD, weak))).toEqual({ status: 422, codes: ["APP-422"] });
    }
    expect((await give(PASSWORD, "a quiet river under stones")).statusCode).toBe(204);
    expect((await server.ask("GET", "/v1/self", { cookie: there })).statusCode).toBe(401);
    expect((await server.signIn(email)).statusCode).toBe(401);
    expect((await server.signIn(email, "a quiet river under stones")).statusCode).toBe(200);
  });

  it("lists and ends sessions, of nobody else", async () => {
    await server.createMember(alpha, "dewi", "rep");
    const email = `dewi@${alpha.orgId}.example`;
    const [here, there] = [await server.openSession(email), await server.openSession(email)];
    const list = async (cookie: string) =>
      (await server.ask("GET", "/v1/self/sessions", { cookie })).json().items;
    const mine = await list(here);
    expect(mine.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).sort()).toEqual([false, true]);
    expect(mine[0].address).toBe("192.0.2.1");
    const other = mine.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    const end = (cookie: string) => server.ask("DELETE", `/v1/self/sessions/${other.id}`, { cookie });
    expect((await end(session)).statusCode).toBe(404);
    expect((await end(here)).statusCode).toBe(204);
    expect((await server.ask("GET", "/v1/self", { cookie: there })).statusCode).toBe(401);
    expect(await list(here)).toHaveLength(1);
  });

  it("loses every session and key at the moment of deactivation, and gets none back", async () => {
    const member = await server.createMember(alpha, "eko", "manager");
    const email = `eko@${alpha.orgId}.example`;
    const cookies = [await server.openSession(email), await server.openSession(email)];
    const payload = { name: "sync", scope: "full", expiresAt: null, password: PASSWORD };
    const { key } = (await server.ask("POST", "/v1/api-keys", { cookie: cookies[0], payload })).json();
    expect((await server.ask("GET", "/v1/self", { key })).statusCode).toBe(200);
    expect((await change(member.memberId, { isActive: false })).json().isActive).toBe(false);
    for (const cookie of cookies)
      expect((await server.ask("GET", "/v1/self", { cookie })).statusCode).toBe(401);
    expect((await server.ask("GET", "/v1/self", { key })).statusCode).toBe(401);
    await change(member.memberId, { isActive: true });
    for (const cookie of cookies)
      expect((await server.ask("GET", "/v1/self", { cookie })).statusCode).toBe(401);
    expect((await server.ask("GET", "/v1/self", { key })).statusCode).toBe(401);
    expect((await server.signIn(email)).statusCode).toBe(200);
  });

  it("has the new role with the next request of an open session", async () => {
    const member = await server.createMember(alpha, "fitri", "admin");
    const cookie = await server.openSession(`fitri@${alpha.orgId}.example`);
    const list = () => server.ask("POST", "/v1/teams", { cookie, payload: { name: "Fitri's" } });
    expect((await list()).statusCode).toBe(201);
    await change(member.memberId, { role: "rep" });
    expect((await list()).statusCode).toBe(403);
  });

  it("gets a new temporary password from an admin, which ends the sessions", async () => {
    const member = await server.createMember(alpha, "gita", "rep");
    const email = `gita@${alpha.orgId}.example`;
    const cookie = await server.openSession(email);
    const url = `/v1/members/${member.memberId}/password`;
    const { temporaryPassword } = (await server.ask("POST", url, { cookie: session })).json();
    expect((await server.ask("GET", "/v1/self", { cookie })).statusCode).toBe(401);
    expect((await server.signIn(email)).statusCode).toBe(401);
    expect((await server.signIn(email, temporaryPassword)).statusCode).toBe(200);
  });
});

describe("the last active admin", () => {
  it("stays one, also when two admins depose each other at the same time", async () => {
    const first = await server.createOrganisation("gamma");
    const cookie = await server.openSession("admin@gamma.example");
    for (const payload of [{ role: "rep" }, { isActive: false }]) {
      expect(refusalOf(await change(first.memberId, payload, cookie))).toEqual({
        status: 409,
        codes: ["APP-409"],
      });
    }
    const second = await server.createMember(first, "hadi", "admin");
    const others = await server.openSession(`hadi@${first.orgId}.example`);
    const answers = await Promise.all([
      change(second.memberId, { role: "rep" }, cookie),
      change(first.memberId, { role: "rep" }, others),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    const { rows } = await server.pool.query(
      "SELECT count(*)::int AS n FROM members WHERE org_id = $1 AND role = 'admin' AND is_active",
      [first.orgId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe("another organisation", () => {
  it("does not exist: not in lists, by id, in changes, or through its own users' header", async () => {
    await server.createMember(beta, "canary-beta", "rep");
    const foreign = await server.openSession("admin@beta.example");
    const team = (
      await server.ask("POST", "/v1/teams", { cookie: foreign, payload: { name: "canary" } })
    ).json();
    const rep = (
      await server.ask("POST", "/v1/reps", { cookie: foreign, payload: { code: "canary", name: "canary" } })
    ).json();
    for (const url of ["/v1/members?limit=200", "/v1/teams", "/v1/reps", "/v1/api-keys"]) {
      expect((await server.ask("GET", url, { cookie: session })).body).not.toMatch(/canary|beta/);
    }
    for (const url of [`/v1/members/${beta.memberId}`, `/v1/teams/${team.id}`, `/v1/reps/${rep.id}`]) {
      expect((await server.ask("GET", url, { cookie: session })).statusCode).toBe(404);
    }
    expect((await change(beta.memberId, { role: "rep" })).statusCode).toBe(404);
    const password = await server.ask("POST", `/v1/members/${beta.memberId}/password`, { cookie: session });
    expect(password.statusCode).toBe(404);
    const claimed = { cookie: session, headers: { "wilayah-organisation": beta.orgId } };
    expect((await server.ask("GET", "/v1/self", claimed)).statusCode).toBe(401);
  });

  it("is chosen by the header where a user belongs to both", async () => {
    await server.createMember(alpha, "indra", "rep");
    await server.pool.query(
      `INSERT INTO members (org_id, id, user_id, name, role, created_at)
       SELECT $1, gen_random_uuid(), id, 'indra', 'manager', now() FROM auth_users WHERE email = $2`,
      [beta.orgId, `indra@${alpha.orgId}.example`],
    );
    const cookie = await server.openSession(`indra@${alpha.orgId}.example`);
    const roleIn = async (headers: Record<string, string>) =>
      (await server.ask("GET", "/v1/self", { cookie, headers })).json().member.role;
    expect(await roleIn({})).toBe("rep");
    expect(await roleIn({ "wilayah-organisation": alpha.orgId })).toBe("rep");
    expect(await roleIn({ "wilayah-organisation": beta.orgId })).toBe("manager");
    const { rows } = await server.pool.query("SELECT id FROM members WHERE name = 'indra' AND org_id = $1", [
      alpha.orgId,
    ]);
    const reset = await server.ask("POST", `/v1/members/${rows[0].id}/password`, { cookie: session });
    expect(reset.statusCode).toBe(409);
  });
});
