import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AuditEntry } from "../ports/rows/audit.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Id of the login behind the actor. */
export async function findOwnUser(world: Pick<PeopleWorld, "store">, actor: Actor): Promise<Outcome<string>> {
  return world.store.transact(actor, async (tx) => {
    const user = await tx.members.findUser(actor.memberId);
    if (!user) throw new BrokenInvariant("got no row of the actor's own, expected to see it");
    return success(user.userId);
  });
}

/** Tells the audit log what the actor did to their own login. */
export async function auditOwn(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  action: AuditEntry["action"],
): Promise<void> {
  await world.store.transact(actor, async (tx) => {
    await tx.audit.append({ action, objectKind: "member", objectId: actor.memberId, detail: {} });
    return success(null);
  });
}
