import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { TileWorld } from "../tiles/tile-world.ts";

export interface LayerMapParts {
  /** JSON text of everything but the perimeters. */
  readonly text: string;
  /** By position, km; null where the layer has no shapes. */
  readonly perimeterKm: readonly number[] | null;
}

const ACTION = "layers:read";

/** A whole layer for who draws and counts it: units, measures, neighbours, perimeters. Problem: APP-404. */
export async function readLayerMap(
  world: TileWorld,
  actor: Actor,
  { layerId }: { readonly layerId: string },
): Promise<Outcome<LayerMapParts>> {
  const read = await act(world, actor, ACTION, async (tx) => {
    const text = await tx.maps.layer(layerId);
    return text === null ? notFound("layer", layerId) : success(text);
  });
  if (!read.ok) return read;
  const order = { layerKey: `${actor.orgId} ${layerId}` };
  const known = await world.engine.maps.measurePerimeters(order);
  if (known !== null) return success({ text: read.value, perimeterKm: known });
  const layer = await act(world, actor, ACTION, async (tx) => success(await tx.shapes.layer(layerId)));
  if (!layer.ok) return layer;
  if (layer.value === null) return success({ text: read.value, perimeterKm: null });
  const perimeterKm = await world.engine.maps.measurePerimeters({ ...order, layer: layer.value });
  return success({ text: read.value, perimeterKm });
}
