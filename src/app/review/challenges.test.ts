import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { success } from "../../core/domain/problem.ts";
import { listChangeSets } from "../plans/list-change-sets.ts";
import { acceptChallenge } from "./accept-challenge.ts";
import { getChallenge } from "./get-challenge.ts";
import { listChallenges } from "./list-challenges.ts";
import { listNotifications } from "./list-notifications.ts";
import { type ChallengeRequest, raiseChallenge } from "./raise-challenge.ts";
import { readNotification } from "./read-notification.ts";
import { rejectChallenge } from "./reject-challenge.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Challenges");
});
afterAll(() => review.close());

const unit = (code: string) => ({ kind: "unit", code }) as const;
const account = (code: string) => ({ kind: "account", code }) as const;

const raise = (member: string, request: Partial<ChallengeRequest>) =>
  raiseChallenge(review.world, review.actor(member), {
    planId: review.planId,
    territoryId: review.territory("T1"),
    wish: "add",
    object: unit("U005"),
    reason: "I know the people there",
    ...request,
  });
const accept = (
  challengeId: string,
  request: { member?: string; version?: number; answer?: string; territory?: string | null } = {},
) =>
  acceptChallenge(review.world, review.actor(request.member ?? "ops2"), {
    planId: review.planId,
    challengeId,
    version: request.version ?? review.version,
    answer: request.answer ?? "agreed",
    territory: request.territory,
  });
const listOf = async (member: string, state: "open" | "accepted" | "rejected" | null = null) =>
  unwrap(
    await listChallenges(review.world, review.actor(member), {
      planId: review.planId,
      state,
      territoryId: null,
      limit: 100,
      after: null,
    }),
  );
const ALL = { unreadOnly: false, limit: 100, after: null };
const told = async (member: string) =>
  unwrap(await listNotifications(review.world, review.actor(member), ALL));

const accountsOf = async (code: string) => {
  const { rows } = await review.pool.query<{ accounts: number }>(
    "SELECT accounts FROM territory_totals WHERE territory_id = $1",
    [review.territory(code)],
  );
  return rows[0].accounts;
};

