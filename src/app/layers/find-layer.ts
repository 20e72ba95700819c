import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { LayerRecord } from "../ports/rows/layers.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** The layer of this id or name. Problem: APP-404. */
export function findLayer(
  world: { readonly store: Store },
  actor: Actor,
  idOrName: string,
): Promise<Outcome<LayerRecord>> {
  return act(world, actor, "layers:read", async (tx) => {
    const layer = (await tx.layers.list()).find(({ id, name }) => id === idOrName || name === idOrName);
    return layer ? success(layer) : notFound("layer", idOrName);
  });
}
