import { afterAll, beforeAll, expect, it } from "vitest";
import { openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
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
