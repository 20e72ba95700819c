import type { DeliveryState, WebhookEvent } from "../../../contract/webhooks.ts";
import type { Sealed } from "../sealer.ts";
import type { InstantPage } from "./instant-key.ts";

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly isActive: boolean;
  readonly createdAt: Date;
  /** Until when events are signed with the secret before as well; null where there was none. */
  readonly previousSecretUntil: Date | null;
}

export type WebhookChange = Partial<Pick<Webhook, "url" | "events" | "isActive">>;

/** What became of one event for one webhook. */
export interface WebhookDelivery {
  readonly eventId: string;
  readonly event: WebhookEvent | "webhook.test";
  readonly createdAt: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  /** Null: delivered, or given up. */
  readonly nextAttemptAt: Date | null;
  /** When it was first taken. */
  readonly deliveredAt: Date | null;
}

export interface DeliveryPage extends InstantPage {
  /** Null: in any state. */
  readonly state: DeliveryState | null;
}

export interface OutboxEvent {
  readonly id: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** An admin's; nobody else sees any. Events of plans, challenges and jobs are written by the database itself. */
export interface WebhookRows {
  /** Newest first. */
  list(page: InstantPage): Promise<readonly Webhook[]>;
  find(id: string): Promise<Webhook | null>;
  create(webhook: Webhook & { readonly secret: Sealed }): Promise<void>;
  /** Null where there is none. */
  change(id: string, change: WebhookChange): Promise<Webhook | null>;
  /** A new secret; the one before is kept until `previousUntil`, or not at all. Null where there is no webhook. */
  changeSecret(
    id: string,
    change: { readonly secret: Sealed; readonly previousUntil: Date | null },
  ): Promise<Webhook | null>;
  /** With its deliveries. Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Puts an event into the outbox for this webhook alone, due at once. */
  enqueue(id: string, event: OutboxEvent): Promise<void>;
  /** Newest event first. */
  listDeliveries(id: string, page: DeliveryPage): Promise<readonly WebhookDelivery[]>;
  /** Makes an event of this webhook due at `at`, whatever became of it. Null where there is no such delivery. */
  redeliver(id: string, eventId: string, at: Date): Promise<WebhookDelivery | null>;
}
