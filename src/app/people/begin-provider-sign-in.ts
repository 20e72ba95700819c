import { type Outcome, success } from "../../core/domain/problem.ts";
import type { BegunProof } from "../ports/identity-provider.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseProof } from "./refuse-proof.ts";

/** Sends the browser to the identity provider. `returnTo` is a path on this server. Problems: AUTH-111, AUTH-112, AUTH-115. */
export async function beginProviderSignIn(
  { identityProvider }: Pick<PeopleWorld, "identityProvider">,
  returnTo: string,
): Promise<Outcome<BegunProof>> {
  if (identityProvider === null) return refuseProof({ state: "no-provider" });
  const begun = await identityProvider.begin(returnTo);
  return begun.state === "begun" ? success(begun) : refuseProof(begun);
}
