import { lt, sql } from "drizzle-orm";
import type pg from "pg";
import type { ClaimedDelivery, Outbox } from "../app/ports/webhook-delivery.ts";
import { outbox } from "./schema/index.ts";
import { transactAsOwner } from "./transact.ts";

type ClaimedRow = Omit<ClaimedDelivery, "secrets"> & {
  readonly secret: Buffer;
  readonly keyId: string;
  readonly previousSecret: Buffer | null;
  readonly previousKeyId: string | null;
};

function withSecrets({ secret, keyId, previousSecret, previousKeyId, ...row }: ClaimedRow): ClaimedDelivery {
  const previous = previousSecret && previousKeyId ? [{ bytes: previousSecret, keyId: previousKeyId }] : [];
  return { ...row, secrets: [{ bytes: secret, keyId }, ...previous] };
}

/** The outbox on the owner's connections: workers serve every organisation. */
export function openOutbox(pool: pg.Pool): Outbox {
  return {
    claim: (now, lease) =>
      transactAsOwner(pool, async (db, name) => {
        name("webhooks.claim");
        const at = sql`${now.toISOString()}::timestamptz`;
        const { rows } = await db.execute<ClaimedRow & Record<string, unknown>>(sql`
          WITH due AS (
            SELECT d.org_id, d.event_id, d.webhook_id FROM webhook_deliveries d
            JOIN webhooks w ON w.org_id = d.org_id AND w.id = d.webhook_id AND w.is_active
            WHERE d.next_at <= ${at} ORDER BY d.next_at LIMIT ${lease.limit} FOR UPDATE OF d SKIP LOCKED
          )
          UPDATE webhook_deliveries d SET attempts = d.attempts + 1,
            next_at = ${at} + ${lease.seconds} * interval '1 second'
          FROM due, outbox o, webhooks w
          WHERE d.org_id = due.org_id AND d.event_id = due.event_id AND d.webhook_id = due.webhook_id
            AND o.org_id = d.org_id AND o.id = d.event_id AND w.org_id = d.org_id AND w.id = d.webhook_id
          RETURNING d.org_id AS "orgId", d.event_id AS "eventId", d.webhook_id AS "webhookId", d.attempts AS attempt,
            o.event, o.payload, w.url, w.secret, w.key_id AS "keyId",
            CASE WHEN w.previous_until > ${at} THEN w.previous_secret END AS "previousSecret",
            w.previous_key_id AS "previousKeyId"`);
        return rows.map(withSecrets);
      }),
    settle: (claimed, { now, status, fault, nextAt }) =>
      transactAsOwner(pool, async (db, name) => {
        name("webhooks.settle");
        const deliveredAt = fault === null ? now.toISOString() : null;
        await db.execute(sql`
          UPDATE webhook_deliveries SET last_status = ${status}, last_fault = ${fault},
            delivered_at = coalesce(delivered_at, ${deliveredAt}::timestamptz), next_at = ${nextAt?.toISOString() ?? null}::timestamptz
          WHERE org_id = ${claimed.orgId} AND event_id = ${claimed.eventId} AND webhook_id = ${claimed.webhookId}
            AND attempts = ${claimed.attempt}`);
      }),
    forget: (before) =>
      transactAsOwner(pool, async (db, name) => {
        name("webhooks.forget");
        await db.delete(outbox).where(lt(outbox.createdAt, before));
      }),
  };
}
