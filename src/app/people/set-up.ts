import { type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import {
  type CreatedOrganisation,
  type NewOrganisationRequest,
  prepareOrganisation,
} from "./create-organisation.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseSignIn } from "./refuse-sign-in.ts";

export interface SetUpRequest extends NewOrganisationRequest {
  readonly token: string;
}

/**
 * The first organisation and its admin, by the token that the server printed: exactly once, however many try.
 * Problems: APP-401 where the token is wrong, used or expired; APP-422 for what is wrong in the request.
 */
export async function setUp(
  world: Pick<PeopleWorld, "installation" | "passwords" | "secrets" | "ids">,
  { token, ...request }: SetUpRequest,
): Promise<Outcome<CreatedOrganisation>> {
  // told again inside the transaction; here it spares the costly hash for whoever comes too late
  if (await world.installation.hasOrganisation()) return refuseToken();
  const prepared = await prepareOrganisation(world, request);
  if (!prepared.ok) return prepared;
  const { organisation, admin } = prepared.value;
  const digest = world.secrets.digest(token);
  const created = await world.installation.createOrganisation(organisation, admin, digest);
  if (!created.ok) return created;
  if (created.value === "refused") return refuseToken();
  return success({ orgId: organisation.orgId, adminMemberId: admin.memberId });
}

const refuseToken = (): Failure =>
  refuseSignIn(
    "/token",
    "the token is wrong, used or expired, or the set-up is done",
    "sign in; where nobody can yet, start the server again: it prints a new token",
  );
