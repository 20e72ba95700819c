import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";

/** Every account within reach that has a position, as JSON text in columns. */
export function listAccountPoints(world: { readonly store: Store }, actor: Actor): Promise<Outcome<string>> {
  return act(world, actor, "accounts:read", async (tx) => success(await tx.maps.accountPoints()));
}
