import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { NewAdmin, NewOrganisation } from "../ports/installation.ts";
import { conflict } from "../refuse.ts";
import { checkNewPassword } from "./check-new-password.ts";
import { findWrongSettings } from "./check-organisation.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface NewOrganisationRequest {
  readonly organisation: Omit<NewOrganisation, "orgId">;
  readonly admin: { readonly name: string; readonly email: string; readonly password: string };
}

type CreationWorld = Pick<PeopleWorld, "installation" | "passwords" | "ids">;

/** Ids of what was created. */
export interface CreatedOrganisation {
  readonly orgId: string;
  readonly adminMemberId: string;
}

/** Creates an organisation with its first admin. Problems: APP-422; APP-409 where the e-mail address has a login. */
export async function createOrganisation(
  world: CreationWorld,
  request: NewOrganisationRequest,
): Promise<Outcome<CreatedOrganisation>> {
  const prepared = await prepareOrganisation(world, request);
  if (!prepared.ok) return prepared;
  const { organisation, admin } = prepared.value;
  const created = await world.installation.createOrganisation(organisation, admin, null);
  if (!created.ok) return created;
  // without a token nothing is refused
  return created.value === "created"
    ? success({ orgId: organisation.orgId, adminMemberId: admin.memberId })
    : conflict("organisation", "it was not created", "try again");
}

export interface PreparedOrganisation {
  readonly organisation: NewOrganisation;
  readonly admin: NewAdmin;
}

/** Checks everything that can be checked without the store, and hashes the password. */
export async function prepareOrganisation(
  world: Pick<PeopleWorld, "passwords" | "ids">,
  { organisation, admin }: NewOrganisationRequest,
): Promise<Outcome<PreparedOrganisation>> {
  const email = admin.email.trim().toLowerCase();
  const problems: Problem[] = [
    ...findWrongSettings(organisation, "/organisation"),
    ...checkNewPassword(admin.password, [email, admin.name, organisation.name], "/admin/password"),
  ];
  if (problems.length > 0) return failure(problems);
  return success({
    organisation: { orgId: world.ids.next(), ...organisation },
    admin: {
      memberId: world.ids.next(),
      userId: world.ids.next(),
      name: admin.name,
      email,
      passwordHash: await world.passwords.hash(admin.password),
    },
  });
}
