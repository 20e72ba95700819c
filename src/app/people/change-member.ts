import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Role } from "../../core/domain/roles.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseNewAdmin } from "./refuse-key.ts";

export interface MemberChange {
  readonly name?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
}

/**
 * Renames a member, gives another role, deactivates or activates again. A deactivated member's sessions end and API
 * keys are revoked for good. Problems: APP-403, APP-404, APP-409 for the last active admin.
 */
export async function changeMember(
  world: Pick<PeopleWorld, "store" | "wallClock">,
  actor: Actor,
  { memberId, change }: { readonly memberId: string; readonly change: MemberChange },
): Promise<Outcome<Member>> {
  const refused = refuseNewAdmin(actor, change);
  if (refused) return refused;
  return act(world, actor, "members:edit", async (tx) => {
    if (losesAdmin(change) && (await isLastAdmin(tx, memberId))) {
      return conflict(
        `member ${memberId}`,
        "this is the last active admin; without one nobody could manage people",
        "make somebody else an admin first",
      );
    }
    const before = await tx.members.find(memberId);
    if (!before) return notFound("member", memberId);
    await tx.members.update(memberId, change);
    if (change.isActive === false) {
      await tx.members.endSessions(memberId);
      await tx.apiKeys.revokeAllOf(memberId, world.wallClock.now());
    }
    await tx.audit.append({
      action: "members:change",
      objectKind: "member",
      objectId: memberId,
      detail: { from: { name: before.name, role: before.role, isActive: before.isActive }, to: change },
    });
    return success({ ...before, ...change });
  });
}

const losesAdmin = ({ role, isActive }: MemberChange): boolean =>
  isActive === false || (role !== undefined && role !== "admin");

async function isLastAdmin(tx: Transaction, memberId: string): Promise<boolean> {
  const admins = await tx.members.lockActiveAdmins();
  return admins.length === 1 && admins[0] === memberId;
}
