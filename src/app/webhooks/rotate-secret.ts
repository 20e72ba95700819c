import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { webhookSecretOwner } from "../ports/sealer.ts";
import { notFound } from "../refuse.ts";
import type { CreatedWebhook } from "./create-webhook.ts";
import { nextWebhookSecret, type WebhookWorld } from "./webhook-world.ts";

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Gives a webhook a new secret. For `overlapHours` events are signed with the old one as well, so that the receiver can
 * change over without losing any; 0 ends it at once. Problems: APP-403, APP-404.
 */
export function rotateSecret(
  world: Pick<WebhookWorld, "store" | "wallClock" | "secrets" | "sealer">,
  actor: Actor,
  { webhookId, overlapHours }: { readonly webhookId: string; readonly overlapHours: number },
): Promise<Outcome<CreatedWebhook>> {
  return act(world, actor, "webhooks:edit", async (tx) => {
    const secret = nextWebhookSecret(world);
    const now = world.wallClock.now().getTime();
    const previousUntil = overlapHours === 0 ? null : new Date(now + overlapHours * HOUR_MILLISECONDS);
    const sealed = world.sealer.seal(secret, webhookSecretOwner(actor.orgId, webhookId));
    const webhook = await tx.webhooks.changeSecret(webhookId, { secret: sealed, previousUntil });
    if (!webhook) return notFound("webhook", webhookId);
    await tx.audit.append({
      action: "webhooks:secret",
      objectKind: "webhook",
      objectId: webhookId,
      detail: { overlapHours },
    });
    return success({ webhook, secret });
  });
}
