import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { UnitRecord } from "../ports/rows/layers.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

export interface UnitListRequest {
  readonly layerId: string;
  readonly limit: number;
  readonly afterPosition: number | null;
}

/** Units of a layer by position, a page of them. Problem: APP-404. */
export function listUnits(
  world: { readonly store: Store },
  actor: Actor,
  { layerId, limit, afterPosition }: UnitListRequest,
): Promise<Outcome<readonly UnitRecord[]>> {
  return act(world, actor, "layers:read", async (tx) =>
    (await tx.layers.find(layerId))
      ? success(await tx.layers.units(layerId, limit, afterPosition))
      : notFound("layer", layerId),
  );
}
