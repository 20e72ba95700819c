import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Webhook, WebhookDelivery, WebhookRows } from "../../app/ports/rows/webhooks.ts";
import { outbox, webhookDeliveries, webhooks } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const COLUMNS = {
  id: webhooks.id,
  url: webhooks.url,
  events: webhooks.events,
  isActive: webhooks.isActive,
  createdAt: webhooks.createdAt,
};

export function webhookRows(db: Database, { orgId }: Actor): WebhookRows {
  const isOne = (id: string) => and(eq(webhooks.orgId, orgId), eq(webhooks.id, id));
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
    remove: async (id) =>
      (await db.delete(webhooks).where(isOne(id)).returning({ id: webhooks.id })).length > 0,
    enqueue: async (webhookId, event) => {
      await db.insert(outbox).values({ ...event, orgId });
      await db
        .insert(webhookDeliveries)
        .values({ orgId, webhookId, eventId: event.id, nextAt: event.createdAt });
    },
    listDeliveries: (id, page) => listDeliveries(db, { orgId, id }, page),
  };
}

async function listDeliveries(
  db: Database,
  { orgId, id }: { readonly orgId: string; readonly id: string },
  { limit, after }: Parameters<WebhookRows["listDeliveries"]>[1],
): Promise<readonly WebhookDelivery[]> {
  const { order, isAfter } = newestFirst(outbox.createdAt, outbox.id, after);
  const rows = await db
    .select({
      eventId: outbox.id,
      event: outbox.event,
      createdAt: outbox.createdAt,
      attempts: webhookDeliveries.attempts,
      lastStatus: webhookDeliveries.lastStatus,
      lastFault: webhookDeliveries.lastFault,
      nextAttemptAt: webhookDeliveries.nextAt,
      deliveredAt: webhookDeliveries.deliveredAt,
    })
    .from(webhookDeliveries)
    .innerJoin(
      outbox,
      and(eq(outbox.orgId, webhookDeliveries.orgId), eq(outbox.id, webhookDeliveries.eventId)),
    )
    .where(and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.webhookId, id), isAfter))
    .orderBy(...order)
    .limit(limit);
  return rows as WebhookDelivery[];
}
