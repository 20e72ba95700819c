import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { findOwnRating } from "./find-own-rating.ts";

/** One's own; the audit log keeps what it was. Problems: APP-403 of another rater, APP-404, APP-412 other version. */
export function withdrawRating(
  world: { readonly store: Store },
  actor: Actor,
  request: { readonly ratingId: string; readonly version: number },
): Promise<Outcome<null>> {
  return act(world, actor, "ratings:edit", async (tx) => {
    const rating = await findOwnRating(tx, actor, request);
    if (!rating.ok) return rating;
    const { id, repId, trait, score, ratedOn } = rating.value;
    if (!(await tx.ratings.remove(id, request.version))) {
      return refuseOvertaken("rating", id, tx.ratings.find);
    }
    const detail = { repId, trait, score, ratedOn };
    await tx.audit.append({ action: "rating.withdrawn", objectKind: "rep-rating", objectId: id, detail });
    return success(null);
  });
}
