import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser, SetCookies } from "../ports/sign-ins.ts";
import { conflict, refuseAction } from "../refuse.ts";
import { auditOwn } from "./find-own-user.ts";
import { guardOwnPassword } from "./guard-own-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseKey } from "./refuse-key.ts";
import { wrongPassword } from "./refuse-sign-in.ts";

/** Switches the second factor off; the session is renewed. Problems: APP-401, 403, 409, 429. */
export async function stopTotp(
  world: Pick<PeopleWorld, "store" | "signIns" | "attempts">,
  actor: Actor,
  { password, browser }: { readonly password: string; readonly browser: Browser },
): Promise<Outcome<SetCookies>> {
  const refused = refuseAction(actor, "self:second-factor") ?? refuseKey(actor);
  if (refused) return refused;
  const isRequired = await world.store.transact(actor, async (tx) =>
    success((await tx.organisation.get()).secondFactorRoles.includes(actor.role)),
  );
  if (!isRequired.ok) return isRequired;
  if (isRequired.value) {
    return conflict(
      "totp",
      "your organisation requires a second factor of your role",
      "an admin can reset it where the device is lost; with another device it is set up anew then",
    );
  }
  return guardOwnPassword(world, actor, async () => {
    const result = await world.signIns.stopTotp(password, browser);
    if (result.state === "refused") return wrongPassword("/password");
    await auditOwn(world, actor, "self:disable-totp");
    return success(result.cookies);
  });
}
