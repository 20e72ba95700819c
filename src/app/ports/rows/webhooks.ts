import type { WebhookEvent } from "../../../contract/webhooks.ts";
import type { Sealed } from "../sealer.ts";
import type { InstantPage } from "./instant-key.ts";

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly isActive: boolean;
  readonly createdAt: Date;
}

export type WebhookChange = Partial<Pick<Webhook, "url" | "events" | "isActive">>;

/** What became of one event for one webhook. */
export interface WebhookDelivery {
  readonly eventId: string;
  readonly event: WebhookEvent | "webhook.test";
  readonly createdAt: Date;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  /** Null: delivered, or given up. */
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
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
  /** With its deliveries. Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Puts an event into the outbox for this webhook alone, due at once. */
  enqueue(id: string, event: OutboxEvent): Promise<void>;
  /** Newest event first. */
  listDeliveries(id: string, page: InstantPage): Promise<readonly WebhookDelivery[]>;
}
