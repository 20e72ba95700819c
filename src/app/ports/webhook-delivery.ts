import type { Sealed } from "./sealer.ts";

/** Where webhooks may go: public addresses by https, and the hosts that the server's settings name. */
export interface WebhookTargets {
  /** Why this URL can never be called; null where it may be tried. Names are looked up at each attempt only. */
  findFault(url: string): string | null;
  /** Looks the host up once; who connects must use this very address, so that no second answer counts. */
  resolve(url: string): Promise<{ readonly address: string } | { readonly fault: string }>;
}

/** An attempt at a delivery: this worker's alone until its lease ends. */
export interface ClaimedDelivery {
  readonly orgId: string;
  readonly eventId: string;
  readonly webhookId: string;
  /** Number of this attempt, from 1; the end of an older one is refused. */
  readonly attempt: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** The present one, then the one before where it still holds. */
  readonly secrets: readonly Sealed[];
}

export interface AttemptEnd {
  /** HTTP status; null where nothing answered. */
  readonly status: number | null;
  /** Null: delivered. */
  readonly fault: string | null;
}

/** Events that wait to be told, of every organisation. */
export interface Outbox {
  /** Takes at most `limit` deliveries that are due at `now`, of active webhooks. */
  claim(
    now: Date,
    lease: { readonly limit: number; readonly seconds: number },
  ): Promise<readonly ClaimedDelivery[]>;
  /** Ends an attempt at `now`; `nextAt` null: delivered, or given up. */
  settle(
    claimed: ClaimedDelivery,
    end: AttemptEnd & { readonly now: Date; readonly nextAt: Date | null },
  ): Promise<void>;
  /** Forgets events from before this instant, delivered or not. */
  forget(before: Date): Promise<void>;
}

export interface WebhookMessage {
  readonly url: string;
  /** Each signs. */
  readonly secrets: readonly string[];
  readonly event: string;
  readonly eventId: string;
  readonly body: string;
  readonly sentAt: Date;
}

export interface WebhookSender {
  /** One attempt; never throws. `signal` cuts it off. */
  send(message: WebhookMessage, signal: AbortSignal): Promise<AttemptEnd>;
}
