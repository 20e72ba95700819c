import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import type { Actor } from "../../app/ports/actor.ts";

let server: PeopleServer;
let admin: Actor;
let cookie: string;
beforeAll(async () => {
  server = await openPeopleServer();
  admin = await server.createOrganisation("alpha");
  cookie = await server.openSession("admin@alpha.example");
});
afterAll(() => server.close());

const addTeam = async (name: string, parentId: string | null = null): Promise<string> =>
  (await server.ask("POST", "/v1/teams", { cookie, payload: { name, parentId } })).json().id;
const changeTeam = (id: string, payload: object) =>
  server.ask("PATCH", `/v1/teams/${id}`, { cookie, payload });
const addRep = async (code: string, fields: object = {}) =>
  (await server.ask("POST", "/v1/reps", { cookie, payload: { code, name: code, ...fields } })).json();

describe("teams", () => {
  it("cannot be moved below themselves, also not by two moves at the same time", async () => {
    const top = await addTeam("top");
    const middle = await addTeam("middle", top);
    const bottom = await addTeam("bottom", middle);
    for (const parentId of [top, middle, bottom]) {
      expect(refusalOf(await changeTeam(top, { parentId }))).toEqual({ status: 422, codes: ["APP-422"] });
    }
    expect((await changeTeam(bottom, { parentId: top })).json().parentId).toBe(top);
    for (let round = 0; round < 15; round++) {
      const [left, right] = [await addTeam(`left ${round}`), await addTeam(`right ${round}`)];
      const moves = await Promise.all([
        changeTeam(left, { parentId: right }),
        changeTeam(right, { parentId: left }),
      ]);
      expect(moves.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    }
  });

  it("are led by active managers only, under names of their own", async () => {
    const team = await addTeam("west");
    const rep = await server.createMember(admin, "rita", "rep");
    const manager = await server.createMember(admin, "mira", "manager");
    expect((await changeTeam(team, { managerMemberId: rep.memberId })).statusCode).toBe(422);
    expect((await changeTeam(team, { managerMemberId: manager.memberId })).statusCode).toBe(200);
    expect(refusalOf(await changeTeam(team, { name: "top" }))).toEqual({ status: 409, codes: ["APP-409"] });
    expect(refusalOf(await changeTeam(team, {})).status).toBe(422);
    // a manager who left keeps nobody from renaming the team or moving it
    const left = `/v1/members/${manager.memberId}`;
    expect((await server.ask("PATCH", left, { cookie, payload: { isActive: false } })).statusCode).toBe(200);
    expect((await changeTeam(team, { name: "south-west" })).statusCode).toBe(200);
    expect((await changeTeam(team, { managerMemberId: null })).statusCode).toBe(200);
    expect((await changeTeam(team, { managerMemberId: manager.memberId })).statusCode).toBe(422);
  });
});

describe("reps", () => {
  it("are changed on the version one has read", async () => {
    const made = await addRep("R1", { home: { lon: 106.8, lat: -6.2 } });
    const url = `/v1/reps/${made.id}`;
    const read = await server.ask("GET", url, { cookie });
    expect([read.headers.etag, read.json()]).toEqual(['"v1"', made]);
    expect(made).toMatchObject({ home: { lon: 106.8, lat: -6.2 }, hoursPerWeek: 40, fullTimeShare: 1 });
    const change = (tag: string, payload: object) =>
      server.ask("PATCH", url, { cookie, payload, headers: { "if-match": tag } });
    const pair = await Promise.all([change('"v1"', { name: "Rina" }), change('"v1"', { name: "Rini" })]);
    expect(pair.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const lost = pair.find(({ statusCode }) => statusCode === 412);
    expect(lost?.headers.etag).toBe('"v2"');
    const dates = await change('"v2"', { startsOn: "2026-05-01", endsOn: "2026-05-01" });
    expect(refusalOf(dates)).toEqual({ status: 422, codes: ["APP-422"] });
    expect((await change('"v2"', { home: null, startsOn: "2026-05-01" })).json()).toMatchObject({
      home: null,
      startsOn: "2026-05-01",
      endsOn: null,
      version: 3,
    });
  });

  it("are seen by their manager through the teams below, by themselves, and by nobody else", async () => {
    const manager = await server.createMember(admin, "maya", "manager");
    const other = await server.createMember(admin, "omar", "manager");
    const member = await server.createMember(admin, "rudi", "rep");
    const region = await addTeam("region");
    const district = await addTeam("district", region);
    await changeTeam(region, { managerMemberId: manager.memberId });
    await changeTeam(await addTeam("elsewhere"), { managerMemberId: other.memberId });
    const rudi = await addRep("S1", { teamId: district, memberId: member.memberId });
    const codesFor = async (name: string) => {
      const own = await server.openSession(`${name}@${admin.orgId}.example`);
      const { items } = (await server.ask("GET", "/v1/reps", { cookie: own })).json();
      return items.map(({ code }: { code: string }) => code);
    };
    expect(await codesFor("maya")).toEqual(["S1"]);
    expect(await codesFor("rudi")).toEqual(["S1"]);
    expect(await codesFor("omar")).toEqual([]);
    const omar = await server.openSession(`omar@${admin.orgId}.example`);
    expect((await server.ask("GET", `/v1/reps/${rudi.id}`, { cookie: omar })).statusCode).toBe(404);
    const inTeam = (await server.ask("GET", `/v1/reps?teamId=${district}`, { cookie })).json().items;
    expect(inTeam).toEqual([rudi]);
  });

  it("are paged by code without gaps or repeats", async () => {
    for (let number = 0; number < 7; number++) await addRep(`P${number}`);
    const all = (await server.ask("GET", "/v1/reps?limit=200", { cookie })).json().items;
    const seen: unknown[] = [];
    let after = "";
    for (;;) {
      const page = (await server.ask("GET", `/v1/reps?limit=3${after}`, { cookie })).json();
      seen.push(...page.items);
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(7);
  });
});
