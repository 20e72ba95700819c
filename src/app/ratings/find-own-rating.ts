import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { RepRating } from "../ports/rows/ratings.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";

/** The rating in this version, if the actor gave it: nobody speaks in another one's name. */
export async function findOwnRating(
  tx: Transaction,
  { memberId }: Actor,
  { ratingId, version }: { readonly ratingId: string; readonly version: number },
): Promise<Outcome<RepRating>> {
  const rating = await tx.ratings.find(ratingId);
  if (!rating) return notFound("rating", ratingId);
  if (rating.raterMemberId !== memberId) {
    return failure([
      {
        code: "APP-403",
        where: { file: "request", item: `rating ${ratingId}` },
        cause: "it was given by somebody else, and only they change or withdraw it",
        fix: "give a rating of your own",
      },
    ]);
  }
  return rating.version === version ? success(rating) : stale("rating", rating.version);
}
