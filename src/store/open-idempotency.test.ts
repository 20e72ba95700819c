import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/postgres.ts";
import type { IdempotencyStore, IdempotentRequest } from "../app/ports/idempotency.ts";
import { openIdempotency } from "./open-idempotency.ts";

const MINUTE = 60_000;
const ANSWER = { status: 201, headers: { etag: '"v1"' }, body: '{"id":1}' };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let store: IdempotencyStore;
let now = Date.parse("2026-11-21T00:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  store = openIdempotency(database.pool, { now: () => new Date(now) });
});
afterAll(() => database.close());

const ask = (change: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
  orgId: randomUUID(),
  memberId: randomUUID(),
  key: "k",
  fingerprint: "f",
  ...change,
});

async function begun(request: IdempotentRequest): Promise<string> {
  const start = await store.begin(request);
  if (start.state !== "begun") throw new Error(`got ${start.state}, expected begun`);
  return start.ticket;
}

describe("answers given once", () => {
  it("lets one of twenty begin, and gives all others the same answer afterwards", async () => {
    const request = ask();
    const starts = await Promise.all(Array.from({ length: 20 }, () => store.begin(request)));
    const tickets = starts.flatMap((start) => (start.state === "begun" ? [start.ticket] : []));
    expect(tickets).toHaveLength(1);
    expect(starts.filter(({ state }) => state === "in-progress")).toHaveLength(19);
    await store.finish(request, tickets[0], ANSWER);
    expect(await store.begin(request)).toEqual({ state: "done", response: ANSWER });
  });

  it("refuses a key that was used for something else, and keeps the keys of two members apart", async () => {
    const request = ask();
    await begun(request);
    expect(await store.begin({ ...request, fingerprint: "g" })).toEqual({ state: "other-request" });
    await begun({ ...request, memberId: randomUUID(), fingerprint: "g" });
  });

  it("frees a key that was abandoned", async () => {
    const request = ask();
    await store.abandon(request, await begun(request));
    await begun(request);
  });

  it("hands out the key of a process that died, whose late answer counts no more", async () => {
    const request = ask();
    const dead = await begun(request);
    now += 9 * MINUTE;
    expect(await store.begin(request)).toEqual({ state: "in-progress" });
    now += 2 * MINUTE;
    const next = await begun(request);
    await store.finish(request, dead, ANSWER);
    await store.abandon(request, dead);
    expect(await store.begin(request)).toEqual({ state: "in-progress" });
    await store.finish(request, next, ANSWER);
    expect(await store.begin(request)).toMatchObject({ state: "done" });
  });

  it("keeps an answer for a day, not longer", async () => {
    const request = ask();
    await store.finish(request, await begun(request), ANSWER);
    now += 23 * 60 * MINUTE;
    expect(await store.begin(request)).toMatchObject({ state: "done" });
    now += 2 * 60 * MINUTE;
    expect(await store.begin(request)).toMatchObject({ state: "begun" });
  });
});
