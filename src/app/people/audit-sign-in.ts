import { success } from "../../core/domain/problem.ts";
import type { SignedIn } from "../ports/sign-ins.ts";
import type { PeopleWorld } from "./people-world.ts";

/** Tells the audit log of every organisation that the user belongs to. */
export async function auditSignIn(
  world: Pick<PeopleWorld, "store">,
  { actors }: SignedIn,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const actor of actors) {
    await world.store.transact(actor, async (tx) => {
      const entry = { objectKind: "member", objectId: actor.memberId, detail };
      await tx.audit.append({ action: "self:sign-in", ...entry });
      return success(null);
    });
  }
}
