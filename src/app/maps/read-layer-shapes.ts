import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { TileWorld } from "../tiles/tile-world.ts";

/** The shapes of a layer as they are kept: gzipped TopoJSON text. Problem: APP-404, also for a layer without shapes. */
export const readLayerShapes = (
  world: TileWorld,
  actor: Actor,
  { layerId }: { readonly layerId: string },
): Promise<Outcome<Uint8Array>> =>
  act(world, actor, "layers:read", async (tx) => {
    const packed = await tx.shapes.layer(layerId);
    return packed === null ? notFound("shapes of layer", layerId) : success(packed);
  });
