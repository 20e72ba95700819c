import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ApiKey } from "../ports/rows/api-keys.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { PeopleWorld } from "./people-world.ts";

/** The actor's own keys, an admin's are everyone's; newest first. The keys themselves are not kept. */
export function listApiKeys(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  page: InstantPage,
): Promise<Outcome<readonly ApiKey[]>> {
  return act(world, actor, "api-keys:read", async (tx) => success(await tx.apiKeys.list(page)));
}
