import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Store } from "../ports/store.ts";
import type { WebhookTargets } from "../ports/webhook-delivery.ts";

/** What the use cases about webhooks need from outside; each takes its part of it. */
export interface WebhookWorld {
  readonly store: Store;
  readonly ids: Ids;
  readonly wallClock: WallClock;
  readonly secrets: Secrets;
  readonly sealer: Sealer;
  readonly webhookTargets: WebhookTargets;
}

/** A new key of signatures; its start lets people and secret scanners know one when they see it. */
export const nextWebhookSecret = ({ secrets }: Pick<WebhookWorld, "secrets">): string =>
  `whsec_${secrets.next()}`;
