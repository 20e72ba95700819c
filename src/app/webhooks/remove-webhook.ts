import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** It is told nothing more, and what it was told is forgotten. Problems: APP-403, APP-404. */
export function removeWebhook(
  world: Pick<WebhookWorld, "store">,
  actor: Actor,
  webhookId: string,
): Promise<Outcome<null>> {
  return act(world, actor, "webhooks:edit", async (tx) => {
    if (!(await tx.webhooks.remove(webhookId))) return notFound("webhook", webhookId);
    await tx.audit.append({
      action: "webhooks:remove",
      objectKind: "webhook",
      objectId: webhookId,
      detail: {},
    });
    return success(null);
  });
}
