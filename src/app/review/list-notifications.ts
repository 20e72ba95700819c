import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { OwnNotification } from "../ports/rows/notifications.ts";

export interface NotificationListRequest extends InstantPage {
  readonly unreadOnly: boolean;
}

/** The actor's own notifications, newest first. */
export function listNotifications(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { unreadOnly, limit, after }: NotificationListRequest,
): Promise<Outcome<readonly OwnNotification[]>> {
  return act(world, actor, "notifications:read", async (tx) =>
    success(await tx.notifications.listOwn({ unreadOnly }, { limit, after })),
  );
}
