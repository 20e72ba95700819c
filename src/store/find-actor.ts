import { eq } from "drizzle-orm";
import type pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import { findMemberships, toActor } from "./auth/find-memberships.ts";
import { authUsers } from "./schema/index.ts";
import { transactAsOwner } from "./transact.ts";

/**
 * The member behind a login, for commands of whoever runs the host: no password is asked, because who may read the
 * data folder may do anything to it. Null where nobody active has this address.
 */
export function findActorByEmail(pool: pg.Pool, clock: WallClock, email: string): Promise<Actor | null> {
  return transactAsOwner(pool, async (db) => {
    const [user] = await db.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.email, email));
    const membership = user && (await findMemberships(db, user.id))[0];
    return membership ? toActor(membership, clock.now(), { scope: "full", via: "command-line" }) : null;
  });
}
