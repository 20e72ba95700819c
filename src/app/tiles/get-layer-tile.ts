import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { TilePlace } from "./cut-tiles.ts";
import { encodeTile } from "./encode-tile.ts";
import { layerShapes } from "./layer-shapes.ts";
import { TILE_FORMAT, type Tile } from "./tile.ts";
import type { TileWorld } from "./tile-world.ts";

export interface LayerTileRequest extends TilePlace {
  readonly layerId: string;
  /** Tags of the tiles that the asker has. */
  readonly knownTags: readonly string[];
}

/** A layer's units as a vector tile; nothing for a layer without shapes. Problem: APP-404. */
export function getLayerTile(
  world: TileWorld,
  actor: Actor,
  { layerId, knownTags, ...place }: LayerTileRequest,
): Promise<Outcome<Tile>> {
  return act<Tile>(world, actor, "layers:read", async (tx) => {
    if ((await tx.layers.find(layerId)) === null) return notFound("layer", layerId);
    // a layer never changes
    const tag = TILE_FORMAT;
    if (knownTags.includes(tag)) return success({ tag, content: "unchanged" });
    const layer = await layerShapes(world, actor, { tx, layerId });
    return success({ tag, content: encodeTile({ units: layer?.units.cut(place) ?? [] }) });
  });
}
