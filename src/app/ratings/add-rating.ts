import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { RatingFields, RepRating } from "../ports/rows/ratings.ts";
import { checkRating } from "./check-rating.ts";

/** Rates a trait of a rep in the actor's name. Problems: APP-409 rated on this day already, APP-422, all at once. */
export function addRating(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  fields: RatingFields,
): Promise<Outcome<RepRating>> {
  return act({ store }, actor, "ratings:edit", async (tx) => {
    const problems = await checkRating(tx, actor, fields);
    if (problems.length > 0) return failure(problems);
    const made = { raterMemberId: actor.memberId, madeAt: wallClock.now(), importedBy: null, version: 1 };
    const rating: RepRating = { id: ids.next(), ...fields, ...made };
    await tx.ratings.insert(rating);
    const { repId, trait, score, ratedOn } = fields;
    await tx.audit.append({
      action: "rating.added",
      objectKind: "rep-rating",
      objectId: rating.id,
      detail: { repId, trait, score, ratedOn },
    });
    return success(rating);
  });
}
