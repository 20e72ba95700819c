import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import { notFound, refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export async function getMember(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  memberId: string,
): Promise<Outcome<Member>> {
  const refused = refuseAction(actor, "members:read");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => {
    const member = await tx.members.find(memberId);
    return member ? success(member) : notFound("member", memberId);
  });
}
