import { type Outcome, success } from "../../core/domain/problem.ts";
import type { FailedSignIn } from "../ports/failed-sign-ins.ts";
import type { Browser, SecondFactorRequired, SignedIn } from "../ports/sign-ins.ts";
import { auditSignIn } from "./audit-sign-in.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseAttempt, refuseSignIn } from "./refuse-sign-in.ts";

const WINDOW_MILLISECONDS = 15 * 60 * 1000;
const PER_LOGIN = { attempts: 10, windowMilliseconds: WINDOW_MILLISECONDS };
/** A whole office may sit behind one address. */
const PER_ADDRESS = { attempts: 50, windowMilliseconds: WINDOW_MILLISECONDS };

/** A login that has to wait is told to the audit log once in a window, however often somebody tries. */
const TOLD_ONCE = { attempts: 1, windowMilliseconds: WINDOW_MILLISECONDS };

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  readonly browser: Browser;
}

/**
 * Opens a session, or asks for the second factor. Problems: APP-401 (unknown, wrong and deactivated alike), APP-429
 * after ten failures for a login or fifty from an address within a quarter of an hour. Failures are told to the audit
 * log of the login's organisations.
 */
export async function signIn(
  world: Pick<PeopleWorld, "signIns" | "failedSignIns" | "attempts" | "store">,
  { email, password, browser }: SignInRequest,
): Promise<Outcome<SignedIn | SecondFactorRequired>> {
  const address = email.trim().toLowerCase();
  const login = `login ${address}`;
  const from = `address ${browser.address}`;
  const wait =
    (await world.attempts.begin(from, PER_ADDRESS)) || (await world.attempts.begin(login, PER_LOGIN));
  const failed: FailedSignIn = {
    login: { email: address },
    step: "password",
    address: browser.address,
    isThrottled: wait > 0,
  };
  if (wait > 0) {
    if ((await world.attempts.begin(`told ${address}`, TOLD_ONCE)) === 0) world.failedSignIns.record(failed);
    return refuseAttempt(wait);
  }
  const result = await world.signIns.signIn({ email: address, password }, browser);
  if (result.state === "refused") {
    world.failedSignIns.record(failed);
    return refuseSignIn("/email", "the e-mail address or the password is not right", "check both");
  }
  await world.attempts.forgive(login, true);
  await world.attempts.forgive(from, false);
  if (result.state === "signed-in") await auditSignIn(world, result);
  return success(result);
}
