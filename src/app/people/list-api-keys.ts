import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { ApiKey } from "../ports/rows/api-keys.ts";
import { refuseAction } from "../refuse.ts";
import type { PeopleWorld } from "./people-world.ts";

export interface ApiKeyQuery {
  readonly limit: number;
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
}

/** The actor's own keys, an admin's are everyone's; newest first. The keys themselves are not kept. */
export async function listApiKeys(
  world: Pick<PeopleWorld, "store">,
  actor: Actor,
  { limit, after }: ApiKeyQuery,
): Promise<Outcome<readonly ApiKey[]>> {
  const refused = refuseAction(actor, "api-keys:read");
  if (refused) return refused;
  return world.store.transact(actor, async (tx) => success(await tx.apiKeys.list(limit, after)));
}
