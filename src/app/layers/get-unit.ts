import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { UnitRecord } from "../ports/rows/layers.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** One unit of a layer, by its code. Problem: APP-404. */
export function getUnit(
  world: { readonly store: Store },
  actor: Actor,
  { layerId, code }: { readonly layerId: string; readonly code: string },
): Promise<Outcome<UnitRecord>> {
  return act(world, actor, "layers:read", async (tx) => {
    const unit = await tx.layers.unit(layerId, code);
    return unit ? success(unit) : notFound("unit", code);
  });
}
