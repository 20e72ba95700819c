import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Browser, SecondFactor, SignedIn } from "../ports/sign-ins.ts";
import { auditSignIn } from "./audit-sign-in.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseAttempt, refuseSignIn } from "./refuse-sign-in.ts";

/** On top of five per sign-in and ten in a row per login, which are counted where the codes are checked. */
const PER_ADDRESS = { attempts: 50, windowMilliseconds: 15 * 60 * 1000 };

/** Completes a sign-in with a code of the authenticator or a recovery code. Problems: APP-401, APP-429. */
export async function giveSecondFactor(
  world: Pick<PeopleWorld, "signIns" | "failedSignIns" | "attempts" | "store">,
  { factor, browser }: { readonly factor: SecondFactor; readonly browser: Browser },
): Promise<Outcome<SignedIn>> {
  const from = `second factor ${browser.address}`;
  const wait = await world.attempts.begin(from, PER_ADDRESS);
  if (wait > 0) return refuseAttempt(wait);
  // asked before, for too many wrong codes end what waits for one
  const userId = await world.signIns.findPendingUser(browser);
  const result = await world.signIns.giveSecondFactor(factor, browser);
  if (result.state === "refused") {
    if (userId !== null) {
      const { address } = browser;
      world.failedSignIns.record({ login: { userId }, step: "second-factor", address, isThrottled: false });
    }
    return refuseSignIn(
      "code" in factor ? "/code" : "/recoveryCode",
      "the code is not right or was used before, or the sign-in was begun too long ago",
      "wait for the next code; after five wrong ones sign in anew",
    );
  }
  await world.attempts.forgive(from, false);
  await auditSignIn(world, result);
  return success(result);
}
