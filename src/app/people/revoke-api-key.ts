import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound, refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** From the next request on the key opens nothing. An admin may revoke anyone's. Problems: APP-403, APP-404. */
export async function revokeApiKey(
  world: Pick<PeopleWorld, "store" | "wallClock">,
  actor: Actor,
  apiKeyId: string,
): Promise<Outcome<null>> {
  const refused = refuseAction(actor, "api-keys:edit");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => {
    if (!(await tx.apiKeys.revoke(apiKeyId, world.wallClock.now()))) return notFound("API key", apiKeyId);
    await tx.audit.append({
      action: "api-keys:revoke",
      objectKind: "api-key",
      objectId: apiKeyId,
      detail: {},
    });
    return success(null);
  });
}
