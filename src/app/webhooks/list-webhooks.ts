import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { Webhook } from "../ports/rows/webhooks.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** Newest first, without their secrets. Problem: APP-403. */
export function listWebhooks(
  world: Pick<WebhookWorld, "store">,
  actor: Actor,
  page: InstantPage,
): Promise<Outcome<readonly Webhook[]>> {
  return act(world, actor, "webhooks:read", async (tx) => success(await tx.webhooks.list(page)));
}
