import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../test/build-organisation.ts";
import { TODAY } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { refusalOf } from "../../../test/people-server.ts";
import { openReviewServer, type ReviewServer } from "../../../test/review-server.ts";
import { success } from "../../core/domain/problem.ts";

/** Rep 1 holds the units U000 to U005 and their accounts, rep 2 the others; boss manages both. */
let review: ReviewServer;
beforeAll(async () => {
  review = await openReviewServer("Commerce");
});
afterAll(() => review.close());

const id = (name: string) => idOf(`Commerce/${name}`);
const TOMORROW = "2026-11-22";
const YESTERDAY = "2026-11-20";

const get = async (as: string, url: string) => (await review.ask("GET", url, { as })).json();
const idsSeen = async (as: string, url: string): Promise<readonly string[]> =>
  (await get(as, url)).items.map((item: { id: string }) => item.id);
const post = (as: string, url: string, payload: object, version?: number) =>
  review.ask("POST", url, { as, payload, ...ifMatch(version) });
const patch = (as: string, url: string, payload: object, version = 1) =>
  review.ask("PATCH", url, { as, payload, ...ifMatch(version) });
const ifMatch = (version?: number) =>
  version === undefined ? {} : { headers: { "if-match": `"v${version}"` } };
const itemsOf = (response: Awaited<ReturnType<typeof post>>): readonly string[] =>
  response.json().problems.map(({ where }: { where: { item: string } }) => where.item);

describe("from a lead to a deal", () => {
  it("goes through every stage, and keeps when it came to which", async () => {
    const created = await post("rep1", "/v1/leads", { name: "Toko Baru", origin: "fair" });
    expect(created.json()).toMatchObject({ repId: id("R1"), state: "open", createdOn: TODAY });
    const lead = created.json().id;
    expect(await idsSeen("rep1", "/v1/leads?state=open")).toContain(lead);
    expect(await idsSeen("rep2", "/v1/leads")).not.toContain(lead);

    const deal = { name: "First order", leadId: lead, accountId: id("A000"), amount: 500 };
    const opened = (await post("rep1", "/v1/opportunities", deal)).json().opportunity;
    expect(opened).toMatchObject({ repId: id("R1"), stage: "qualification", closedOn: null, version: 1 });
    expect(await get("rep1", `/v1/leads/${lead}`)).toMatchObject({ state: "converted", closedOn: TODAY });
    expect(refusalOf(await patch("rep1", `/v1/leads/${lead}`, { state: "disqualified" }, 2)).status).toBe(
      409,
    );

    const stages = `/v1/opportunities/${opened.id}/stages`;
    expect(refusalOf(await post("rep1", stages, { stage: "proposal" })).status).toBe(428);
    expect(refusalOf(await post("rep1", stages, { stage: "proposal" }, 7)).status).toBe(412);
    const wrong = await post("rep1", stages, { stage: "qualification", enteredOn: TOMORROW }, 1);
    expect([wrong.statusCode, itemsOf(wrong)]).toEqual([422, ["/stage", "/enteredOn"]]);
    const back = await post("rep1", stages, { stage: "proposal", enteredOn: YESTERDAY }, 1);
    expect([back.statusCode, itemsOf(back)]).toEqual([422, ["/enteredOn"]]);

    expect((await post("rep1", stages, { stage: "proposal" }, 1)).headers.etag).toBe('"v2"');
    const won = (await post("boss", stages, { stage: "won" }, 2)).json();
    expect(won.opportunity).toMatchObject({ stage: "won", closedOn: TODAY, version: 3 });
    const whole = await get("rep1", `/v1/opportunities/${opened.id}`);
    const history = whole.history.map((entry: { number: number; stage: string }) => [
      entry.number,
      entry.stage,
    ]);
    expect(history).toEqual([
      [1, "qualification"],
      [2, "proposal"],
      [3, "won"],
    ]);
    const reopened = (await post("rep1", stages, { stage: "negotiation" }, 3)).json();
    expect(reopened.opportunity).toMatchObject({ stage: "negotiation", closedOn: null });
  });

  it("names nothing out of reach, and stays in reach when it is handed over", async () => {
    const foreign = { name: "Theirs", repId: id("R2"), accountId: id("A006"), unitId: randomUUID() };
    const refused = await post("rep1", "/v1/leads", foreign);
    expect([refused.statusCode, itemsOf(refused)]).toEqual([422, ["/accountId", "/repId", "/unitId"]]);
    const lead = (await post("rep1", "/v1/leads", { name: "Mine", accountId: id("A001") })).json();
    const away = await patch("rep1", `/v1/leads/${lead.id}`, { accountId: null, repId: null });
    expect([away.statusCode, itemsOf(away)]).toEqual([422, ["/repId"]]);
    const handed = await patch("boss", `/v1/leads/${lead.id}`, { accountId: null, repId: id("R2") });
    expect(handed.statusCode).toBe(200);
    expect((await review.ask("GET", `/v1/leads/${lead.id}`, { as: "rep1" })).statusCode).toBe(404);
    expect(await idsSeen("rep2", "/v1/leads")).toContain(lead.id);
  });

  it("falls to whose unit it is where there is neither account nor rep", async () => {
    const lead = (await post("ops", "/v1/leads", { name: "Somewhere", unitId: id("U007") })).json();
    expect(lead.repId).toBeNull();
    expect(await idsSeen("rep1", "/v1/leads")).not.toContain(lead.id);
    const taken = await patch("rep2", `/v1/leads/${lead.id}`, { repId: id("R2"), state: "disqualified" });
    expect(taken.json()).toMatchObject({ repId: id("R2"), state: "disqualified", closedOn: TODAY });
    await review.pool.query("UPDATE leads SET closed_on = '2026-11-02' WHERE id = $1", [lead.id]);
    const again = await patch("rep2", `/v1/leads/${lead.id}`, { name: "Nowhere", state: "disqualified" }, 2);
    expect(again.json()).toMatchObject({ name: "Nowhere", closedOn: "2026-11-02" });
    const late = await post("rep2", "/v1/opportunities", { name: "Late", leadId: lead.id, amount: 1 });
    expect([late.statusCode, itemsOf(late)]).toEqual([422, ["/leadId"]]);
  });
});

