import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReviewServer, type ReviewServer } from "../../../test/review-server.ts";
import { POLICY } from "../../app/rights/policy.ts";

let server: ReviewServer;
beforeAll(async () => {
  server = await openReviewServer("Review over HTTP");
});
afterAll(() => server.close());

const plan = () => `/v1/plans/${server.planId}`;
const territory = (code: string) => `${plan()}/territories/${server.territory(code)}`;
const challenge = (code: string, unit: string) => ({
  territoryId: server.territory(code),
  wish: "add",
  object: { kind: "unit", code: unit },
  reason: `CANARY about ${unit}`,
});
interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
}
const raise = async (as: string, code: string, unit: string) =>
  (await server.ask("POST", `${plan()}/challenges`, { as, payload: challenge(code, unit) })).json().id;

describe("rights by role", () => {
  /** Method, address, action, status where the role may, and what is sent. */
  const operations = (id: string) =>
    [
      ["GET", `${plan()}/my-changes`, "plans:read", 200, null],
      ["GET", `${plan()}/challenges`, "challenges:read", 200, null],
      ["GET", `${plan()}/challenges/${id}`, "challenges:read", 200, null],
      ["POST", `${plan()}/challenges`, "challenges:raise", 201, challenge("T1", "U008")],
      // a version that nobody has read: who may, is refused as stale
      ["POST", `${plan()}/challenges/${id}/accept`, "challenges:answer", 412, { answer: "yes" }],
      ["POST", `${plan()}/challenges/${id}/reject`, "challenges:answer", 200, { answer: "no" }],
      ["GET", `${plan()}/comments`, "comments:read", 200, null],
      ["POST", `${plan()}/comments`, "comments:add", 201, { body: "x", territoryId: server.territory("T1") }],
      ["GET", `${territory("T1")}/page`, "territory-plans:read", 200, null],
      ["POST", `${territory("T1")}/items`, "territory-plans:edit", 201, { kind: "goal", body: "x" }],
      ["GET", "/v1/notifications", "notifications:read", 200, null],
    ] as const;

  it.each([
    ["admin", "U005"],
    ["ops", "U007"],
    ["boss", "U009"],
    ["rep1", "U010"],
    ["reader", "U011"],
  ])("%s may do what the policy says", async (as, unit) => {
    const role = as === "reader" ? "rep" : server.actor(as).role;
    const id = await raise("ops2", "T1", unit);
    for (const [method, url, action, status, payload] of operations(id)) {
      const { reach, writes } = POLICY[action];
      const may = reach[role] !== "none" && !(as === "reader" && writes);
      const headers = { "if-match": '"v999"' };
      const answer = await server.ask(method, url, { as, headers, ...(payload && { payload }) });
      expect([method, url, answer.statusCode]).toEqual([method, url, may ? status : 403]);
    }
  });
});

describe("a rep of another territory", () => {
  it("gets 404 for it, everywhere", async () => {
    const id = await raise("rep1", "T1", "U010");
    const rep = { as: "rep2" };
    const item = { kind: "goal", body: "CANARY goal" };
    const made = await server.ask("POST", `${territory("T1")}/items`, { as: "rep1", payload: item });
    expect(made.statusCode).toBe(201);
    const asked = [
      server.ask("GET", `${plan()}/challenges/${id}`, rep),
      server.ask("POST", `${plan()}/challenges`, { ...rep, payload: challenge("T1", "U011") }),
      server.ask("GET", `${plan()}/comments?territoryId=${server.territory("T1")}`, rep),
      server.ask("POST", `${plan()}/comments`, {
        ...rep,
        payload: { body: "x", territoryId: server.territory("T1") },
      }),
      server.ask("GET", `${territory("T1")}/page`, rep),
      server.ask("POST", `${territory("T1")}/items`, { ...rep, payload: item }),
      server.ask("DELETE", `${territory("T1")}/items/${made.json().id}`, {
        ...rep,
        headers: { "if-match": '"v1"' },
      }),
      server.ask("GET", `/v1/plans/${randomUUID()}/my-changes`, rep),
    ];
    expect((await Promise.all(asked)).map(({ statusCode }) => statusCode)).toEqual(asked.map(() => 404));
  });

  it("reads no word about it in any list", async () => {
    await server.ask("POST", `${plan()}/comments`, {
      as: "rep1",
      payload: { body: "CANARY comment", territoryId: server.territory("T1") },
    });
    const urls = [
      `${plan()}/challenges`,
      `${plan()}/challenges?state=open`,
      `${plan()}/challenges?territoryId=${server.territory("T1")}`,
      `${plan()}/comments`,
      `${plan()}/my-changes`,
      `${territory("T2")}/page`,
      "/v1/notifications",
    ];
    for (const url of urls) {
      const [foreign, own] = [
        await server.ask("GET", url, { as: "rep2" }),
        await server.ask("GET", url.replace(server.territory("T2"), server.territory("T1")), { as: "rep1" }),
      ];
      expect([url, foreign.statusCode, foreign.body]).toEqual([
        url,
        200,
        expect.not.stringContaining("CANARY"),
      ]);
      if (/challenges|comments|page/.test(url))
        expect([url, own.body]).toEqual([url, expect.stringContaining("CANARY")]);
    }
  });
});

