import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { conflict, notFound, refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";

/**
 * Takes the second factor off a member who lost the device and the recovery codes; their sessions end, the password
 * stays. Problems: APP-403, APP-404, APP-409 where there is none, for the actor's own login, and where the login belongs
 * to another organisation too.
 */
export async function resetSecondFactor(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  memberId: string,
): Promise<Outcome<null>> {
  const refused = refuseAction(actor, "members:edit") ?? refuseKey(actor);
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => {
    const user = await tx.members.findUser(memberId);
    if (!user) return notFound("member", memberId);
    const item = `member ${memberId}`;
    // an open browser must not be enough to get rid of one's own: switching it off asks for the password
    if (memberId === actor.memberId) {
      return conflict(item, "this is your own second factor", "switch it off: POST /v1/self/totp/disable");
    }
    if (!user.hasTotp) return conflict(item, "the member has no second factor", "nothing needs to be done");
    if (await tx.members.isSharedLogin(memberId)) {
      return conflict(
        item,
        "the login belongs to another organisation too",
        "the member has to use a recovery code",
      );
    }
    await tx.members.removeSecondFactor(memberId);
    await tx.members.endSessions(memberId);
    await tx.audit.append({
      action: "members:reset-second-factor",
      objectKind: "member",
      objectId: memberId,
      detail: {},
    });
    return success(null);
  });
}
