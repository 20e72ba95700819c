import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import { apiKeys, authSessions, members, organisations } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { findMemberships, toActor, toSessionActor } from "./find-memberships.ts";
import type { BetterAuth } from "./open-better-auth.ts";

/** A session that nobody used for so long is over. */
export const IDLE_MILLISECONDS = 8 * 60 * 60 * 1000;
/** Use is written down once a minute, not with every request. */
const TOUCH_MILLISECONDS = 60_000;

/** What a request says about who asks. Header names in lower case. */
export interface RequestCredentials {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface AuthenticateOptions {
  readonly db: Database;
  readonly auth: BetterAuth;
  readonly clock: WallClock;
}

/**
 * Finds out who asks, by API key where `Authorization` is there, else by the session's cookie. Null for everything
 * that is unknown, expired, revoked or deactivated, from that moment on: nothing is cached.
 */
export function createAuthenticate(options: AuthenticateOptions) {
  return async ({ headers }: RequestCredentials): Promise<Actor | null> => {
    const { authorization, cookie } = headers;
    // a wrong key is refused and never covered up by a cookie
    if (authorization !== undefined) {
      const key = typeof authorization === "string" ? /^Bearer (wly_\S+)$/i.exec(authorization)?.[1] : null;
      return key ? findActorOfKey(options, key) : null;
    }
    if (typeof cookie !== "string") return null;
    const organisation = headers["wilayah-organisation"];
    return findActorOfSession(options, cookie, typeof organisation === "string" ? organisation : null);
  };
}

async function findActorOfKey({ db, clock }: AuthenticateOptions, key: string): Promise<Actor | null> {
  const [row] = await db
    .select({
      orgId: apiKeys.orgId,
      memberId: apiKeys.memberId,
      role: members.role,
      timeZone: organisations.timeZone,
      scope: apiKeys.scope,
      isActive: members.isActive,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .innerJoin(members, and(eq(members.orgId, apiKeys.orgId), eq(members.id, apiKeys.memberId)))
    .innerJoin(organisations, eq(organisations.orgId, apiKeys.orgId))
    .where(eq(apiKeys.keyHash, createHash("sha256").update(key, "utf8").digest("hex")));
  const now = clock.now();
  if (!row?.isActive || row.revokedAt !== null) return null;
  if (row.expiresAt !== null && row.expiresAt <= now) return null;
  return toActor(row, now, { scope: row.scope, via: "api-key" });
}

async function findActorOfSession(
  { db, auth, clock }: AuthenticateOptions,
  cookie: string,
  organisation: string | null,
): Promise<Actor | null> {
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return null;
  const now = clock.now();
  const idleSince = new Date(now.getTime() - IDLE_MILLISECONDS);
  const { id, updatedAt, expiresAt, userId, byProvider } = found.session;
  if (expiresAt <= now || updatedAt <= idleSince) return null;
  if (now.getTime() - updatedAt.getTime() > TOUCH_MILLISECONDS) {
    // lt: a request that came in later must not be set back
    await db
      .update(authSessions)
      .set({ updatedAt: now })
      .where(and(eq(authSessions.id, id), lt(authSessions.updatedAt, now)));
  }
  const memberships = await findMemberships(db, userId);
  const chosen =
    organisation === null ? memberships[0] : memberships.find(({ orgId }) => orgId === organisation);
  return chosen ? toSessionActor(chosen, now, byProvider === true) : null;
}