describe("an activity", () => {
  it("is planned, moved, and reported with the day it was planned for", async () => {
    const visit = { kind: "visit", accountId: id("A002"), day: TOMORROW, plannedPosition: 1 };
    const planned = (await post("rep1", "/v1/activities", visit)).json();
    expect(planned).toMatchObject({ state: "planned", repId: id("R1"), day: TOMORROW, plannedOn: TOMORROW });
    const url = `/v1/activities/${planned.id}`;
    const early = await patch("rep1", url, { outcome: "order", durationMinutes: 20 });
    expect([early.statusCode, itemsOf(early)]).toEqual([422, ["/durationMinutes", "/outcome"]]);
    expect(itemsOf(await patch("rep1", url, { state: "done" }))).toEqual(["/day"]);
    const done = { state: "done", day: TODAY, outcome: "order", durationMinutes: 20, note: "two cartons" };
    expect((await patch("rep1", url, done)).json()).toMatchObject({
      ...done,
      plannedOn: TOMORROW,
      version: 2,
    });
    const ofDay = `/v1/activities?accountId=${id("A002")}&state=done&from=${TODAY}&until=${TOMORROW}`;
    expect(await idsSeen("rep1", ofDay)).toEqual([planned.id]);
    expect(await idsSeen("rep2", ofDay)).toEqual([]);
  });

  it("without a plan has no place in a route, and somebody who had it", async () => {
    const call = { kind: "call", state: "done", day: TODAY, accountId: id("A003") };
    expect(itemsOf(await post("rep1", "/v1/activities", { ...call, plannedPosition: 2 }))).toEqual([
      "/plannedPosition",
    ]);
    expect(itemsOf(await post("ops", "/v1/activities", call))).toEqual(["/repId"]);
    const logged = await post("ops", "/v1/activities", { ...call, repId: id("R1"), direction: "inbound" });
    expect(logged.json()).toMatchObject({ plannedOn: null, direction: "inbound" });
  });
});

