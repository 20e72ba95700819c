import { afterAll, beforeAll, expect, it } from "vitest";
import { idOf } from "../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import type { Outcome } from "../../core/domain/problem.ts";
import { evaluateStore } from "../evaluate/stored/evaluate-store.ts";
import type { RatingFields } from "../ports/rows/ratings.ts";
import { addRating } from "./add-rating.ts";
import { changeRating } from "./change-rating.ts";
import { listRatings } from "./list-ratings.ts";
import { withdrawRating } from "./withdraw-rating.ts";

const NAME = "Rated";
let review: Review;
beforeAll(async () => {
  review = await buildReview(NAME);
});
afterAll(() => review.close());

const repId = (code: string) => idOf(`${NAME}/${code}`);
const helping = (rep: string, score: number, ratedOn: string = TODAY): RatingFields => ({
  ...{ repId: repId(rep), trait: "helping", score, note: null, ratedOn },
});
const rate = (as: string, rating: RatingFields) => addRating(review.world, review.actor(as), rating);
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
const listed = async (as: string) => {
  const filter = { repId: null, raterMemberId: null, trait: null };
  const asked = { filter, page: { limit: 10, after: null } };
  return unwrap(await listRatings(review.world, review.actor(as), asked));
};

it("of several raters stand beside the figures of a rep, each rater's last score once", async () => {
  unwrap(await rate("ops", helping("R1", 1, "2026-11-20")));
  unwrap(await rate("ops", helping("R1", 2)));
  unwrap(await rate("boss", helping("R1", 5)));
  // a score of before the window, and one of another rep
  unwrap(await rate("ops", { ...helping("R1", 1, "2026-01-01"), trait: "improvement" }));
  unwrap(await rate("admin", helping("R2", 4)));
  const query = { from: "2026-11-01", until: "2026-12-01", credit: "effective-dated" } as const;
  const { reps } = unwrap(await evaluateStore(review.world, review.actor("ops"), { kind: "reps", query }));
  const [first, second] = reps;
  expect(first.ratings).toEqual([
    { trait: "helping", raters: 2, mean: 3.5, lowest: 2, highest: 5, agreement: "apart" },
  ]);
  expect(second.ratings).toMatchObject([{ raters: 1, agreement: "single" }]);
});

it("are given for the reps of one's teams, in one's own name, and not of oneself", async () => {
  expect(codes(await rate("rep1", helping("R1", 5)))).toEqual(["APP-403"]);
  expect(codes(await rate("ops", helping("R1", 3)))).toEqual(["APP-409"]);
  expect(codes(await rate("ops", helping("R1", 3, "2999-01-01")))).toEqual(["APP-422"]);
  await review.pool.query("UPDATE reps SET member_id = $1 WHERE id = $2", [
    review.actor("boss").memberId,
    repId("R3"),
  ]);
  expect(codes(await rate("boss", helping("R3", 5)))).toEqual(["APP-422"]);
});

it("are read by the rep they are about and no other, and changed by their rater alone", async () => {
  expect((await listed("rep1")).map(({ score }) => score)).toEqual([1, 5, 2, 1]);
  expect((await listed("rep2")).map(({ score }) => score)).toEqual([4]);
  const [given] = (await listed("ops")).filter(({ repId: of }) => of === repId("R2"));
  const change = (as: string, version: number) =>
    changeRating(review.world, review.actor(as), { ratingId: given.id, version, changes: { score: 3 } });
  expect(codes(await change("ops", 1))).toEqual(["APP-403"]);
  expect(codes(await change("boss", 1))).toEqual(["APP-403"]);
  expect(unwrap(await change("admin", 1))).toMatchObject({ score: 3, version: 2 });
  expect(codes(await change("admin", 1))).toEqual(["APP-412"]);
  const request = { ratingId: given.id, version: 2 };
  expect(codes(await withdrawRating(review.world, review.actor("ops"), request))).toEqual(["APP-403"]);
  unwrap(await withdrawRating(review.world, review.actor("admin"), request));
  expect(await listed("rep2")).toEqual([]);
});
