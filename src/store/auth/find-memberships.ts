import { and, asc, eq } from "drizzle-orm";
import type { Actor, FirstStep } from "../../app/ports/actor.ts";
import { civilDateIn } from "../../core/domain/civil-date-in.ts";
import type { Role } from "../../core/domain/roles.ts";
import { authAccounts, authUsers, members, organisations } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export interface Membership {
  readonly orgId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly timeZone: string;
}

/** A membership with what may hold its session back. */
interface GuardedMembership extends Membership {
  readonly secondFactorRoles: readonly Role[];
  readonly hasSecondFactor: boolean;
  /** Null where the login has no password. */
  readonly isPasswordTemporary: boolean | null;
}

/** Where a user is an active member, the organisation joined first in front. Asked as the owner. */
export function findMemberships(db: Database, userId: string): Promise<readonly GuardedMembership[]> {
  return db
    .select({
      orgId: members.orgId,
      memberId: members.id,
      role: members.role,
      timeZone: organisations.timeZone,
      secondFactorRoles: organisations.secondFactorRoles,
      hasSecondFactor: authUsers.twoFactorEnabled,
      isPasswordTemporary: authAccounts.isTemporary,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.orgId, members.orgId))
    .innerJoin(authUsers, eq(authUsers.id, members.userId))
    .leftJoin(
      authAccounts,
      and(eq(authAccounts.userId, members.userId), eq(authAccounts.providerId, "credential")),
    )
    .where(and(eq(members.userId, userId), eq(members.isActive, true)))
    .orderBy(asc(members.createdAt), asc(members.orgId));
}

/**
 * The actor that a membership makes in a session. A temporary password is changed before anything else, unless it was not
 * what opened the session; then comes the second factor that the organisation requires.
 */
export function toSessionActor(membership: GuardedMembership, now: Date, byProvider: boolean): Actor {
  const actor = toActor(membership, now, { scope: "full", via: "session" });
  const mustFirst = findFirstStep(membership, byProvider);
  return mustFirst ? { ...actor, mustFirst } : actor;
}

function findFirstStep(membership: GuardedMembership, byProvider: boolean): FirstStep | null {
  const { role, secondFactorRoles, hasSecondFactor, isPasswordTemporary } = membership;
  if (isPasswordTemporary && !byProvider) return "change-password";
  return secondFactorRoles.includes(role) && !hasSecondFactor ? "set-up-second-factor" : null;
}

/** The actor that a membership makes at an instant. */
export function toActor(membership: Membership, now: Date, rest: Pick<Actor, "scope" | "via">): Actor {
  const { orgId, memberId, role, timeZone } = membership;
  return { orgId, memberId, role, today: civilDateIn(timeZone, now.getTime()), ...rest };
}
