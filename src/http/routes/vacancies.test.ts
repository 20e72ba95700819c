import { afterAll, beforeAll, expect, it } from "vitest";
import { TODAY } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { openReviewServer, type ReviewServer } from "../../../test/review-server.ts";
import { changeRep } from "../../app/people/change-rep.ts";
import { activateDuePlans } from "../../app/plans/activate-due-plans.ts";
import { approvePlan } from "../../app/plans/approve-plan.ts";
import { schedulePlan } from "../../app/plans/schedule-plan.ts";
import { addDays } from "../../core/domain/add-days.ts";

let server: ReviewServer;
beforeAll(async () => {
  server = await openReviewServer("Vacancies over HTTP");
});
afterAll(() => server.close());

const rep = async (code: string) =>
  (await server.pool.query("SELECT id, version FROM reps WHERE code = $1", [code])).rows[0];
const ifMatch = (version: number) => ({ "if-match": `"v${version}"` });
const get = async (url: string, as: string) => (await server.ask("GET", url, { as })).json();

async function leaves(code: string): Promise<string> {
  const { id, version } = await rep(code);
  const request = { repId: id, version, change: { endsOn: TODAY } };
  unwrap(await changeRep(server.world, server.actor("ops"), request));
  const { items } = await get(`/v1/vacancies?state=open&repId=${id}`, "ops");
  return items[0].id;
}

it("lets a manager send their own on leave, and shows the case to whom it concerns alone", async () => {
  const body = { repId: (await rep("R1")).id, startsOn: TODAY, endsOn: addDays(TODAY, 5) };
  expect((await server.ask("POST", "/v1/vacancies", { as: "rep1", payload: body })).statusCode).toBe(403);
  const made = await server.ask("POST", "/v1/vacancies", { as: "boss", payload: body });
  expect([made.statusCode, made.json()]).toMatchObject([
    201,
    { cause: "leave", state: "open", repCode: "R1" },
  ]);
  const url = made.headers.location as string;
  const again = await server.ask("POST", "/v1/vacancies", { as: "boss", payload: body });
  expect(again.json().problems).toMatchObject([{ code: "APP-409" }]);
  const seen = ["ops", "boss", "rep1", "rep3", "rep2"].map(
    async (as) => (await server.ask("GET", url, { as })).statusCode,
  );
  expect(await Promise.all(seen)).toEqual([200, 200, 200, 200, 404]);
  expect((await get("/v1/vacancies", "rep2")).items).toEqual([]);
  expect((await get(url, "rep3")).territories).toMatchObject([
    { code: "T1", interimBy: "team", interimRepName: "R3", isSettled: false },
  ]);

  const { vacancy } = await get(url, "boss");
  const territory = `${url}/territories/${server.territory("T1", "holding")}`;
  const change = { payload: { repId: (await rep("R2")).id }, headers: ifMatch(vacancy.version) };
  expect((await server.ask("PUT", `${territory}/interim`, { as: "rep3", ...change })).statusCode).toBe(403);
  const chosen = await server.ask("PUT", `${territory}/interim`, { as: "boss", ...change });
  expect([chosen.statusCode, chosen.body]).toEqual([200, expect.any(String)]);
  expect((await get(url, "boss")).territories).toMatchObject([{ interimBy: "chosen", interimRepName: "R2" }]);
  const successor = await server.ask("PUT", `${territory}/successor`, {
    as: "boss",
    payload: { repId: (await rep("R2")).id },
    headers: ifMatch(chosen.json().version),
  });
  expect(successor.json().problems).toMatchObject([
    { code: "APP-409", cause: `the rep comes back on ${addDays(TODAY, 5)}` },
  ]);
  const cancelled = await server.ask("POST", `${url}/cancel`, {
    as: "boss",
    headers: ifMatch(chosen.json().version),
  });
  expect([cancelled.statusCode, cancelled.json().state]).toEqual([200, "cancelled"]);
});

