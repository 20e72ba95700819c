import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { tellPresence } from "./tell-presence.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Presence");
}, 60_000);
afterAll(() => review.close());

/** Somebody tells where they are, so many seconds after the beginning of the test. */
async function tell(as: string, { territory = null as string | null, seconds = 0, planId = review.planId }) {
  const wallClock = { now: () => new Date(Date.UTC(2026, 10, 21, 4) + 1000 * seconds) };
  const { store } = review.world;
  return tellPresence({ store, wallClock }, review.actor(as), { planId, territory });
}

it("shows two people on one plan to each other, where they are, until one is no longer heard of", async () => {
  expect(unwrap(await tell("ops", { territory: "T1" }))).toEqual([]);
  const [other, ...more] = unwrap(await tell("admin", { territory: "T2", seconds: 5 }));
  expect(more).toEqual([]);
  expect(other).toMatchObject({ memberId: review.actor("ops").memberId, territory: "T1" });
  expect(unwrap(await tell("ops", { territory: "T3", seconds: 10 }))).toMatchObject([{ territory: "T2" }]);
  expect(unwrap(await tell("admin", { seconds: 40 }))).toMatchObject([{ territory: "T3" }]);
  expect(unwrap(await tell("admin", { seconds: 41 }))).toEqual([]);
  // on another plan nobody is
  expect(unwrap(await tell("admin", { seconds: 10, planId: review.holdingPlanId }))).toEqual([]);
});

it("is for those who may change the plan", async () => {
  expect(await tell("rep1", {})).toMatchObject({ ok: false, problems: [{ code: "APP-403" }] });
  const elsewhere = await tell("ops", { planId: "00000000-0000-7000-8000-000000000000" });
  expect(elsewhere).toMatchObject({ ok: false, problems: [{ code: "APP-404" }] });
});
