import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Webhook, WebhookDelivery, WebhookRows } from "../../app/ports/rows/webhooks.ts";
import type { DeliveryState } from "../../contract/webhooks.ts";
import { outbox, webhookDeliveries, webhooks } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const COLUMNS = {
  id: webhooks.id,
  url: webhooks.url,
  events: webhooks.events,
  isActive: webhooks.isActive,
  createdAt: webhooks.createdAt,
  previousSecretUntil: webhooks.previousUntil,
};

const { nextAt, deliveredAt } = webhookDeliveries;
const IS_IN_STATE = {
  waiting: isNotNull(nextAt),
  delivered: and(isNull(nextAt), isNotNull(deliveredAt)),
  dead: and(isNull(nextAt), isNull(deliveredAt)),
} satisfies Record<DeliveryState, unknown>;

const DELIVERY = {
  eventId: outbox.id,
  event: outbox.event,
  createdAt: outbox.createdAt,
  state: sql<DeliveryState>`CASE WHEN ${nextAt} IS NOT NULL THEN 'waiting' WHEN ${deliveredAt} IS NULL THEN 'dead' ELSE 'delivered' END`,
  attempts: webhookDeliveries.attempts,
  lastStatus: webhookDeliveries.lastStatus,
  lastFault: webhookDeliveries.lastFault,
  nextAttemptAt: nextAt,
  deliveredAt,
};

export function webhookRows(db: Database, { orgId }: Actor): WebhookRows {
  const isOne = (id: string) => and(eq(webhooks.orgId, orgId), eq(webhooks.id, id));
  const isOf = (id: string) => and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.webhookId, id));
  return {
    list: async ({ limit, after }) => {
      const { order, isAfter } = newestFirst(webhooks.createdAt, webhooks.id, after);
      const rows = db.select(COLUMNS).from(webhooks).where(isAfter);
      return (await rows.orderBy(...order).limit(limit)) as Webhook[];
    },
    find: async (id) => ((await db.select(COLUMNS).from(webhooks).where(isOne(id)))[0] as Webhook) ?? null,
    create: async ({ secret, events, ...webhook }) => {
      const sealed = { secret: Buffer.from(secret.bytes), keyId: secret.keyId };
      await db.insert(webhooks).values({ ...webhook, ...sealed, orgId, events: [...events] });
    },
    change: async (id, { events, ...change }) => {
      const changes = { ...change, ...(events ? { events: [...events] } : {}) };
      const changed = await db.update(webhooks).set(changes).where(isOne(id)).returning(COLUMNS);
      return (changed[0] as Webhook) ?? null;
    },
    changeSecret: async (id, { secret, previousUntil }) => {
      const kept =
        previousUntil === null
          ? { previousSecret: null, previousKeyId: null }
          : { previousSecret: sql`${webhooks.secret}`, previousKeyId: sql`${webhooks.keyId}` };
      const sealed = { secret: Buffer.from(secret.bytes), keyId: secret.keyId };
      const change = { ...sealed, ...kept, previousUntil };
      const changed = await db.update(webhooks).set(change).where(isOne(id)).returning(COLUMNS);
      return (changed[0] as Webhook) ?? null;
    },
    remove: async (id) =>
      (await db.delete(webhooks).where(isOne(id)).returning({ id: webhooks.id })).length > 0,
    enqueue: async (webhookId, event) => {
      await db.insert(outbox).values({ ...event, orgId });
      await db
        .insert(webhookDeliveries)
        .values({ orgId, webhookId, eventId: event.id, nextAt: event.createdAt });
    },
    listDeliveries: async (id, { limit, after, state }) => {
      const { order, isAfter } = newestFirst(outbox.createdAt, outbox.id, after);
      const isInState = state === null ? undefined : IS_IN_STATE[state];
      const rows = deliveriesOf(db, and(isOf(id), isAfter, isInState));
      return (await rows.orderBy(...order).limit(limit)) as WebhookDelivery[];
    },
    redeliver: async (id, eventId, at) => {
      const isDelivery = and(isOf(id), eq(webhookDeliveries.eventId, eventId));
      await db.update(webhookDeliveries).set({ nextAt: at }).where(isDelivery);
      return ((await deliveriesOf(db, isDelivery))[0] as WebhookDelivery) ?? null;
    },
  };
}

const deliveriesOf = (db: Database, condition: SQL | undefined) =>
  db
    .select(DELIVERY)
    .from(webhookDeliveries)
    .innerJoin(
      outbox,
      and(eq(outbox.orgId, webhookDeliveries.orgId), eq(outbox.id, webhookDeliveries.eventId)),
    )
    .where(condition);
