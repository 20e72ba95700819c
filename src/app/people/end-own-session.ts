import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound, refuseAction } from "../refuse.ts";
import { auditOwn, findOwnUser } from "./find-own-user.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";

/** Problems: APP-403, APP-404. */
export async function endOwnSession(
  world: Pick<PeopleWorld, "store" | "signIns">,
  actor: Actor,
  sessionId: string,
): Promise<Outcome<null>> {
  const refused = refuseAction(actor, "self:edit") ?? refuseKey(actor);
  if (refused) return refused;
  const user = await findOwnUser(world, actor);
  if (!user.ok) return user;
  if (!(await world.signIns.endSession(user.value, sessionId))) return notFound("session", sessionId);
  await auditOwn(world, actor, "self:end-session");
  return success(null);
}
