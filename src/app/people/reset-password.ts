import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { conflict, notFound, refuseAction } from "../refuse.ts";
import { createTemporaryPassword } from "./create-temporary-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";

/**
 * A new temporary password for a member who forgot theirs; their sessions end, a second factor stays. Problems:
 * APP-403, APP-404, APP-409 where the login belongs to another organisation too.
 */
export async function resetPassword(
  world: Pick<PeopleWorld, "store" | "passwords" | "secrets">,
  actor: Actor,
  memberId: string,
): Promise<Outcome<{ readonly temporaryPassword: string }>> {
  const refused = refuseAction(actor, "members:edit") ?? refuseKey(actor);
  if (refused) return refused;
  const temporaryPassword = createTemporaryPassword(world.secrets);
  const passwordHash = await world.passwords.hash(temporaryPassword);
  return world.store.transact(actor, async (tx) => {
    if (!(await tx.members.find(memberId))) return notFound("member", memberId);
    if (await tx.members.isSharedLogin(memberId)) {
      return conflict(
        `member ${memberId}`,
        "the login belongs to another organisation too",
        "the member has to change the password",
      );
    }
    await tx.members.setTemporaryPassword(memberId, passwordHash);
    await tx.members.endSessions(memberId);
    await tx.audit.append({
      action: "members:reset-password",
      objectKind: "member",
      objectId: memberId,
      detail: {},
    });
    return success({ temporaryPassword });
  });
}
