import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanDrawing, TilePlace } from "../ports/map-thread.ts";
import type { Action } from "../rights/policy.ts";
import type { TileWorld } from "./tile-world.ts";

export interface TileParts {
  readonly action: Action;
  readonly place: TilePlace;
  readonly layerId: string;
  readonly plan: {
    readonly key: string;
    /** Null where the plan is no longer what the key says. */
    readonly read: () => Promise<Outcome<PlanDrawing | null>>;
  } | null;
}

/**
 * Has a tile cut by the map thread, and reads for it what it has not in memory. No transaction is open while it works.
 * `overtaken`: the plan is no longer what was asked for.
 */
export async function orderTile(
  world: TileWorld,
  actor: Actor,
  { action, place, layerId, plan }: TileParts,
): Promise<Outcome<Uint8Array | null | "overtaken">> {
  const order = { place, layerKey: `${actor.orgId} ${layerId}`, planKey: plan?.key ?? null };
  let given: { readonly layer?: Uint8Array; readonly plan?: PlanDrawing } = {};
  for (;;) {
    const answer = await world.engine.maps.cutTile({ ...order, ...given });
    if (answer.kind === "tile") return success(answer.content);
    if (answer.what === "layer") {
      const layer = await act(world, actor, action, async (tx) => success(await tx.shapes.layer(layerId)));
      if (!layer.ok) return layer;
      if (layer.value === null) return success(null);
      given = { ...given, layer: layer.value };
    } else {
      const drawing = await plan?.read();
      if (drawing && !drawing.ok) return drawing;
      if (!drawing?.value) return success("overtaken");
      given = { ...given, plan: drawing.value };
    }
  }
}