describe("challenges over HTTP", () => {
  it("are accepted on the plan's ETag, which moves on", async () => {
    const id = await raise("rep1", "T1", "U007");
    const url = `${plan()}/challenges/${id}/accept`;
    const payload = { answer: "granted" };
    expect((await server.ask("POST", url, { as: "ops", payload })).statusCode).toBe(428);
    const late = await server.ask("POST", url, { as: "ops", payload, headers: { "if-match": '"v1"' } });
    expect([late.statusCode, late.headers.etag]).toEqual([412, `"v${server.version}"`]);
    const headers = { "if-match": `"v${server.version}"` };
    const accepted = await server.ask("POST", url, { as: "ops", payload, headers });
    expect([accepted.statusCode, accepted.headers.etag]).toEqual([200, `"v${server.version + 1}"`]);
    expect(accepted.json()).toMatchObject({
      challenge: { state: "accepted", object: { kind: "unit", code: "U007" } },
      territories: [{ code: "T1" }, { code: "T2" }],
    });
    const told = await server.ask("GET", "/v1/notifications?unread=true&limit=1", { as: "rep1" });
    expect(told.json().items).toMatchObject([{ kind: "challenge-answered", territoryCode: "T1" }]);
    const read = await server.ask("POST", `/v1/notifications/${told.json().items[0].id}/read`, {
      as: "rep1",
    });
    expect(read.json().readAt).not.toBeNull();
  });

  it("come page by page, each once", async () => {
    const seen: string[] = [];
    for (let url: string | null = `${plan()}/challenges?limit=2`; url !== null; ) {
      const answer: Page = (await server.ask("GET", url, { as: "admin" })).json();
      seen.push(...answer.items.map(({ id }) => id));
      url = answer.next === null ? null : `${plan()}/challenges?limit=2&after=${answer.next}`;
    }
    const whole: Page = (await server.ask("GET", `${plan()}/challenges?limit=200`, { as: "admin" })).json();
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  });

  it("are refused without a reason or with a field that does not exist", async () => {
    const { reason: _, ...payload } = challenge("T1", "U011");
    const answer = await server.ask("POST", `${plan()}/challenges`, {
      as: "rep1",
      payload: { ...payload, priority: 1 },
    });
    expect(answer.statusCode).toBe(422);
    expect(
      answer
        .json()
        .problems.map(({ code }: { code: string }) => code)
        .sort(),
    ).toEqual(["HTTP-102", "HTTP-103"]);
  });
});

describe("one-page plans over HTTP", () => {
  it("change items on their ETag and take them off", async () => {
    const payload = { kind: "action", body: "Visit the port", dueOn: "2026-12-24" };
    const made = await server.ask("POST", `${territory("T2")}/items`, { as: "rep2", payload });
    expect([made.statusCode, made.headers.etag]).toEqual([201, '"v1"']);
    const url = `${territory("T2")}/items/${made.json().id}`;
    const done = { payload: { doneOn: "2026-11-21" }, headers: { "if-match": '"v1"' } };
    expect((await server.ask("PATCH", url, { as: "rep2", ...done })).headers.etag).toBe('"v2"');
    expect((await server.ask("PATCH", url, { as: "boss", ...done })).statusCode).toBe(412);
    const page = (await server.ask("GET", `${territory("T2")}/page`, { as: "boss" })).json();
    expect(page.items).toMatchObject([{ body: "Visit the port", doneOn: "2026-11-21", version: 2 }]);
    const headers = { "if-match": '"v2"' };
    expect((await server.ask("DELETE", url, { as: "rep2", headers })).statusCode).toBe(204);
  });
});