it("hands a leaver's work over step by step, and closes when it is done", async () => {
  const [account] = (await get("/v1/accounts?limit=1", "rep1")).items;
  const deal = { name: "Deal", amount: 7, accountId: account.id };
  expect((await server.ask("POST", "/v1/opportunities", { as: "rep1", payload: deal })).statusCode).toBe(201);
  const call = {
    kind: "call",
    state: "done",
    accountId: account.id,
    repId: (await rep("R2")).id,
    day: TODAY,
  };
  const logged = await server.ask("POST", "/v1/activities", { as: "ops", payload: call });
  expect([logged.statusCode, logged.body]).toEqual([201, expect.any(String)]);

  const id = await leaves("R1");
  const url = `/v1/vacancies/${id}`;
  const page = await get(url, "boss");
  // accounts A000 … A005 and A012 … A017 in the six units of T1
  expect(page.counts).toMatchObject({ accounts: 12, openOpportunities: 1, openAmount: 7 });
  expect(page.counts.revenue).toBe(
    Array.from({ length: 6 }, (_, n) => 100 + n + 112 + n).reduce((a, b) => a + b),
  );
  const first = await get(`${url}/accounts?limit=5`, "boss");
  const second = await get(`${url}/accounts?limit=200&after=${first.next}`, "boss");
  const codes = [...first.items, ...second.items].map(({ code }: { code: string }) => code);
  expect(codes.slice(0, 6)).toEqual(["A017", "A016", "A015", "A014", "A013", "A012"]);
  expect(new Set(codes).size).toBe(12);
  expect([...first.items, ...second.items].find((each) => each.id === account.id)).toMatchObject({
    openOpportunities: 1,
    openAmount: 7,
    lastActivityOn: TODAY,
    nextActivityOn: null,
  });
  expect((await get(`${url}/opportunities`, "boss")).items).toMatchObject([{ name: "Deal", amount: 7 }]);

  const territoryId = server.territory("T1", "holding");
  const ranking = await get(`${url}/territories/${territoryId}/successors`, "boss");
  expect(ranking.excluded).toMatchObject([{ code: "R1", reason: "is-absent-rep" }]);
  const parts = ranking.ranked.map(
    ({ code, parts }: { code: string; parts: { part: string; inputs: object }[] }) => [
      code,
      parts.find(({ part }) => part === "continuity")?.inputs,
    ],
  );
  expect(Object.fromEntries(parts)).toEqual({
    R2: { knownAccounts: 1, accounts: 12 },
    R3: { knownAccounts: 0, accounts: 12 },
  });

  const close = async (as: string, payload = {}) => {
    const { vacancy } = await get(url, "ops");
    return server.ask("POST", `${url}/close`, { as, payload, headers: ifMatch(vacancy.version) });
  };
  expect((await close("boss")).json().problems).toMatchObject([{ cause: "no owner is chosen for T1" }]);
  const chosen = await server.ask("PUT", `${url}/territories/${territoryId}/successor`, {
    as: "boss",
    payload: { repId: (await rep("R2")).id, from: addDays(TODAY, 1) },
    headers: ifMatch(page.vacancy.version),
  });
  expect([chosen.statusCode, chosen.body]).toEqual([200, expect.any(String)]);
  expect((await get(url, "boss")).territories).toMatchObject([
    { isSettled: true, successorRepName: "R2", successorFrom: addDays(TODAY, 1) },
  ]);
  expect((await close("boss")).json().problems[0].cause).toContain("not done: Go through the accounts");
  for (const item of page.items) {
    const change = (as: string, payload: object, version = item.version) =>
      server.ask("PATCH", `${url}/items/${item.id}`, { as, payload, headers: ifMatch(version) });
    if (item.key === "customers-told") {
      expect((await change("rep2", { waiver: "they know" })).statusCode).toBe(403);
      expect((await change("boss", { waiver: "they know" })).json()).toMatchObject({ waiver: "they know" });
    } else if (item.key !== "access-taken-back") {
      expect((await change("rep2", { doneOn: addDays(TODAY, 1) })).json().problems).toMatchObject([
        { code: "APP-422" },
      ]);
      expect((await change("rep2", { doneOn: TODAY })).json()).toMatchObject({ doneOn: TODAY });
      expect((await change("rep2", { doneOn: null })).statusCode).toBe(412);
    }
  }
  expect((await close("boss")).json().problems[0].cause).toBe(
    "not done: Take back devices, samples and access",
  );
  const closed = await close("boss", { waiver: "nothing was lent" });
  expect([closed.statusCode, closed.json()]).toMatchObject([
    200,
    { state: "closed", waiver: "nothing was lent" },
  ]);
  const news = (await get("/v1/notifications?limit=200", "rep2")).items.map(
    ({ kind }: { kind: string }) => kind,
  );
  expect(news).toContain("vacancy-closed");
});

it("covers a plan that begins to hold in the same step, and settles what belonged to the plan before", async () => {
  const id = await leaves("R2");
  const { planId, version, world, actor } = server;
  unwrap(await approvePlan(world, actor("boss"), { planId, version }));
  const effectiveFrom = addDays(TODAY, 1);
  unwrap(await schedulePlan(world, actor("ops"), { planId, version, effectiveFrom }));
  unwrap(await activateDuePlans(world, actor("ops", effectiveFrom)));
  const { rows } = await server.pool.query(
    `SELECT t.code, r.code AS rep, ra.role FROM rep_assignments ra JOIN territories t ON t.id = ra.territory_id
     JOIN reps r ON r.id = ra.rep_id WHERE ra.plan_id = $1 AND upper_inf(ra.recorded) AND ra.valid @> $2::date ORDER BY 1`,
    [planId, effectiveFrom],
  );
  // both had left: R1 of T1 and R2 of T2
  expect(rows).toEqual([
    { code: "T1", rep: "R3", role: "interim" },
    { code: "T2", rep: "R3", role: "interim" },
  ]);
  const { territories } = await get(`/v1/vacancies/${id}`, "ops");
  const settled = new Map(
    territories.map((line: { planId: string; isSettled: boolean }) => [line.planId, line.isSettled]),
  );
  expect([settled.get(server.holdingPlanId), settled.get(planId)]).toEqual([true, false]);
});