describe("raising a challenge", () => {
  it("is open to the rep of the territory and shown to nobody of another territory", async () => {
    const raised = unwrap(await raise("rep1", { reason: "CANARY-ONE of rep1" }));
    expect(raised).toMatchObject({
      territoryCode: "T1",
      wish: "add",
      objectKind: "unit",
      objectCode: "U005",
      state: "open",
      answer: null,
    });
    expect(JSON.stringify(await listOf("rep1"))).toContain("CANARY-ONE");
    expect(JSON.stringify(await listOf("boss"))).toContain("CANARY-ONE");
    expect(JSON.stringify(await listOf("rep2"))).not.toContain("CANARY-ONE");
    const one = { planId: review.planId, challengeId: raised.id };
    expect(codesOf(await getChallenge(review.world, review.actor("rep1"), one))).toEqual(["ok"]);
    expect(codesOf(await getChallenge(review.world, review.actor("rep2"), one))).toEqual(["APP-404"]);
  });

  it("finds no territory out of reach, whatever else is wrong", async () => {
    expect(codesOf(await raise("rep2", { reason: "" }))).toEqual(["APP-404"]);
    expect(codesOf(await raise("rep3", {}))).toEqual(["APP-404"]);
  });

  it("needs a reason, a known object and something to change, and says all at once", async () => {
    expect(codesOf(await raise("rep1", { reason: " \n ", object: unit("U999") }))).toEqual([
      "APP-422",
      "APP-422",
    ]);
    expect(codesOf(await raise("rep1", { reason: "x".repeat(2001) }))).toEqual(["APP-422"]);
    expect(codesOf(await raise("rep1", { object: unit("U001") }))).toEqual(["APP-422"]);
    expect(codesOf(await raise("rep1", { wish: "remove", object: unit("U011") }))).toEqual(["APP-422"]);
  });

  it("sees an account where its override puts it, though the rep does not see the override", async () => {
    expect(codesOf(await raise("rep1", { wish: "remove", object: account("A000") }))).toEqual(["APP-422"]);
    unwrap(await raise("rep1", { wish: "add", object: account("A000") }));
    unwrap(await raise("rep1", { wish: "remove", object: account("A001") }));
  });

  it("answers alike for an account of somebody else and one that does not exist", async () => {
    const [foreign, missing] = [
      await raise("rep1", { object: account("A010") }),
      await raise("rep1", { object: account("A999") }),
    ];
    expect(codesOf(foreign)).toEqual(["APP-422"]);
    expect(JSON.stringify(foreign).replaceAll("A010", "A999")).toBe(JSON.stringify(missing));
  });

  it("is possible once per object, territory and member while it is open, also at the same instant", async () => {
    expect(codesOf(await raise("rep1", {}))).toEqual(["APP-409"]);
    expect(codesOf(await raise("boss", {}))).toEqual(["ok"]);
    const request = { territoryId: review.territory("T2"), wish: "remove", object: unit("U009") } as const;
    const both = await Promise.all([raise("rep2", request), raise("rep2", request)]);
    expect(both.flatMap(codesOf).sort()).toEqual(["APP-409", "ok"]);
  });

  it("is for plans in review, and for keys that may write", async () => {
    const holding = { planId: review.holdingPlanId, territoryId: review.territory("T1", "holding") };
    expect(codesOf(await raise("rep1", { ...holding, object: unit("U007") }))).toEqual(["APP-409"]);
    const reader = { ...review.actor("rep1"), scope: "read" } as const;
    const request = { planId: review.planId, territoryId: review.territory("T1"), wish: "add" } as const;
    expect(
      codesOf(await raiseChallenge(review.world, reader, { ...request, object: unit("U007"), reason: "?" })),
    ).toEqual(["APP-403"]);
  });
});

