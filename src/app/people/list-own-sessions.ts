import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser, SignInSession } from "../ports/sign-ins.ts";
import { refuseAction } from "../refuse.ts";
import { findOwnUser } from "./find-own-user.ts";
import type { PeopleWorld } from "./people-world.ts";

export async function listOwnSessions(
  world: Pick<PeopleWorld, "store" | "signIns">,
  actor: Actor,
  browser: Browser,
): Promise<Outcome<readonly SignInSession[]>> {
  const refused = refuseAction(actor, "self:read");
  if (refused) return refused;
  const user = await findOwnUser(world, actor);
  return user.ok ? success(await world.signIns.listSessions(user.value, browser)) : user;
}
