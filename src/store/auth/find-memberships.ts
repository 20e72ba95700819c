import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import { civilDateIn } from "../../core/domain/civil-date-in.ts";
import type { Role } from "../../core/domain/roles.ts";
import { members, organisations } from "../schema/index.ts";
import type { Database } from "../transact.ts";

interface Membership {
  readonly orgId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly timeZone: string;
}

/** Where a user is an active member, the organisation joined first in front. Asked as the owner. */
export function findMemberships(db: Database, userId: string): Promise<readonly Membership[]> {
  return db
    .select({
      orgId: members.orgId,
      memberId: members.id,
      role: members.role,
      timeZone: organisations.timeZone,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.orgId, members.orgId))
    .where(and(eq(members.userId, userId), eq(members.isActive, true)))
    .orderBy(asc(members.createdAt), asc(members.orgId));
}

/** The actor that a membership makes at an instant. */
export function toActor(membership: Membership, now: Date, rest: Pick<Actor, "scope" | "via">): Actor {
  const { orgId, memberId, role, timeZone } = membership;
  return { orgId, memberId, role, today: civilDateIn(timeZone, now.getTime()), ...rest };
}
