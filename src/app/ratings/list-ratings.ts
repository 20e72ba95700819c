import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { RatingFilter, RepRating } from "../ports/rows/ratings.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, newest first, a page of them. */
export const listRatings = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: RatingFilter; readonly page: InstantPage },
): Promise<Outcome<readonly RepRating[]>> =>
  act(world, actor, "ratings:read", async (tx) => success(await tx.ratings.page(filter, page)));
