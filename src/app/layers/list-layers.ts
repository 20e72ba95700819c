import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { LayerRecord } from "../ports/rows/layers.ts";
import type { Store } from "../ports/store.ts";

/** Every layer of the organisation, by name. */
export function listLayers(
  world: { readonly store: Store },
  actor: Actor,
): Promise<Outcome<readonly LayerRecord[]>> {
  return act(world, actor, "layers:read", async (tx) => success(await tx.layers.list()));
}
