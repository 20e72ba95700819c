import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { LayerRecord } from "../ports/rows/layers.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** One layer. Problem: APP-404. */
export function getLayer(
  world: { readonly store: Store },
  actor: Actor,
  { layerId }: { readonly layerId: string },
): Promise<Outcome<LayerRecord>> {
  return act(world, actor, "layers:read", async (tx) => {
    const layer = await tx.layers.find(layerId);
    return layer ? success(layer) : notFound("layer", layerId);
  });
}
