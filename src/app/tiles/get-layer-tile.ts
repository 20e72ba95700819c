import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { TilePlace } from "../ports/map-thread.ts";
import { notFound } from "../refuse.ts";
import { orderTile } from "./order-tile.ts";
import { TILE_FORMAT, type Tile } from "./tile.ts";
import type { TileWorld } from "./tile-world.ts";

export interface LayerTileRequest extends TilePlace {
  readonly layerId: string;
  /** Tags of the tiles that the asker has. */
  readonly knownTags: readonly string[];
}

/** A layer's units as a vector tile; nothing for a layer without shapes. Problem: APP-404. */
export async function getLayerTile(
  world: TileWorld,
  actor: Actor,
  { layerId, knownTags, ...place }: LayerTileRequest,
): Promise<Outcome<Tile>> {
  const action = "layers:read";
  const found = await act(world, actor, action, async (tx) =>
    (await tx.layers.find(layerId)) === null ? notFound("layer", layerId) : success(null),
  );
  if (!found.ok) return found;
  // a layer never changes
  const tile = { tag: TILE_FORMAT, isPending: false };
  if (knownTags.includes(tile.tag)) return success({ ...tile, content: "unchanged" });
  const cut = await orderTile(world, actor, { action, place, layerId, plan: null });
  if (!cut.ok) return cut;
  return success({ ...tile, content: cut.value === "overtaken" ? null : cut.value });
}
