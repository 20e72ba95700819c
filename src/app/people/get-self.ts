import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import type { Organisation } from "../ports/rows/organisation.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface Self {
  readonly member: Member;
  readonly organisation: Organisation;
  readonly hasTotp: boolean;
  readonly actor: Actor;
}

/** Who the actor is, where, and with what rights. */
export function getSelf(world: Pick<PeopleWorld, "store">, actor: Actor): Promise<Outcome<Self>> {
  return act(world, actor, "self:read", async (tx) => {
    const member = await tx.members.find(actor.memberId);
    const user = await tx.members.findUser(actor.memberId);
    if (!member || !user) throw new BrokenInvariant("got no row of the actor's own, expected to see it");
    const organisation = await tx.organisation.get();
    return success({ member, organisation, hasTotp: user.hasTotp, actor });
  });
}
