import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf } from "../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { assignReps } from "./assign-reps.ts";
import { listAssignments } from "./list-assignments.ts";
import { matchTerritories } from "./match-territories.ts";

/** T1 (R1) and T2 (R2) hold; R2 has sold all that T1 sold, and R1 all that T2 did. */
let review: Review;
const NAME = "Matched";
const id = (name: string) => idOf(`${NAME}/${name}`);
const LATER = "2027-01-01" as CivilDate;

beforeAll(async () => {
  review = await buildReview(NAME);
  const org = review.actor("ops").orgId;
  await review.pool.query("UPDATE accounts SET revenue = 100, industry = 'food' WHERE org_id = $1", [org]);
  const sold = (account: string, rep: string) =>
    review.pool.query(
      "INSERT INTO sales (org_id, id, account_id, rep_id, sold_on, amount) VALUES ($1, gen_random_uuid(), $2, $3, '2026-10-01', 1)",
      [org, id(account), id(rep)],
    );
  for (let unit = 0; unit < 12; unit++)
    for (const account of [unit, unit + 12])
      await sold(`A${String(account).padStart(3, "0")}`, unit < 6 ? "R2" : "R1");
}, 60_000);
afterAll(() => review.close());

const ask = (as = "ops") =>
  matchTerritories(review.world, review.actor(as), {
    planId: review.holdingPlanId,
    date: LATER,
    leastGain: null,
  });

describe("the assignment matrix of a plan", () => {
  it("recommends who knows the accounts, with the parts, the runner-up and the loss that a change brings", async () => {
    const { territories, totals, date } = unwrap(await ask());
    expect(date).toBe(LATER);
    expect(
      territories.map(({ territory, incumbent, assigned }) => [territory, incumbent, assigned?.rep]),
    ).toEqual([
      ["T1", "R1", "R2"],
      ["T2", "R2", "R1"],
    ]);
    const [{ assigned, runnerUp, change, isClear }] = territories;
    expect(assigned?.parts.find(({ part }) => part === "continuity")?.value).toBe(1);
    expect(assigned?.transitionLoss).toEqual({ low: 0, high: 0 });
    expect([runnerUp?.pair.rep, runnerUp?.neededIn, isClear]).toEqual(["R1", ["T2"], true]);
    // 1,200 of revenue, 13.2 %, less 40 % for the industry that both sell to
    expect(runnerUp?.pair.transitionLoss.low).toBeCloseTo(1_200 * 0.132 * 0.6, 9);
    expect(change?.from).toBe("R1");
    expect(totals.changes).toBe(2);
  });

  it("is for who sees the whole plan", async () => {
    const outcome = await ask("boss");
    expect(outcome.ok ? [] : outcome.problems.map(({ code }) => code)).toEqual(["APP-403"]);
  });

  it("is applied at once from its date on, with nobody left without an owner, and told in the audit", async () => {
    const { territories, reps, territoryIds } = unwrap(await ask());
    const owners = territories.map(({ territory, assigned }) => ({
      territoryId: territoryIds.get(territory) ?? "",
      repId: reps.get(assigned?.rep ?? "")?.id ?? "",
    }));
    const request = { planId: review.holdingPlanId, from: LATER, owners };
    const ops = review.actor("ops");
    expect(unwrap(await assignReps(review.world, ops, request))).toHaveLength(2);
    const listed = unwrap(await listAssignments(review.world, ops, request));
    expect(listed.map(({ territoryCode, repCode, from, to }) => [territoryCode, repCode, from, to])).toEqual([
      ["T1", "R1", "2026-01-01", LATER],
      ["T1", "R2", LATER, null],
      ["T2", "R2", "2026-01-01", LATER],
      ["T2", "R1", LATER, null],
    ]);
    const { rows } = await review.pool.query(
      "SELECT detail FROM audit WHERE org_id = $1 AND action = 'reps.assigned'",
      [ops.orgId],
    );
    expect(rows).toMatchObject([{ detail: { from: LATER, owners } }]);
    // now they are the incumbents: nothing is to be changed, and nothing is written again
    expect(unwrap(await ask()).totals.changes).toBe(0);
    expect(unwrap(await assignReps(review.world, ops, request))).toEqual([]);
  });

  it("refuses all of it where one owner cannot be", async () => {
    const territoryId = review.territory("T1", "holding");
    const owners = [
      { territoryId, repId: id("R1") },
      { territoryId, repId: id("nobody") },
      { territoryId: review.territory("T1"), repId: id("R1") },
    ];
    const request = { planId: review.holdingPlanId, from: TODAY, owners };
    const outcome = await assignReps(review.world, review.actor("ops"), request);
    const places = outcome.ok ? [] : outcome.problems.map(({ where }) => where.item);
    expect(places).toEqual(["/owners/1/territoryId", "/owners/1/repId", "/owners/2/territoryId"]);
  });
});
