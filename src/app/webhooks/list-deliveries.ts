import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DeliveryPage, WebhookDelivery } from "../ports/rows/webhooks.ts";
import { notFound } from "../refuse.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** What became of the events of the last 30 days, newest first. Problems: APP-403, APP-404. */
export function listDeliveries(
  world: Pick<WebhookWorld, "store">,
  actor: Actor,
  { webhookId, ...page }: DeliveryPage & { readonly webhookId: string },
): Promise<Outcome<readonly WebhookDelivery[]>> {
  return act(world, actor, "webhooks:read", async (tx) => {
    if (!(await tx.webhooks.find(webhookId))) return notFound("webhook", webhookId);
    return success(await tx.webhooks.listDeliveries(webhookId, page));
  });
}
