import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Activity } from "../ports/rows/activities.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** Problem: APP-404. */
export const getActivity = (
  world: { readonly store: Store },
  actor: Actor,
  { activityId }: { readonly activityId: string },
): Promise<Outcome<Activity>> =>
  act(world, actor, "activities:read", async (tx) => {
    const activity = await tx.activities.find(activityId);
    return activity ? success(activity) : notFound("activity", activityId);
  });