describe("a goal", () => {
  const figures = { metric: "revenue", unit: "USD", target: 100 };
  const period = { startsOn: "2026-10-01", endsOn: "2027-01-01" };

  it("is set for whom one leads, seen by whom it is for, and removed", async () => {
    const goal = { name: "Q4", ...figures, ...period, repId: id("R1") };
    const set = (await post("boss", "/v1/goals", goal)).json();
    expect(await idsSeen("rep1", `/v1/goals?on=${TODAY}`)).toEqual([set.id]);
    expect(await idsSeen("rep2", "/v1/goals")).toEqual([]);
    expect(refusalOf(await post("rep1", "/v1/goals", goal)).status).toBe(403);
    const raised = await patch("boss", `/v1/goals/${set.id}`, { target: 120 });
    expect(raised.json()).toMatchObject({ target: 120, version: 2 });
    const removed = await review.ask("DELETE", `/v1/goals/${set.id}`, { as: "boss", ...ifMatch(2) });
    expect(removed.statusCode).toBe(204);
    expect(await idsSeen("ops", "/v1/goals")).toEqual([]);
  });

  it("that is judged has levels, of which one is to be reached", async () => {
    const service = { name: "Service", kind: "qualitative", rubric: "Answers", ...period, repId: id("R1") };
    const levels = { rubricLevels: ["in a month", "in a week", "in a day"], targetLevel: 3 };
    const set = (await post("boss", "/v1/goals", { ...service, ...levels })).json();
    expect(set).toMatchObject({ ...levels, reachedLevel: null });
    const judged = await patch("boss", `/v1/goals/${set.id}`, { reachedLevel: 2 });
    expect(judged.json()).toMatchObject({ ...levels, reachedLevel: 2 });
    const tooHigh = await post("boss", "/v1/goals", { ...service, ...levels, targetLevel: 4 });
    expect([tooHigh.statusCode, itemsOf(tooHigh)]).toEqual([422, ["/targetLevel"]]);
    await review.ask("DELETE", `/v1/goals/${set.id}`, { as: "boss", ...ifMatch(2) });
  });

  it("says at once all that is missing or too much", async () => {
    const wrong = { name: "Wrong", kind: "qualitative", ...figures, startsOn: TODAY, endsOn: TODAY };
    const refused = await post("boss", "/v1/goals", wrong);
    expect([refused.statusCode, itemsOf(refused)]).toEqual([
      422,
      ["/endsOn", "/rubric", "/metric", "/unit", "/target", "/teamId"],
    ]);
  });
});

describe("an item of a SWOT analysis", () => {
  const threat = {
    aspect: "threat",
    body: "A rival opens next door",
    metric: "retention",
    accountId: id("A000"),
  };

  it("shows in a figure or at an account, becomes an action with owner and date, and is done", async () => {
    const added = (await post("boss", "/v1/swot-items", threat)).json();
    expect(added).toMatchObject({ ...threat, action: null, version: 1 });
    expect(await idsSeen("rep1", "/v1/swot-items?aspect=threat")).toEqual([added.id]);
    expect(await idsSeen("rep2", "/v1/swot-items")).toEqual([]);
    expect(refusalOf(await post("rep1", "/v1/swot-items", threat)).status).toBe(403);
    const url = `/v1/swot-items/${added.id}`;
    const action = { action: "Offer a yearly contract", ownerMemberId: id("rep1"), dueOn: "2027-01-31" };
    expect((await patch("boss", url, action)).json()).toMatchObject({ ...action, version: 2 });
    expect(await idsSeen("boss", `/v1/swot-items?ownerMemberId=${id("rep1")}`)).toEqual([added.id]);
    const done = await review.ask("PATCH", url, { as: "boss", ...ifMatch(2), payload: { doneOn: TODAY } });
    expect(done.json()).toMatchObject({ doneOn: TODAY, version: 3 });
    expect(
      (await review.ask("PATCH", url, { as: "boss", ...ifMatch(2), payload: { body: "x" } })).statusCode,
    ).toBe(412);
    expect((await review.ask("DELETE", url, { as: "boss", ...ifMatch(3) })).statusCode).toBe(204);
    expect(await idsSeen("ops", "/v1/swot-items")).toEqual([]);
  });

  it("says at once all that is missing or wrong", async () => {
    const nowhere = {
      aspect: "strength",
      body: "Good people",
      ownerMemberId: id("rep1"),
      doneOn: "2027-01-31",
    };
    expect(itemsOf(await post("boss", "/v1/swot-items", nowhere))).toEqual([
      "/metric",
      "/ownerMemberId",
      "/doneOn",
      "/doneOn",
      "/teamId",
    ]);
    const unknown = { aspect: "weakness", body: "Slow", metric: "love", teamId: id("nobody") };
    expect(itemsOf(await post("ops", "/v1/swot-items", unknown))).toEqual(["/metric", "/teamId"]);
  });
});

