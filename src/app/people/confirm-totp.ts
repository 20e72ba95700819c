import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser, SetCookies } from "../ports/sign-ins.ts";
import { refuseAction } from "../refuse.ts";
import { auditOwn } from "./find-own-user.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { refuseSignIn } from "./refuse-sign-in.ts";

/** Switches the second factor on with a first code of the authenticator; the session is renewed. Problems: APP-401, 403, 429. */
export async function confirmTotp(
  world: Pick<PeopleWorld, "store" | "signIns" | "attempts">,
  actor: Actor,
  { code, browser }: { readonly code: string; readonly browser: Browser },
): Promise<Outcome<SetCookies>> {
  const refused = refuseAction(actor, "self:second-factor") ?? refuseKey(actor);
  if (refused) return refused;
  return guardOwnPassword(world, actor, async () => {
    const result = await world.signIns.confirmTotp(code, browser);
    if (result.state === "refused") {
      return refuseSignIn(
        "/code",
        "the code is not right, or no second factor was begun",
        "give the next code",
      );
    }
    await auditOwn(world, actor, "self:enable-totp");
    return success(result.cookies);
  });
}
