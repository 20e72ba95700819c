import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser, SetCookies } from "../ports/sign-ins.ts";
import { invalid, refuseAction } from "../refuse.ts";
import { checkNewPassword } from "./check-new-password.ts";
import { auditOwn } from "./find-own-user.ts";
import { getSelf } from "./get-self.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { wrongPassword } from "./refuse-sign-in.ts";

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly browser: Browser;
}

/** Ends all other sessions too. Problems: APP-401 for the current password, APP-403, APP-422 for the new one, APP-429. */
export async function changeOwnPassword(
  world: Pick<PeopleWorld, "store" | "signIns" | "attempts">,
  actor: Actor,
  { current, next, browser }: PasswordChange,
): Promise<Outcome<SetCookies>> {
  const refused = refuseAction(actor, "self:change-password") ?? refuseKey(actor);
  if (refused) return refused;
  const self = await getSelf(world, actor);
  if (!self.ok) return self;
  const { member, organisation } = self.value;
  const problems = checkNewPassword(next, [member.email, member.name, organisation.name], "/newPassword");
  if (problems.length > 0) return failure(problems);
  if (next === current) {
    return invalid("/newPassword", "the new password is the one that is to be changed", "choose another one");
  }
  return guardOwnPassword(world, actor, async (): Promise<Outcome<SetCookies>> => {
    const result = await world.signIns.changePassword({ current, next }, browser);
    if (result.state === "refused") return wrongPassword("/currentPassword");
    await auditOwn(world, actor, "self:change-password");
    return success(result.cookies);
  });
}
