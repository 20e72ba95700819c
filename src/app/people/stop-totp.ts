import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser, SetCookies } from "../ports/sign-ins.ts";
import { refuseAction } from "../refuse.ts";
import { auditOwn } from "./find-own-user.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { wrongPassword } from "./refuse-sign-in.ts";

/** Switches the second factor off; the session is renewed. Problems: APP-401, 403, 429. */
export async function stopTotp(
  world: Pick<PeopleWorld, "store" | "signIns" | "attempts">,
  actor: Actor,
  { password, browser }: { readonly password: string; readonly browser: Browser },
): Promise<Outcome<SetCookies>> {
  const refused = refuseAction(actor, "self:edit") ?? refuseKey(actor);
  if (refused) return refused;
  return guardOwnPassword(world, actor, async () => {
    const result = await world.signIns.stopTotp(password, browser);
    if (result.state === "refused") return wrongPassword("/password");
    await auditOwn(world, actor, "self:disable-totp");
    return success(result.cookies);
  });
}
