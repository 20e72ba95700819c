import { and, asc, eq, gte, ne } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { PresenceRows } from "../../app/ports/rows/presence.ts";
import { members, planPresence } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function presenceRows(db: Database, { orgId, memberId }: Actor): PresenceRows {
  return {
    tell: async (planId, presence) => {
      await db
        .insert(planPresence)
        .values({ orgId, planId, memberId, ...presence })
        .onConflictDoUpdate({
          target: [planPresence.orgId, planPresence.planId, planPresence.memberId],
          set: presence,
        });
    },
    others: (planId, since) =>
      db
        .select({
          memberId: planPresence.memberId,
          name: members.name,
          territory: planPresence.territory,
          seenAt: planPresence.seenAt,
        })
        .from(planPresence)
        .innerJoin(members, and(eq(members.orgId, planPresence.orgId), eq(members.id, planPresence.memberId)))
        .where(
          and(
            eq(planPresence.orgId, orgId),
            eq(planPresence.planId, planId),
            ne(planPresence.memberId, memberId),
            gte(planPresence.seenAt, since),
          ),
        )
        .orderBy(asc(members.name), asc(members.id)),
  };
}
