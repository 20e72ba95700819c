import { afterAll, beforeAll, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { readPlanRows } from "../../../test/read-plan-rows.ts";
import { acceptChallenge } from "../review/accept-challenge.ts";
import { raiseChallenge } from "../review/raise-challenge.ts";
import { branchPlan } from "./branch-plan.ts";
import { type AlignmentEdit, editAlignment } from "./edit-alignment.ts";
import { listUnitLocks } from "./list-alignment.ts";
import { mergeTerritories } from "./merge-territories.ts";
import { revertPlan } from "./revert-plan.ts";

let review: Review;
beforeAll(async () => {
  review = await buildReview("Unit locks");
});
afterAll(() => review.close());

const ops = () => review.actor("ops");
const edit = (changes: Partial<AlignmentEdit> & { readonly version: number }) =>
  editAlignment(review.world, ops(), {
    ...{ planId: review.planId, reason: "", units: [], accounts: [] },
    ...changes,
  });
/** "unit territory" of each locked unit; −: white space. */
const lockedIn = async (planId = review.planId) =>
  unwrap(await listUnitLocks(review.world, ops(), { planId })).map(
    ({ unitCode, territoryCode }) => `${unitCode} ${territoryCode ?? "-"}`,
  );
const lock = (unit: string, isLocked = true) => ({ unit, isLocked });

it("keeps a locked unit where it is until it is unlocked, and tells why", async () => {
  let { version } = review;
  const locked = unwrap(await edit({ version, locks: [lock("U000"), lock("U006")] }));
  expect(locked).toMatchObject({ version: version + 1, moveCount: 0, lockCount: 2 });
  version = locked.version;
  expect(await lockedIn()).toEqual(["U000 T1", "U006 T1"]);

  const moved = await edit({ version, units: [{ unit: "U000", territory: "T2" }] });
  expect(moved.ok ? [] : moved.problems).toEqual([
    {
      code: "APP-422",
      where: { file: "request", item: "/units/0" },
      cause: "unit U000 is locked: it stays where it is",
      fix: "unlock it with the same change, or leave it out",
    },
  ]);
  // to where it is already is no move, and its accounts may go against their geography
  unwrap(
    await edit({
      version,
      units: [{ unit: "U000", territory: "T1" }],
      accounts: [{ account: "A012", territory: "T2", cause: "manual" }],
    }),
  );
  version++;
  // unlocked and moved, moved and locked, in one change
  unwrap(
    await edit({
      version,
      units: [
        { unit: "U000", territory: null },
        { unit: "U001", territory: "T2" },
      ],
      locks: [lock("U000", false), lock("U001")],
    }),
  );
  version++;
  expect(await lockedIn()).toEqual(["U001 T2", "U006 T1"]);
  // a locked one that is named may move, and stays locked
  unwrap(await edit({ version, units: [{ unit: "U001", territory: "T1" }], locks: [lock("U001")] }));
  version++;
  expect(await lockedIn()).toEqual(["U001 T1", "U006 T1"]);
  // one who asks for what is so already changes nothing but the version
  expect(unwrap(await edit({ version, locks: [lock("U001")] })).lockCount).toBe(0);
  version++;
  expect(codesOf(await edit({ version, locks: [lock("U001"), lock("U001", false), lock("U999")] }))).toEqual([
    "APP-422",
    "APP-422",
  ]);

  const rows = readPlanRows(review.pool);
  expect(await rows.replayedAlignment(review.planId)).toEqual(await rows.storedAlignment(review.planId));
  unwrap(
    await revertPlan(review.world, ops(), { planId: review.planId, version, toVersion: review.version + 1 }),
  );
  expect(await lockedIn()).toEqual(["U000 T1", "U006 T1"]);
  expect(await rows.replayedAlignment(review.planId)).toEqual(await rows.storedAlignment(review.planId));
});

it("goes along with a branch, and holds against a merge and an accepted challenge", async () => {
  const { world, planId } = review;
  const branch = unwrap(
    await branchPlan(world, ops(), { planId, name: "Branch of the locked", salesForce: null }),
  );
  expect(await lockedIn(branch.id)).toEqual(await lockedIn());
  const rows = readPlanRows(review.pool);
  expect(await rows.replayedAlignment(branch.id)).toEqual(await rows.storedAlignment(branch.id));

  // T2 of the plan that holds has U006, which T1 keeps here
  const merged = await mergeTerritories(world, ops(), {
    ...{ planId: branch.id, version: branch.version, fromPlanId: review.holdingPlanId, territories: ["T2"] },
  });
  expect(merged.ok ? [] : merged.problems.map(({ where, cause }) => [where.item, cause])).toEqual([
    ["unit U006", "unit U006 is locked: it stays where it is"],
  ]);

  const challenge = unwrap(
    await raiseChallenge(world, review.actor("rep2"), {
      ...{ planId, territoryId: review.territory("T2"), wish: "add" },
      ...{ object: { kind: "unit", code: "U006" }, reason: "mine until now" },
    }),
  );
  const accepted = await acceptChallenge(world, review.actor("ops2"), {
    ...{
      planId,
      challengeId: challenge.id,
      version: review.version + 6,
      answer: "agreed",
      territory: undefined,
    },
  });
  expect(accepted.ok ? [] : accepted.problems.map(({ cause }) => cause)).toEqual([
    "unit U006 is locked: it stays where it is",
  ]);
});

it("is told to planners alone", async () => {
  expect(codesOf(await listUnitLocks(review.world, review.actor("rep1"), review))).toEqual(["APP-403"]);
});
