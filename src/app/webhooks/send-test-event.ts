import { TEST_EVENT } from "../../contract/webhooks.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import { refuseInactive } from "./refuse-inactive.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** Puts an event that means nothing on its way to one webhook. Problems: APP-403, APP-404, APP-409 inactive. */
export function sendTestEvent(
  world: Pick<WebhookWorld, "store" | "ids" | "wallClock">,
  actor: Actor,
  webhookId: string,
): Promise<Outcome<{ readonly eventId: string }>> {
  return act(world, actor, "webhooks:edit", async (tx) => {
    const webhook = await tx.webhooks.find(webhookId);
    if (!webhook) return notFound("webhook", webhookId);
    const refused = refuseInactive(webhook);
    if (refused) return refused;
    const eventId = world.ids.next();
    const createdAt = world.wallClock.now();
    const { orgId: organisationId, memberId } = actor;
    const who = { organisationId, memberId };
    const payload = { id: eventId, event: TEST_EVENT, ...who, createdAt: createdAt.toISOString(), data: {} };
    await tx.webhooks.enqueue(webhookId, { id: eventId, event: TEST_EVENT, payload, createdAt });
    await tx.audit.append({
      action: "webhooks:test",
      objectKind: "webhook",
      objectId: webhookId,
      detail: { eventId },
    });
    return success({ eventId });
  });
}
