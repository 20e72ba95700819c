import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Webhook, WebhookChange } from "../ports/rows/webhooks.ts";
import { notFound } from "../refuse.ts";
import { checkWebhookUrl } from "./check-webhook-url.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/**
 * Other events, another URL, or a pause. While it is inactive no events are collected; those collected before wait.
 * Problems: APP-403, APP-404, APP-422 URL.
 */
export function changeWebhook(
  world: Pick<WebhookWorld, "store" | "webhookTargets">,
  actor: Actor,
  { webhookId, change }: { readonly webhookId: string; readonly change: WebhookChange },
): Promise<Outcome<Webhook>> {
  return act(world, actor, "webhooks:edit", async (tx) => {
    const before = await tx.webhooks.find(webhookId);
    if (!before) return notFound("webhook", webhookId);
    const refused = change.url === undefined ? null : checkWebhookUrl(world.webhookTargets, change.url);
    if (refused) return refused;
    const webhook = await tx.webhooks.change(webhookId, change);
    // removed by somebody else in between
    if (!webhook) return notFound("webhook", webhookId);
    const { url, events, isActive } = before;
    await tx.audit.append({
      action: "webhooks:change",
      objectKind: "webhook",
      objectId: webhookId,
      detail: { from: { url, events, isActive }, to: change },
    });
    return success(webhook);
  });
}
