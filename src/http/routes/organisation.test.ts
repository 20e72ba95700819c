import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { cookiesOf, openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import { totpCode } from "../../../test/totp.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { civilDateIn } from "../../core/domain/civil-date-in.ts";

let server: PeopleServer;
let admin: Actor;
let cookie: string;
beforeAll(async () => {
  server = await openPeopleServer();
  admin = await server.createOrganisation("alpha");
  cookie = await server.openSession("admin@alpha.example");
});
afterAll(() => server.close());

const change = (payload: object, as = cookie) =>
  server.ask("PATCH", "/v1/organisation", { cookie: as, payload });

it("is changed by an admin; the new time zone decides at once which date today is", async () => {
  // 26 hours apart: never the same date
  for (const timeZone of ["Pacific/Kiritimati", "Etc/GMT+12"]) {
    const before = server.world.wallClock.now().getTime();
    expect((await change({ timeZone })).json()).toMatchObject({ name: "alpha", timeZone });
    const { today } = (await server.ask("GET", "/v1/self", { cookie })).json();
    const after = server.world.wallClock.now().getTime();
    expect([civilDateIn(timeZone, before), civilDateIn(timeZone, after)]).toContain(today);
  }
});

it("takes no time zone, locale or currency that does not exist, and says all of it", async () => {
  const answer = await change({ timeZone: "Mars/Olympus", locale: "not a tag", currency: "idr" });
  expect(refusalOf(answer)).toEqual({ status: 422, codes: ["APP-422", "APP-422", "APP-422"] });
  expect((await server.ask("GET", "/v1/organisation", { cookie })).json().currency).toBe("IDR");
});

it("is read by everybody and changed by nobody else", async () => {
  await server.createMember(admin, "oki", "sales-ops");
  const ops = await server.openSession(`oki@${admin.orgId}.example`);
  expect((await server.ask("GET", "/v1/organisation", { cookie: ops })).json().id).toBe(admin.orgId);
  expect((await change({ name: "ours" }, ops)).statusCode).toBe(403);
});

describe("a second factor that is required", () => {
  const required = { status: 403, codes: ["AUTH-102"] };
  const ask = (method: "GET" | "POST" | "DELETE", url: string, as: string, payload?: object) =>
    server.ask(method, url, { cookie: as, ...(payload ? { payload } : {}) });
  const read = (as: string) => ask("GET", "/v1/organisation", as);

  async function enrol(as: string): Promise<{ readonly cookie: string; readonly uri: string }> {
    const { uri } = (await ask("POST", "/v1/self/totp", as, { password: PASSWORD })).json();
    const code = totpCode(uri, Date.now());
    const confirmed = await ask("POST", "/v1/self/totp/confirm", as, { code });
    return { cookie: cookiesOf(confirmed), uri };
  }

  it("holds its roles back at once and at every sign-in, until they have one; an admin may reset it", async () => {
    const { memberId } = await server.createMember(admin, "putri", "manager");
    await server.createMember(admin, "rizky", "rep");
    const email = `putri@${admin.orgId}.example`;
    const open = await server.openSession(email);
    const rep = await server.openSession(`rizky@${admin.orgId}.example`);
    const payload = { name: "sync", scope: "read", expiresAt: null, password: PASSWORD };
    const { key } = (await ask("POST", "/v1/api-keys", open, payload)).json();
    expect((await change({ secondFactorRoles: ["manager"] })).json().secondFactorRoles).toEqual(["manager"]);

    expect(refusalOf(await read(open))).toEqual(required);
    expect((await read(rep)).statusCode).toBe(200);
    expect((await server.ask("GET", "/v1/organisation", { key })).statusCode).toBe(200);
    const signedIn = await server.signIn(email);
    expect(signedIn.json().organisations).toMatchObject([{ mustFirst: "set-up-second-factor" }]);
    const { cookie: free } = await enrol(cookiesOf(signedIn));
    expect((await read(free)).statusCode).toBe(200);
    expect((await server.signIn(email)).json().state).toBe("second-factor-required");
    expect(refusalOf(await ask("POST", "/v1/self/totp/disable", free, { password: PASSWORD }))).toEqual({
      status: 409,
      codes: ["APP-409"],
    });

    const url = `/v1/members/${memberId}/second-factor`;
    expect((await ask("DELETE", url, cookie)).statusCode).toBe(204);
    expect((await read(free)).statusCode).toBe(401);
    expect(refusalOf(await read(await server.openSession(email)))).toEqual(required);
    expect(refusalOf(await ask("DELETE", url, cookie))).toEqual({ status: 409, codes: ["APP-409"] });
    const { rows } = await server.pool.query(
      "SELECT member_id FROM audit WHERE action = 'members:reset-second-factor' AND object_id = $1",
      [memberId],
    );
    expect(rows).toEqual([{ member_id: admin.memberId }]);
  });

  it("is not taken off by oneself past the password, and not with an API key", async () => {
    const payload = { name: "sync", scope: "full", expiresAt: null, password: PASSWORD };
    const { key } = (await ask("POST", "/v1/api-keys", cookie, payload)).json();
    const url = `/v1/members/${admin.memberId}/second-factor`;
    expect(refusalOf(await ask("DELETE", url, cookie))).toEqual({ status: 409, codes: ["APP-409"] });
    expect(refusalOf(await server.ask("DELETE", url, { key }))).toEqual({ status: 403, codes: ["APP-403"] });
    expect((await change({ secondFactorRoles: ["boss"] })).statusCode).toBe(422);
    expect((await change({ secondFactorRoles: ["rep", "rep"] })).statusCode).toBe(422);
  });
});

it("counts its fiscal year from January until it names another month", async () => {
  expect((await server.ask("GET", "/v1/self", { cookie })).json().organisation.fiscalYearStartMonth).toBe(1);
  expect((await change({ fiscalYearStartMonth: 4 })).json().fiscalYearStartMonth).toBe(4);
  expect((await change({ name: "alpha" })).json().fiscalYearStartMonth).toBe(4);
  for (const wrong of [0, 13, 2.5, null]) {
    expect((await change({ fiscalYearStartMonth: wrong })).statusCode).toBe(422);
  }
});

describe("the feasts that forecasts consider", () => {
  it("are the official ones until they are named, or none", async () => {
    expect((await server.ask("GET", "/v1/organisation", { cookie })).json().feastDates).toBeNull();
    const dates = ["2026-03-21", "2027-03-09"];
    expect((await change({ feastDates: dates })).json().feastDates).toEqual(dates);
    expect((await change({ feastDates: [] })).json().feastDates).toEqual([]);
    expect((await change({ feastDates: null })).json().feastDates).toBeNull();
    expect((await change({ feastDates: ["2026-03-21", "2026-03-21"] })).statusCode).toBe(422);
    expect((await change({ feastDates: ["soon"] })).statusCode).toBe(422);
  });
});
