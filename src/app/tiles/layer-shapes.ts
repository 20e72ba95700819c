import type { Feature } from "geojson";
import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { dissolveUnits } from "../../core/geo/dissolve-units.ts";
import type { Actor } from "../ports/actor.ts";
import type { Transaction } from "../ports/store.ts";
import { prepareTiles, type TileSource } from "./cut-tiles.ts";
import type { TileCache, Weighty } from "./open-tile-cache.ts";
import { type NamedTopology, readTopology } from "./read-topology.ts";

/** Shapes of a layer in memory. */
export interface LayerShapes extends Weighty {
  readonly topology: UnitTopology;
  /** Units with id = position + 1 and the properties code and name. */
  readonly units: TileSource;
}

/** What two numbers in an array cost. */
const BYTES_PER_VERTEX = 50;

/** Null where the layer has no shapes. Layers never change, so that this holds as long as there is room. */
export function layerShapes(
  world: { readonly layerShapes: TileCache<LayerShapes> },
  actor: Actor,
  { tx, layerId }: { readonly tx: Transaction; readonly layerId: string },
): Promise<LayerShapes | null> {
  return world.layerShapes.get(`${actor.orgId} ${layerId}`, async () => {
    const text = await tx.catalogue.readTopology(layerId);
    if (text === null) return null;
    const named = readTopology(text);
    const units = prepareTiles(unitFeatures(named));
    const vertices = named.topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
    return {
      topology: named.topology,
      units,
      bytes: () => vertices * BYTES_PER_VERTEX + units.bytes(),
    };
  });
}

/** Position of a unit by the id of its feature. A vector tile's ids are positive. */
export const positionOf = (featureId: unknown): number => Number(featureId) - 1;

function unitFeatures({ topology, codes, names }: NamedTopology): readonly Feature[] {
  return codes.flatMap((code, position): Feature[] => {
    if (topology.polygons[position].length === 0) return [];
    const { geometry } = dissolveUnits(topology, [position]);
    return [{ type: "Feature", id: position + 1, properties: { code, name: names[position] }, geometry }];
  });
}