describe("answering a challenge", () => {
  const openOf = async (member: string, code: string) =>
    (await listOf(member, "open")).find(({ objectCode }) => objectCode === code)?.id ?? "";

  it("is for admins and sales operations", async () => {
    const challengeId = await openOf("rep1", "U005");
    for (const member of ["rep1", "boss"]) {
      expect(codesOf(await accept(challengeId, { member }))).toEqual(["APP-403"]);
      const request = { planId: review.planId, challengeId, answer: "no" };
      expect(codesOf(await rejectChallenge(review.world, review.actor(member), request))).toEqual([
        "APP-403",
      ]);
    }
  });

  it("refuses a stale version, no answer, and a territory that was not asked for", async () => {
    const challengeId = await openOf("rep1", "U005");
    expect(codesOf(await accept(challengeId, { version: 1 }))).toEqual(["APP-412"]);
    expect(codesOf(await accept(challengeId, { answer: " ", territory: "T2" }))).toEqual([
      "APP-422",
      "APP-422",
    ]);
    expect(await listOf("ops", "open")).toHaveLength(5);
  });

  it("moves the unit as one change-set, keeps the totals, and tells who raised it", async () => {
    const challengeId = (await listOf("boss", "open")).find(({ reason }) =>
      reason.includes("CANARY-ONE"),
    )?.id;
    const before = await accountsOf("T1");
    const accepted = unwrap(await accept(challengeId ?? "", { answer: "you know them" }));
    expect(accepted).toMatchObject({
      planVersion: review.version + 1,
      challenge: { state: "accepted", answer: "you know them" },
    });
    expect(accepted.territories.map(({ code }) => code)).toEqual(["T1", "T2"]);
    expect(await accountsOf("T1")).toBe(before + 2);
    const history = unwrap(
      await listChangeSets(review.world, review.actor("ops"), {
        planId: review.planId,
        limit: 1,
        beforeVersion: null,
      }),
    );
    expect(history[0]).toMatchObject({ kind: "challenge", moveCount: 1, version: review.version + 1 });
    expect((await told("rep1")).map(({ kind }) => kind)).toEqual([
      "challenge-answered",
      "plan-in-review",
      "plan-activated",
      "plan-in-review",
    ]);
    expect((await told("rep2")).map(({ kind }) => kind)).not.toContain("challenge-answered");
    expect(codesOf(await accept(challengeId ?? "", { version: review.version + 1 }))).toEqual(["APP-409"]);
  });

  it("accepts without an edit what is as wished already", async () => {
    const same = await openOf("boss", "U005");
    const accepted = unwrap(await accept(same, { version: review.version + 1 }));
    expect(accepted).toMatchObject({ planVersion: review.version + 1, territories: [] });
  });

  it("needs a territory for what is removed; white space is for units only", async () => {
    const version = review.version + 1;
    const challengeId = await openOf("rep2", "U009");
    expect(codesOf(await accept(challengeId, { version }))).toEqual(["APP-422"]);
    expect(codesOf(await accept(challengeId, { version, territory: "T2" }))).toEqual(["APP-422"]);
    expect(codesOf(await accept(challengeId, { version, territory: "T9" }))).toEqual(["APP-422"]);
    expect(codesOf(await accept(await openOf("rep1", "A001"), { version, territory: null }))).toEqual([
      "APP-422",
    ]);
    const accepted = unwrap(await accept(challengeId, { version, territory: null }));
    expect(accepted.planVersion).toBe(version + 1);
  });

  it("takes an override away that is no longer needed, and makes one that is", async () => {
    const version = review.version + 2;
    unwrap(await accept(await openOf("rep1", "A000"), { version }));
    unwrap(await accept(await openOf("rep1", "A001"), { version: version + 1, territory: "T2" }));
    const overrides = review.world.store.transact(review.actor("ops"), async (tx) =>
      success(await tx.alignment.overrides(review.planId)),
    );
    expect(unwrap(await overrides)).toMatchObject([
      { accountCode: "A001", territoryCode: "T2", cause: "manual" },
    ]);
  });

  it("rejects with an answer, which only those read who see the challenge", async () => {
    const raised = unwrap(await raise("rep1", { wish: "remove", object: unit("U006") }));
    const request = { planId: review.planId, challengeId: raised.id, answer: "CANARY-TWO stays" };
    expect(
      codesOf(await rejectChallenge(review.world, review.actor("ops"), { ...request, answer: "" })),
    ).toEqual(["APP-422"]);
    unwrap(await rejectChallenge(review.world, review.actor("ops"), request));
    expect((await listOf("rep1", "rejected"))[0]).toMatchObject({ answer: "CANARY-TWO stays" });
    expect(JSON.stringify(await listOf("rep2"))).not.toContain("CANARY");
    expect(codesOf(await raise("rep1", { wish: "remove", object: unit("U006") }))).toEqual(["ok"]);
  });
});

describe("notifications", () => {
  it("are one's own, and read once", async () => {
    const [first] = await told("rep1");
    expect(first).toMatchObject({ planName: "Next", territoryCode: "T1", readAt: null });
    const request = { notificationId: first.id };
    expect(codesOf(await readNotification(review.world, review.actor("rep2"), request))).toEqual(["APP-404"]);
    const read = unwrap(await readNotification(review.world, review.actor("rep1"), request));
    const again = unwrap(await readNotification(review.world, review.actor("rep1"), request));
    expect(read.readAt).not.toBeNull();
    expect(again.readAt).toEqual(read.readAt);
    const unread = unwrap(
      await listNotifications(review.world, review.actor("rep1"), { ...ALL, unreadOnly: true }),
    );
    expect(unread.map(({ id }) => id)).toEqual((await told("rep1")).slice(1).map(({ id }) => id));
  });
});
