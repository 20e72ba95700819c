import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { WebhookDelivery } from "../ports/rows/webhooks.ts";
import { notFound } from "../refuse.ts";
import { refuseInactive } from "./refuse-inactive.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/**
 * Sends an event of the last 30 days once more, with the same id and body: one that was given up, delivered, or waits
 * for its next attempt. Problems: APP-403, APP-404, APP-409 inactive.
 */
export function redeliverEvent(
  world: Pick<WebhookWorld, "store" | "wallClock">,
  actor: Actor,
  { webhookId, eventId }: { readonly webhookId: string; readonly eventId: string },
): Promise<Outcome<WebhookDelivery>> {
  return act(world, actor, "webhooks:edit", async (tx) => {
    const webhook = await tx.webhooks.find(webhookId);
    if (!webhook) return notFound("webhook", webhookId);
    const refused = refuseInactive(webhook);
    if (refused) return refused;
    const delivery = await tx.webhooks.redeliver(webhookId, eventId, world.wallClock.now());
    if (!delivery) return notFound("delivery", eventId);
    await tx.audit.append({
      action: "webhooks:redeliver",
      objectKind: "webhook",
      objectId: webhookId,
      detail: { eventId },
    });
    return success(delivery);
  });
}
