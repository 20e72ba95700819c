import type { WallClock } from "../ports/clock-and-ids.ts";
import { type Sealer, webhookSecretOwner } from "../ports/sealer.ts";
import type { AttemptEnd, ClaimedDelivery, Outbox, WebhookSender } from "../ports/webhook-delivery.ts";

export interface DeliveryWorld {
  readonly outbox: Outbox;
  readonly sealer: Sealer;
  readonly sender: WebhookSender;
  readonly wallClock: WallClock;
}

/** What one attempt came to. */
export interface DeliveryReport extends AttemptEnd {
  readonly orgId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly event: string;
  readonly attempt: number;
  /** Null: delivered, or given up. */
  readonly nextAt: Date | null;
}

/** Deliveries under way at a time in one worker. */
const BATCH = 20;
/** Longer than any attempt takes; after it another worker tries again what a dead one had taken. */
const LEASE_SECONDS = 60;
const FIRST_PAUSE_SECONDS = 30;
/** The pauses 30 s, 1 min, 2 min … double; the last attempt comes 17 hours after the first. */
const MAXIMUM_ATTEMPTS = 12;
const KEPT_DAYS = 30;

/**
 * Sends every event that is due, until none is or `signal` is aborted. An event arrives at least once: its id tells the
 * receiver of a second time. What was cut off by `signal` is tried again when its lease has ended.
 */
export async function deliverEvents(
  world: DeliveryWorld,
  { signal, report }: { readonly signal: AbortSignal; readonly report: (report: DeliveryReport) => void },
): Promise<void> {
  await world.outbox.forget(new Date(world.wallClock.now().getTime() - KEPT_DAYS * 86_400_000));
  while (!signal.aborted) {
    const lease = { limit: BATCH, seconds: LEASE_SECONDS };
    const claimed = await world.outbox.claim(world.wallClock.now(), lease);
    if (claimed.length === 0) return;
    await Promise.all(
      claimed.map(async (delivery) => {
        const told = await deliver(world, delivery, signal);
        if (told) report(told);
      }),
    );
  }
}

async function deliver(
  world: DeliveryWorld,
  claimed: ClaimedDelivery,
  signal: AbortSignal,
): Promise<DeliveryReport | null> {
  const end = await attemptOnce(world, claimed, signal);
  if (end.fault !== null && signal.aborted) return null;
  const now = world.wallClock.now();
  const nextAt = end.fault === null ? null : nextAttemptAt(now, claimed.attempt);
  await world.outbox.settle(claimed, { ...end, now, nextAt });
  const { orgId, webhookId, eventId, event, attempt } = claimed;
  return { orgId, webhookId, eventId, event, attempt, ...end, nextAt };
}

async function attemptOnce(
  { sealer, sender, wallClock }: DeliveryWorld,
  { orgId, webhookId, eventId, event, payload, url, secrets: sealed }: ClaimedDelivery,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  const opened = sealed.map((each) => sealer.open(each, webhookSecretOwner(orgId, webhookId)));
  // the one before may be of another time; without the present one nothing is signed as it should be
  if (opened[0] === null) {
    const fault = "its secret was sealed with another WILAYAH_SECRET; give the webhook a new one";
    return { status: null, fault };
  }
  const secrets = opened.filter((secret) => secret !== null);
  const body = JSON.stringify(payload);
  return sender.send({ url, secrets, event, eventId, body, sentAt: wallClock.now() }, signal);
}

function nextAttemptAt(now: Date, attempt: number): Date | null {
  if (attempt >= MAXIMUM_ATTEMPTS) return null;
  return new Date(now.getTime() + FIRST_PAUSE_SECONDS * 1000 * 2 ** (attempt - 1));
}
