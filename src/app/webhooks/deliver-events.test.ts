import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { isSigned, startReceiver } from "../../../test/webhook-receiver.ts";
import { eventSchema, WEBHOOK_EVENTS, type WebhookEvent } from "../../contract/webhooks.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { createWebhookSender } from "../../jobs/send-webhook.ts";
import { createWebhookTargets } from "../../jobs/webhook-targets.ts";
import { openSealer } from "../../store/auth/open-sealer.ts";
import { randomSecrets } from "../../store/auth/random-secrets.ts";
import { openJobLedger } from "../../store/job-ledger.ts";
import { openOutbox } from "../../store/outbox.ts";
import { activateDuePlans } from "../plans/activate-due-plans.ts";
import { approvePlan } from "../plans/approve-plan.ts";
import { branchPlan } from "../plans/branch-plan.ts";
import { schedulePlan } from "../plans/schedule-plan.ts";
import { submitPlan } from "../plans/submit-plan.ts";
import { withdrawPlan } from "../plans/withdraw-plan.ts";
import { raiseChallenge } from "../review/raise-challenge.ts";
import { rejectChallenge } from "../review/reject-challenge.ts";
import { changeWebhook } from "./change-webhook.ts";
import { createWebhook } from "./create-webhook.ts";
import { type DeliveryReport, deliverEvents } from "./deliver-events.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { redeliverEvent } from "./redeliver-event.ts";
import { removeWebhook } from "./remove-webhook.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { sendTestEvent } from "./send-test-event.ts";
import type { WebhookWorld } from "./webhook-world.ts";

const targets = createWebhookTargets(["127.0.0.1"], async () => []);
const sealer = openSealer("a secret of tests, not of any server");
const TOMORROW = "2026-11-22" as CivilDate;

let review: Review;
let world: WebhookWorld;
beforeAll(async () => {
  review = await buildReview("Webhooks");
  world = { ...review.world, secrets: randomSecrets, sealer, webhookTargets: targets };
});
afterAll(() => review.close());

const admin = () => review.actor("admin");
const create = async (url: string, events: readonly WebhookEvent[] = WEBHOOK_EVENTS) =>
  unwrap(await createWebhook(world, admin(), { url, events, isActive: true }));

