import { type Outcome, success } from "../../core/domain/problem.ts";
import { RATED_TRAITS, type RatedTrait } from "../../core/domain/rated-traits.ts";
import { RATING_ANCHORS } from "../../core/evaluate/reps/rating-anchors.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";

/** A trait, and in both languages what 1, 3 and 5 look like. */
export type RatingScale = (typeof RATING_ANCHORS)[RatedTrait] & { readonly trait: RatedTrait };

/** The scales that reps are rated on. */
export const listScales = (
  world: { readonly store: Store },
  actor: Actor,
): Promise<Outcome<readonly RatingScale[]>> =>
  act(world, actor, "ratings:read", async () =>
    success(RATED_TRAITS.map((trait) => ({ trait, ...RATING_ANCHORS[trait] }))),
  );
