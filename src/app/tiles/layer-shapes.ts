import type { Feature } from "geojson";
import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { dissolveUnits } from "../../core/geo/dissolve-units.ts";
import type { ShapeResolution } from "../ports/rows/shapes.ts";
import { prepareTiles, type TileSource } from "./cut-tiles.ts";
import { topologyAt } from "./derive-outline.ts";
import type { Weighty } from "./open-cache.ts";
import { type NamedTopology, readTopology } from "./read-topology.ts";

/** Shapes of a layer in memory; each form is made when it is first asked for. */
export interface LayerShapes extends Weighty {
  topology(resolution: ShapeResolution): UnitTopology;
  /** Units with id = position + 1 and the properties code and name. */
  units(): TileSource;
}

/** What two numbers in an array cost. */
const BYTES_PER_VERTEX = 50;

/** Of the text of a stored topology. Cost: all its vertices, for each form again. */
export function openLayerShapes(text: string): LayerShapes {
  const named = readTopology(text);
  const fine = named.topology;
  let coarse: UnitTopology | null = null;
  let units: TileSource | null = null;
  const vertices = fine.arcs.reduce((sum, arc) => sum + arc.length, 0);
  return {
    topology: (resolution) => {
      if (resolution === "fine") return fine;
      coarse ??= topologyAt(fine, resolution);
      return coarse;
    },
    units: () => {
      units ??= prepareTiles(unitFeatures(named));
      return units;
    },
    bytes: () => vertices * BYTES_PER_VERTEX * (coarse === null ? 1 : 2) + (units?.bytes() ?? 0),
  };
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
