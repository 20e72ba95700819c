import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { RatingChanges, RepRating } from "../ports/rows/ratings.ts";
import type { Store } from "../ports/store.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { checkRating } from "./check-rating.ts";
import { findOwnRating } from "./find-own-rating.ts";

export interface RatingChange {
  readonly ratingId: string;
  readonly version: number;
  readonly changes: RatingChanges;
}

/** Of one's own rating. Problems: APP-403 of another rater, APP-404, APP-409, APP-412 other version, APP-422. */
export function changeRating(
  world: { readonly store: Store },
  actor: Actor,
  { ratingId, version, changes }: RatingChange,
): Promise<Outcome<RepRating>> {
  return act(world, actor, "ratings:edit", async (tx) => {
    const before = await findOwnRating(tx, actor, { ratingId, version });
    if (!before.ok) return before;
    const rating = { ...before.value, ...changes, importedBy: null, version: version + 1 };
    const problems = await checkRating(tx, actor, rating);
    if (problems.length > 0) return failure(problems);
    if (!(await tx.ratings.update(ratingId, version, changes))) {
      return refuseOvertaken("rating", ratingId, tx.ratings.find);
    }
    const { score, ratedOn } = before.value;
    const detail = { version: rating.version, from: { score, ratedOn }, changes };
    await tx.audit.append({ action: "rating.changed", objectKind: "rep-rating", objectId: ratingId, detail });
    return success(rating);
  });
}
