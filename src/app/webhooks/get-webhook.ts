import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Webhook } from "../ports/rows/webhooks.ts";
import { notFound } from "../refuse.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** One webhook, without its secret. Problems: APP-403, APP-404. */
export function getWebhook(
  world: Pick<WebhookWorld, "store">,
  actor: Actor,
  webhookId: string,
): Promise<Outcome<Webhook>> {
  return act(world, actor, "webhooks:read", async (tx) => {
    const webhook = await tx.webhooks.find(webhookId);
    return webhook ? success(webhook) : notFound("webhook", webhookId);
  });
}
