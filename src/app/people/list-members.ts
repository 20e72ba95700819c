import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface NameKey {
  readonly name: string;
  readonly id: string;
}

/** Members within the actor's reach by name. */
export async function listMembers(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  { limit, after }: { readonly limit: number; readonly after: NameKey | null },
): Promise<Outcome<readonly Member[]>> {
  return act(world, actor, "members:read", async (tx) => success(await tx.members.list(limit, after)));
}
