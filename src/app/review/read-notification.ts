import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { OwnNotification } from "../ports/rows/notifications.ts";
import { notFound } from "../refuse.ts";

/** Marks one of the actor's notifications as read; again changes nothing. Problem: APP-404. */
export function readNotification(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { notificationId }: { readonly notificationId: string },
): Promise<Outcome<OwnNotification>> {
  return act({ store }, actor, "self:edit", async (tx) => {
    const before = await tx.notifications.findOwn(notificationId);
    if (!before) return notFound("notification", notificationId);
    if (before.readAt !== null) return success(before);
    const readAt = wallClock.now();
    await tx.notifications.markRead(notificationId, readAt);
    const detail = { kind: before.kind };
    await tx.audit.append({
      action: "notification.read",
      objectKind: "notification",
      objectId: notificationId,
      detail,
    });
    return success({ ...before, readAt });
  });
}
