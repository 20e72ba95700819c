import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Browser, SecondFactorRequired, SetCookies, SignedIn } from "../ports/sign-ins.ts";
import { auditSignIn } from "./audit-sign-in.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseProof } from "./refuse-proof.ts";
import { refuseAttempt } from "./refuse-sign-in.ts";

const PER_ADDRESS = { attempts: 50, windowMilliseconds: 15 * 60 * 1000 };

export interface ProviderAnswer {
  /** The query that the provider sent the browser back with. */
  readonly answer: Readonly<Record<string, string>>;
  readonly browser: Browser;
}

export interface ProviderSignIn {
  readonly state: (SignedIn | SecondFactorRequired)["state"];
  readonly cookies: SetCookies;
  /** Path on this server where the browser goes on. */
  readonly returnTo: string;
}

/**
 * Opens a session for the active member whose verified e-mail address the provider tells; nobody becomes a member by it.
 * The second factor of this server holds as for a password: asked for where it is on, set up first where it is required.
 * Problems: AUTH-111 to AUTH-117, APP-429.
 */
export async function completeProviderSignIn(
  world: Pick<PeopleWorld, "identityProvider" | "signIns" | "failedSignIns" | "attempts" | "store">,
  { answer, browser }: ProviderAnswer,
): Promise<Outcome<ProviderSignIn>> {
  if (world.identityProvider === null) return refuseProof({ state: "no-provider" });
  const from = `provider ${browser.address}`;
  const wait = await world.attempts.begin(from, PER_ADDRESS);
  if (wait > 0) return refuseAttempt(wait);
  const proof = await world.identityProvider.complete(answer, browser);
  if (proof.state !== "proven") return refuseProof(proof);
  const email = proof.email.trim().toLowerCase();
  const result = proof.isEmailVerified ? await world.signIns.signInProven(email, browser) : null;
  if (result === null || result.state === "refused") {
    const { address } = browser;
    world.failedSignIns.record({ login: { email }, step: "provider", address, isThrottled: false });
    return refuseProof({ state: result === null ? "not-verified" : "unknown" });
  }
  await world.attempts.forgive(from, false);
  if (result.state === "signed-in") await auditSignIn(world, result, { by: "provider" });
  const cookies = [...result.cookies, ...proof.cookies];
  return success({ state: result.state, cookies, returnTo: proof.returnTo });
}
