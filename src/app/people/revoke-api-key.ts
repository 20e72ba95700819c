import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

/** From the next request on the key opens nothing. An admin may revoke anyone's. Problems: APP-403, APP-404. */
export function revokeApiKey(
  world: Pick<PeopleWorld, "store" | "wallClock">,
  actor: Actor,
  apiKeyId: string,
): Promise<Outcome<null>> {
  return act(world, actor, "api-keys:edit", async (tx) => {
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
