import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import { notFound } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Problems: APP-403, APP-404. */
export function getMember(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  memberId: string,
): Promise<Outcome<Member>> {
  return act(world, actor, "members:read", async (tx) => {
    const member = await tx.members.find(memberId);
    return member ? success(member) : notFound("member", memberId);
  });
}
