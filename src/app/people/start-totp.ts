import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser } from "../ports/sign-ins.ts";
import { conflict, refuseAction } from "../refuse.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { wrongPassword } from "./refuse-sign-in.ts";

export interface TotpStart {
  /** `otpauth:` URI for the authenticator; holds the secret. */
  readonly uri: string;
  /** Ten codes, each good for one sign-in without the authenticator. */
  readonly recoveryCodes: readonly string[];
}

/** Begins a second factor; it is asked for once a first code has confirmed it. Problems: APP-401, 403, 409, 429. */
export async function startTotp(
  world: Pick<PeopleWorld, "store" | "signIns" | "attempts">,
  actor: Actor,
  { password, browser }: { readonly password: string; readonly browser: Browser },
): Promise<Outcome<TotpStart>> {
  const refused = refuseAction(actor, "self:second-factor") ?? refuseKey(actor);
  if (refused) return refused;
  return guardOwnPassword(world, actor, async () => {
    const result = await world.signIns.startTotp(password, browser);
    if (result.state === "refused") return wrongPassword("/password");
    if (result.state === "on-already") {
      return conflict("totp", "a second factor is on already", "switch it off first to use another device");
    }
    return success({ uri: result.uri, recoveryCodes: result.recoveryCodes });
  });
}