describe("sales and costs", () => {
  it("are listed latest first, page by page, to accounts and by reps within reach", async () => {
    const product = (await post("ops", "/v1/products", { code: "P1", name: "Coffee" })).json();
    expect((await patch("ops", `/v1/products/${product.id}`, { isActive: false })).json().isActive).toBe(
      false,
    );
    // by day: to A000 of rep 1, and one that rep 1 made to an account of rep 2
    const accounts = ["A000", "A001", "A006", "A007", "A000"];
    const rows = accounts.map((account, day) => ({
      ...{ id: randomUUID(), code: `S${day}`, accountId: id(account), productId: product.id },
      ...{ repId: day === 2 ? id("R1") : null, soldOn: `2026-11-0${day + 1}` },
      ...{ quantity: 1, amount: 10 * day, goodsCost: null },
    }));
    const kind = "visit" as const;
    const cost = { id: randomUUID(), code: null, repId: null, kind, incurredOn: TODAY, amount: 5 };
    unwrap(
      await review.world.store.transact(review.actor("ops"), async (tx) => {
        await tx.sales.insert(rows);
        await tx.costs.insert([{ ...cost, accountId: id("A006") }]);
        return success(null);
      }),
    );
    const codes = async (as: string, query: string) => {
      const page = await get(as, `/v1/sales?${query}`);
      return [page.items.map((sale: { code: string }) => sale.code).join(" "), page.next];
    };
    const [first, next] = await codes("rep1", "limit=2");
    expect(first).toBe("S4 S2");
    expect(await codes("rep1", `limit=2&after=${next}`)).toEqual(["S1 S0", null]);
    expect(await codes("rep2", "")).toEqual(["S3 S2", null]);
    expect(await codes("boss", "from=2026-11-02&until=2026-11-04")).toEqual(["S2 S1", null]);
    expect(await codes("ops", `accountId=${id("A000")}&productId=${product.id}`)).toEqual(["S4 S0", null]);
    expect((await get("rep1", "/v1/costs")).items).toEqual([]);
    expect((await get("rep2", "/v1/costs?kind=visit")).items).toHaveLength(1);
  });
});

it("finds accounts by part of the name or the beginning of the code, in any case, and takes wildcards as typed", async () => {
  const found = async (search: string) =>
    (await get("ops", `/v1/accounts?search=${encodeURIComponent(search)}`)).items.map(
      ({ code }: { readonly code: string }) => code,
    );
  expect(await found("a010")).toEqual(["A010"]);
  expect(await found("010")).toEqual(
    (await get("ops", "/v1/accounts?limit=200")).items
      .filter(({ name }: { readonly name: string }) => name.includes("010"))
      .map(({ code }: { readonly code: string }) => code),
  );
  expect(await found("%")).toEqual([]);
});

it("keeps families of accounts flat", async () => {
  const join = async (account: string, head: string) => {
    const url = `/v1/accounts/${id(account)}`;
    const { version } = await get("ops", url);
    return patch("ops", url, { parentId: id(head) }, version);
  };
  expect((await join("A011", "A010")).json().parentId).toBe(id("A010"));
  expect((await get("ops", `/v1/accounts?parentId=${id("A010")}`)).items).toHaveLength(1);
  for (const [account, head] of [
    ["A010", "A009"],
    ["A009", "A011"],
    ["A009", "A009"],
  ]) {
    expect(itemsOf(await join(account, head))).toEqual(["/parentId"]);
  }
});