describe("the outbox", () => {
  const outbox = async () =>
    (
      await review.pool.query<{ event: WebhookEvent; payload: Record<string, unknown> }>(
        "SELECT event, payload FROM outbox ORDER BY created_at, event",
      )
    ).rows;

  it("holds each event that a webhook wants, as its step is taken, and no others", async () => {
    const { webhook } = await create("https://hooks.example/all");
    const { webhook: other } = await create("https://hooks.example/one", ["plan.archived"]);
    const { planId, version, territory, holdingPlanId } = review;
    const [ops, boss, rep1] = ["ops", "boss", "rep1"].map((name) => review.actor(name));
    const step = { planId, version };
    const raised = unwrap(
      await raiseChallenge(review.world, rep1, {
        ...{ planId, territoryId: territory("T1"), wish: "add", object: { kind: "unit", code: "U005" } },
        reason: "a reason that no receiver need know",
      }),
    );
    unwrap(
      await rejectChallenge(review.world, ops, { planId, challengeId: raised.id, answer: "not this year" }),
    );
    // refused: nothing has happened
    expect(codesOf(await approvePlan(review.world, boss, { planId, version: version + 1 }))).toEqual([
      "APP-412",
    ]);
    unwrap(await withdrawPlan(review.world, ops, step));
    unwrap(await submitPlan(review.world, ops, step));
    unwrap(await approvePlan(review.world, boss, step));
    unwrap(await schedulePlan(review.world, ops, { ...step, effectiveFrom: TOMORROW }));
    unwrap(await activateDuePlans(review.world, review.actor("ops", TOMORROW)));

    const events = await outbox();
    for (const { event, payload } of events) eventSchema(event).parse(payload);
    const plan = (from: string, to: string) => ({ planId, version, from, to });
    expect(events.map(({ event, payload }) => ({ event, data: payload.data }))).toEqual([
      { event: "challenge.raised", data: { challengeId: raised.id, planId, state: "open" } },
      { event: "challenge.answered", data: { challengeId: raised.id, planId, state: "rejected" } },
      { event: "plan.submitted", data: plan("draft", "in-review") },
      { event: "plan.approved", data: plan("in-review", "approved") },
      { event: "plan.scheduled", data: plan("approved", "scheduled") },
      {
        event: "plan.archived",
        data: { planId: holdingPlanId, version: expect.any(Number), from: "active", to: "archived" },
      },
      { event: "plan.activated", data: plan("scheduled", "active") },
    ]);
    expect(events[0].payload).toMatchObject({ organisationId: rep1.orgId, memberId: rep1.memberId });
    expect(JSON.stringify(events)).not.toContain("reason");
    const told = async (webhookId: string) =>
      unwrap(await listDeliveries(world, admin(), { webhookId, limit: 50, after: null, state: null })).map(
        ({ event }) => event,
      );
    expect(await told(webhook.id)).toEqual(events.map(({ event }) => event).reverse());
    expect(await told(other.id)).toEqual(["plan.archived"]);
    unwrap(await removeWebhook(world, admin(), webhook.id));
    unwrap(await removeWebhook(world, admin(), other.id));
  });

  it("holds the end of a job, once, whoever ends it", async () => {
    const { webhook } = await create("https://hooks.example/jobs", ["job.finished"]);
    const { orgId, memberId } = review.actor("ops");
    const jobId = randomUUID();
    await review.pool.query(
      `INSERT INTO jobs (org_id, id, kind, state, request, created_by, created_at)
       VALUES ($1, $2, 'design', 'queued', '{}', $3, now())`,
      [orgId, jobId, memberId],
    );
    const ledger = openJobLedger(review.pool);
    const claimed = await ledger.claim({ orgId, jobId }, 30);
    if (!claimed) throw new Error("got no claim, expected one");
    expect(await ledger.settle(claimed, { state: "failed", problems: [] })).toBe(true);
    expect(await ledger.settle(claimed, { state: "dead", problems: [] })).toBe(false);
    const ends = (await outbox()).filter(({ event }) => event === "job.finished");
    for (const { payload } of ends) eventSchema("job.finished").parse(payload);
    expect(ends.map(({ payload }) => payload)).toMatchObject([
      { memberId, organisationId: orgId, data: { jobId, kind: "design", state: "failed" } },
    ]);
    unwrap(await removeWebhook(world, admin(), webhook.id));
  });

  it("stays empty where nobody wants to know", async () => {
    const { webhook } = await create("https://hooks.example/paused");
    const before = (await outbox()).length;
    unwrap(await changeWebhook(world, admin(), { webhookId: webhook.id, change: { isActive: false } }));
    const ops = review.actor("ops");
    const branch = { planId: review.planId, name: "Later", salesForce: null };
    const { id: planId, version } = unwrap(await branchPlan(review.world, ops, branch));
    unwrap(await submitPlan(review.world, ops, { planId, version }));
    expect(codesOf(await sendTestEvent(world, admin(), webhook.id))).toEqual(["APP-409"]);
    expect((await outbox()).length).toBe(before);
    unwrap(await removeWebhook(world, admin(), webhook.id));
  });
});

