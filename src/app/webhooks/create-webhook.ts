import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Webhook } from "../ports/rows/webhooks.ts";
import { webhookSecretOwner } from "../ports/sealer.ts";
import { refuseAction } from "../refuse.ts";
import { checkWebhookUrl } from "./check-webhook-url.ts";
import { nextWebhookSecret, type WebhookWorld } from "./webhook-world.ts";

export interface CreatedWebhook {
  readonly webhook: Webhook;
  /** Key of the signatures. Shown this once. */
  readonly secret: string;
}

/** Tells a URL of events from now on. Problems: APP-403, APP-422 URL. */
export async function createWebhook(
  world: WebhookWorld,
  actor: Actor,
  request: Pick<Webhook, "url" | "events" | "isActive">,
): Promise<Outcome<CreatedWebhook>> {
  const refused = refuseAction(actor, "webhooks:edit") ?? checkWebhookUrl(world.webhookTargets, request.url);
  if (refused) return refused;
  const webhook: Webhook = {
    ...{ id: world.ids.next(), ...request },
    createdAt: world.wallClock.now(),
    previousSecretUntil: null,
  };
  const secret = nextWebhookSecret(world);
  return act(world, actor, "webhooks:edit", async (tx) => {
    const sealed = world.sealer.seal(secret, webhookSecretOwner(actor.orgId, webhook.id));
    await tx.webhooks.create({ ...webhook, secret: sealed });
    await tx.audit.append({
      action: "webhooks:create",
      objectKind: "webhook",
      objectId: webhook.id,
      detail: { ...request },
    });
    return success({ webhook, secret });
  });
}
