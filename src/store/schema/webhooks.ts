import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, id, instant, orgId } from "./columns.ts";

/** Someone else's server that is told of events. */
export const webhooks = pgTable(
  "webhooks",
  {
    orgId: orgId(),
    id: id(),
    url: text("url").notNull(),
    events: text("events").array().notNull(),
    /** AES-256-GCM: nonce, tag, ciphertext. The key is derived from WILAYAH_SECRET and not in the database. */
    secret: bytes("secret").notNull(),
    /** Which key sealed it. */
    keyId: text("key_id").notNull(),
    isActive: boolean("is_active").notNull(),
    createdAt: instant("created_at").notNull(),
    /** The secret before this one, which signs as well until then. */
    previousSecret: bytes("previous_secret"),
    previousKeyId: text("previous_key_id"),
    previousUntil: instant("previous_until"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** What happened and somebody wants to be told of; written by triggers in the transaction in which it happens. */
export const outbox = pgTable(
  "outbox",
  {
    orgId: orgId(),
    id: id(),
    event: text("event").notNull(),
    payload: jsonb("payload").$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("outbox_created_index").on(t.createdAt)],
);

/** An event on its way to one webhook. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    orgId: orgId(),
    eventId: uuid("event_id").notNull(),
    webhookId: uuid("webhook_id").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Null: delivered or given up. While an attempt runs, when another worker may take it over. */
    nextAt: instant("next_at"),
    lastStatus: integer("last_status"),
    lastFault: text("last_fault"),
    deliveredAt: instant("delivered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.eventId, t.webhookId] }),
    index("webhook_deliveries_webhook_index").on(t.orgId, t.webhookId),
    // what workers look through; what is delivered or given up is not in it
    index("webhook_deliveries_due_index").on(t.nextAt).where(sql`${t.nextAt} IS NOT NULL`),
    foreignKey({
      name: "webhook_deliveries_event_fk",
      columns: [t.orgId, t.eventId],
      foreignColumns: [outbox.orgId, outbox.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "webhook_deliveries_webhook_fk",
      columns: [t.orgId, t.webhookId],
      foreignColumns: [webhooks.orgId, webhooks.id],
    }).onDelete("cascade"),
  ],
);