describe("a delivery", () => {
  let reply: (count: number) => { status: number } | null;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let created: Awaited<ReturnType<typeof create>>;
  let aheadSeconds = 0;
  beforeEach(async () => {
    reply = () => ({ status: 200 });
    receiver = await startReceiver((count) => reply(count));
    created = await create(`http://127.0.0.1:${receiver.port}/in`);
  });
  afterEach(async () => {
    await removeWebhook(world, admin(), created.webhook.id);
    await receiver.close();
  });

  const wallClock = { now: () => new Date(review.world.wallClock.now().getTime() + aheadSeconds * 1000) };
  const deliver = async (
    changes: { sealer?: typeof sealer; timeout?: number; signal?: AbortSignal } = {},
  ) => {
    const reports: DeliveryReport[] = [];
    const sender = createWebhookSender(targets, changes.timeout);
    const delivery = { outbox: openOutbox(review.pool), sealer: changes.sealer ?? sealer, sender, wallClock };
    const signal = changes.signal ?? new AbortController().signal;
    await deliverEvents(delivery, { signal, report: (report) => reports.push(report) });
    return reports;
  };
  const test = async () => unwrap(await sendTestEvent(world, admin(), created.webhook.id)).eventId;
  const state = async () =>
    unwrap(
      await listDeliveries(world, admin(), {
        webhookId: created.webhook.id,
        limit: 50,
        after: null,
        state: null,
      }),
    );

  it("is signed with the secret that was shown, and done once", async () => {
    const eventId = await test();
    expect(await deliver()).toMatchObject([{ eventId, attempt: 1, status: 200, fault: null, nextAt: null }]);
    const [request] = receiver.received;
    expect(isSigned(request, created.secret)).toBe(true);
    expect(request.headers["wilayah-event-id"]).toBe(eventId);
    expect(eventSchema("webhook.test").parse(JSON.parse(request.body))).toMatchObject({ id: eventId });
    aheadSeconds += 3600;
    expect(await deliver()).toEqual([]);
    expect(receiver.received.length).toBe(1);
    expect(await state()).toMatchObject([{ eventId, attempts: 1, lastStatus: 200, nextAttemptAt: null }]);
    expect((await state())[0].deliveredAt).not.toBeNull();
  });

  it("that failed is tried again with the same id and body after a pause, not before", async () => {
    reply = (count) => ({ status: count < 3 ? 500 : 200 });
    const eventId = await test();
    expect(await deliver()).toMatchObject([{ attempt: 1, status: 500, fault: "answered with 500" }]);
    aheadSeconds += 29;
    expect(await deliver()).toEqual([]);
    aheadSeconds += 2;
    expect(await deliver()).toMatchObject([{ attempt: 2, status: 500 }]);
    aheadSeconds += 59;
    expect(await deliver()).toEqual([]);
    aheadSeconds += 2;
    expect(await deliver()).toMatchObject([{ attempt: 3, fault: null, nextAt: null }]);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(receiver.received.every((request) => isSigned(request, created.secret))).toBe(true);
    expect(await state()).toMatchObject([{ eventId, attempts: 3, lastStatus: 200, lastFault: null }]);
  });

  it("is given up after twelve attempts within a day", async () => {
    reply = () => ({ status: 410 });
    await test();
    const startedAt = aheadSeconds;
    let attempts = 0;
    for (let at: Date | null = wallClock.now(); at !== null; ) {
      aheadSeconds += Math.max(0, Math.ceil((at.getTime() - wallClock.now().getTime()) / 1000)) + 1;
      const [report] = await deliver();
      attempts++;
      at = report.nextAt;
    }
    expect(attempts).toBe(12);
    expect(aheadSeconds - startedAt).toBeGreaterThan(16 * 3600);
    expect(aheadSeconds - startedAt).toBeLessThan(24 * 3600);
    expect(await state()).toMatchObject([
      { state: "dead", attempts: 12, lastStatus: 410, nextAttemptAt: null, deliveredAt: null },
    ]);
  });

  it("is made once more on request, and stays given up where that fails too", async () => {
    const webhookId = created.webhook.id;
    const redeliver = (eventId: string) => redeliverEvent(world, admin(), { webhookId, eventId });
    const inState = async (state: "waiting" | "delivered" | "dead") => {
      const found = await listDeliveries(world, admin(), { webhookId, limit: 50, after: null, state });
      return unwrap(found).map(({ eventId }) => eventId);
    };
    const eventId = await test();
    const other = await test();
    await review.pool.query(
      "UPDATE webhook_deliveries SET attempts = 12, next_at = NULL WHERE event_id = $1",
      [eventId],
    );
    expect([await inState("dead"), await inState("waiting")]).toEqual([[eventId], [other]]);
    reply = () => ({ status: 500 });
    expect(unwrap(await redeliver(eventId))).toMatchObject({ eventId, state: "waiting", attempts: 12 });
    expect(await deliver()).toContainEqual(expect.objectContaining({ eventId, attempt: 13, nextAt: null }));
    expect(await inState("dead")).toEqual([eventId]);
    reply = () => ({ status: 200 });
    unwrap(await redeliver(eventId));
    expect(await deliver()).toMatchObject([{ eventId, attempt: 14, fault: null }]);
    expect([await inState("dead"), await inState("delivered")]).toEqual([[], [eventId]]);
    // one that was delivered, again, to a receiver that fails now: it was delivered all the same
    const firstAt = (await state()).find((each) => each.eventId === eventId)?.deliveredAt;
    reply = () => ({ status: 500 });
    unwrap(await redeliver(eventId));
    await deliver();
    const again = (await state()).find((each) => each.eventId === eventId);
    expect(again).toMatchObject({ state: "delivered", deliveredAt: firstAt, lastStatus: 500 });
    const bodies = receiver.received.filter(({ headers }) => headers["wilayah-event-id"] === eventId);
    expect([bodies.length, new Set(bodies.map(({ body }) => body)).size]).toEqual([3, 1]);
    expect(codesOf(await redeliver(randomUUID()))).toEqual(["APP-404"]);
    const change = { webhookId, change: { isActive: false } };
    unwrap(await changeWebhook(world, admin(), change));
    expect(codesOf(await redeliver(eventId))).toEqual(["APP-409"]);
  });

  it("is signed with both secrets while the old one holds, then with the new one alone", async () => {
    const rotate = async (overlapHours: number) =>
      unwrap(await rotateSecret(world, admin(), { webhookId: created.webhook.id, overlapHours })).secret;
    const signers = async (secrets: readonly string[]) => {
      await test();
      await deliver();
      const sent = receiver.received.at(-1) ?? expect.fail("nothing was sent");
      const count = String(sent.headers["wilayah-signature"]).split(",v1=").length - 1;
      return [count, secrets.map((secret) => isSigned(sent, secret))];
    };
    const second = await rotate(24);
    const secrets = [created.secret, second];
    expect(await signers(secrets)).toEqual([2, [true, true]]);
    aheadSeconds += 25 * 3600;
    expect(await signers(secrets)).toEqual([1, [false, true]]);
    const third = await rotate(1);
    const fourth = await rotate(0);
    expect(await signers([second, third, fourth])).toEqual([1, [false, false, true]]);
  });

  it("is made by one of two workers", async () => {
    for (let n = 0; n < 30; n++) await test();
    const [one, two] = await Promise.all([deliver(), deliver()]);
    expect(one.length + two.length).toBe(30);
    expect(new Set(receiver.received.map(({ headers }) => headers["wilayah-event-id"])).size).toBe(30);
    expect(receiver.received.length).toBe(30);
  });

  it("that a worker left is taken over when its lease ends", async () => {
    const eventId = await test();
    const [left] = await openOutbox(review.pool).claim(wallClock.now(), { limit: 1, seconds: 60 });
    expect(left).toMatchObject({ eventId, attempt: 1 });
    expect(await deliver()).toEqual([]);
    aheadSeconds += 61;
    expect(await deliver()).toMatchObject([{ eventId, attempt: 2, fault: null }]);
    // the first worker comes back: its end is an old one
    const late = { status: 500, fault: "answered with 500", now: wallClock.now(), nextAt: wallClock.now() };
    await openOutbox(review.pool).settle(left, late);
    expect(await state()).toMatchObject([{ lastStatus: 200, lastFault: null, nextAttemptAt: null }]);
  });

  it("that is cut off by the end of the worker is not counted as failed", async () => {
    reply = () => null;
    const eventId = await test();
    const closing = new AbortController();
    const running = deliver({ signal: closing.signal });
    await expect.poll(() => receiver.received.length).toBe(1);
    closing.abort();
    expect(await running).toEqual([]);
    reply = () => ({ status: 200 });
    aheadSeconds += 61;
    expect(await deliver()).toMatchObject([{ eventId, attempt: 2, fault: null }]);
  });

  it("waits while the webhook is inactive", async () => {
    reply = () => ({ status: 500 });
    const eventId = await test();
    await deliver();
    const change = (isActive: boolean) =>
      changeWebhook(world, admin(), { webhookId: created.webhook.id, change: { isActive } });
    unwrap(await change(false));
    aheadSeconds += 3600;
    expect(await deliver()).toEqual([]);
    reply = () => ({ status: 200 });
    unwrap(await change(true));
    expect(await deliver()).toMatchObject([{ eventId, attempt: 2, fault: null }]);
  });

  it("says so where the server's secret is another one", async () => {
    await test();
    const other = openSealer("another secret of tests, of no server");
    const [report] = await deliver({ sealer: other });
    expect(report.fault).toContain("WILAYAH_SECRET");
    expect(receiver.received).toEqual([]);
  });

  it("is forgotten after thirty days", async () => {
    await test();
    await deliver();
    aheadSeconds += 30 * 86_400 + 1;
    await deliver();
    expect(await state()).toEqual([]);
  });
});

it("a sealed secret opens for its owner only, and not once altered", () => {
  const sealed = sealer.seal("whsec_word", "webhook a");
  expect(sealer.open(sealed, "webhook a")).toBe("whsec_word");
  expect(sealer.open(sealed, "webhook b")).toBeNull();
  expect(openSealer("another secret of tests, of no server").open(sealed, "webhook a")).toBeNull();
  for (const place of [0, 12, sealed.bytes.length - 1]) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[place] ^= 1;
    expect(sealer.open({ ...sealed, bytes }, "webhook a")).toBeNull();
  }
  expect(sealer.open({ ...sealed, bytes: sealed.bytes.slice(0, 20) }, "webhook a")).toBeNull();
  expect(Buffer.from(sealed.bytes).includes("word")).toBe(false);
  expect(sealer.seal("whsec_word", "webhook a").bytes).not.toEqual(sealed.bytes);
});
