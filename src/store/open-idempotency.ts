import { randomUUID } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import type {
  IdempotencyStart,
  IdempotencyStore,
  IdempotentRequest,
  StoredResponse,
} from "../app/ports/idempotency.ts";
import { idempotencyKeys } from "./schema/index.ts";
import { type Database, transactAsOwner } from "./transact.ts";

/** No request lasts so long: who began earlier and never finished has died. */
const LEASE_MILLISECONDS = 10 * 60 * 1000;
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

const isKey = ({ orgId, memberId, key }: IdempotentRequest) =>
  and(eq(idempotencyKeys.orgId, orgId), eq(idempotencyKeys.memberId, memberId), eq(idempotencyKeys.key, key));

/** Answers given once, on the owner's pool: a key's row is named by the member it belongs to. */
export function openIdempotency(pool: pg.Pool, clock: WallClock): IdempotencyStore {
  const db = drizzle(pool);
  const held = (request: IdempotentRequest, ticket: string) =>
    and(isKey(request), eq(idempotencyKeys.ticket, ticket));
  return {
    begin: (request) =>
      transactAsOwner(pool, (transaction, name) => {
        name("idempotency.begin");
        return begin(transaction, request, clock.now());
      }),
    finish: async (request, ticket, { status, headers, body }) => {
      await db.update(idempotencyKeys).set({ status, headers, body }).where(held(request, ticket));
    },
    abandon: async (request, ticket) => {
      await db.delete(idempotencyKeys).where(held(request, ticket));
    },
  };
}

async function begin(db: Database, request: IdempotentRequest, now: Date): Promise<IdempotencyStart> {
  const { orgId, memberId, key, fingerprint } = request;
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  // a member's old keys go with their next request; the new one may be among them
  const isOld = lt(idempotencyKeys.createdAt, ago(KEPT_MILLISECONDS));
  const ofMember = and(eq(idempotencyKeys.orgId, orgId), eq(idempotencyKeys.memberId, memberId));
  await db.delete(idempotencyKeys).where(and(ofMember, isOld));
  const ticket = randomUUID();
  const row = { orgId, memberId, key, requestHash: fingerprint, ticket, createdAt: now };
  const added = await db
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ ticket: idempotencyKeys.ticket });
  if (added.length > 0) return { state: "begun", ticket };
  // the insert has waited for whoever was writing this key; held until we know what it says
  const [known] = await db.select().from(idempotencyKeys).where(isKey(request)).for("update");
  if (known === undefined) return { state: "in-progress" };
  if (known.requestHash !== fingerprint) return { state: "other-request" };
  const response = answerOf(known);
  if (response !== null) return { state: "done", response };
  if (known.createdAt > ago(LEASE_MILLISECONDS)) return { state: "in-progress" };
  await db.update(idempotencyKeys).set({ ticket, createdAt: now }).where(isKey(request));
  return { state: "begun", ticket };
}

function answerOf({ status, headers, body }: typeof idempotencyKeys.$inferSelect): StoredResponse | null {
  return status === null ? null : { status, headers: headers ?? {}, body: body ?? "" };
}
