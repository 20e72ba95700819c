import { createHash, randomUUID } from "node:crypto";
import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type pg from "pg";
import type { Attempts } from "../../app/ports/attempts.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import { authVerifications } from "../schema/index.ts";
import { transactAsOwner } from "../transact.ts";

/**
 * Counts attempts in the database, before their outcome is known: many at once, of one process or of several, gain
 * nothing. Nobody is locked out for good: the wait ends when the oldest attempt leaves the window. What was tried is
 * not told by the rows, which have hashes of it; they go with the next sign-in after their window.
 */
export function openAttempts(pool: pg.Pool, clock: WallClock): Attempts {
  return {
    begin: (key, { attempts, windowMilliseconds }) =>
      transactAsOwner(pool, async (db, name) => {
        name("sign-in:attempt");
        const identifier = identifierOf(key);
        await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${identifier}, 0))`);
        const now = clock.now();
        const recent = await db
          .select({ expiresAt: authVerifications.expiresAt })
          .from(authVerifications)
          .where(and(eq(authVerifications.identifier, identifier), gt(authVerifications.expiresAt, now)))
          .orderBy(authVerifications.expiresAt);
        if (recent.length >= attempts) {
          return Math.max(1, Math.ceil((recent[0].expiresAt.getTime() - now.getTime()) / 1000));
        }
        const expiresAt = new Date(now.getTime() + windowMilliseconds);
        const row = { id: randomUUID(), identifier, value: "", expiresAt, createdAt: now };
        await db.insert(authVerifications).values(row);
        return 0;
      }),
    forgive: (key, all) =>
      transactAsOwner(pool, async (db, name) => {
        name("sign-in:forgive");
        const isOfKey = eq(authVerifications.identifier, identifierOf(key));
        const newest = db
          .select({ id: authVerifications.id })
          .from(authVerifications)
          .where(isOfKey)
          .orderBy(desc(authVerifications.expiresAt))
          .limit(1);
        await db
          .delete(authVerifications)
          .where(all ? isOfKey : and(isOfKey, inArray(authVerifications.id, newest)));
      }),
  };
}

const identifierOf = (key: string): string =>
  `attempt ${createHash("sha256").update(key, "utf8").digest("hex")}`;
