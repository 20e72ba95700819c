import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Role } from "../../core/domain/roles.ts";
import type { Actor } from "../ports/actor.ts";
import type { Member } from "../ports/rows/members.ts";
import { refuseAction } from "../refuse.ts";
import { checkNewPassword } from "./check-new-password.ts";
import { createTemporaryPassword } from "./create-temporary-password.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseNewAdmin } from "./refuse-key.ts";

export interface NewMemberRequest {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Left out: one is made up. */
  readonly password?: string;
}

export interface CreatedMember {
  readonly member: Member;
  /** The password that was made up, to be handed over and changed; null where one was given. */
  readonly temporaryPassword: string | null;
}

/** Problems: APP-403, APP-422 (password), APP-409 where the e-mail address has a login. */
export async function createMember(
  world: Pick<PeopleWorld, "store" | "passwords" | "secrets" | "ids" | "wallClock">,
  actor: Actor,
  request: NewMemberRequest,
): Promise<Outcome<CreatedMember>> {
  const refused = refuseAction(actor, "members:edit") ?? refuseNewAdmin(actor, request);
  if (refused) return refused;
  const { name, role } = request;
  const email = request.email.trim().toLowerCase();
  if (request.password !== undefined) {
    const problems = checkNewPassword(request.password, [email, name], "/password");
    if (problems.length > 0) return failure(problems);
  }
  const password = request.password ?? createTemporaryPassword(world.secrets);
  const passwordHash = await world.passwords.hash(password);
  const id = world.ids.next();
  return world.store.transact(actor, async (tx) => {
    const isPasswordTemporary = request.password === undefined;
    const login = { userId: world.ids.next(), email, passwordHash, isPasswordTemporary };
    await tx.members.create({ id, name, role, ...login });
    await tx.audit.append({
      action: "members:create",
      objectKind: "member",
      objectId: id,
      detail: { name, email, role },
    });
    const member: Member = { id, name, email, role, isActive: true, createdAt: world.wallClock.now() };
    return success({ member, temporaryPassword: isPasswordTemporary ? password : null });
  });
}
