import type { Feature } from "geojson";
import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { dissolveUnits } from "../../core/geo/dissolve-units.ts";
import { measureShapes } from "../../core/geo/measure-shapes.ts";
import { createUnitLocator, type UnitLocator } from "../../core/geo/unit-locator.ts";
import type { ShapeResolution } from "../ports/rows/shapes.ts";
import { prepareTiles, type TileSource } from "./cut-tiles.ts";
import { topologyAt } from "./derive-outline.ts";
import type { Weighty } from "./open-cache.ts";
import { type NamedTopology, readTopology } from "./read-topology.ts";

/** Shapes of a layer in memory; each form is made when it is first asked for. */
export interface LayerShapes extends Weighty {
  topology(resolution: ShapeResolution): UnitTopology;
  /** Code of the unit that holds a place (degrees). */
  locate(lon: number, lat: number): { readonly unit: string | null };
  /** Length of all rings of each unit by position, km. */
  perimeterKm(): readonly number[];
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
  let perimeterKm: readonly number[] | null = null;
  let locator: UnitLocator | null = null;
  const vertices = fine.arcs.reduce((sum, arc) => sum + arc.length, 0);
  return {
    topology: (resolution) => {
      if (resolution === "fine") return fine;
      coarse ??= topologyAt(fine, resolution);
      return coarse;
    },
    locate: (lon, lat) => {
      locator ??= createUnitLocator(fine);
      return { unit: named.codes[locator.locate(lon, lat)] ?? null };
    },
    perimeterKm: () => {
      perimeterKm ??= [...measureShapes(fine).perimeterKm];
      return perimeterKm;
    },
    units: () => {
      units ??= prepareTiles(unitFeatures(named));
      return units;
    },
    bytes: () => {
      // the locator has rings of its own, in which both sides of a border have their vertices
      const forms = 1 + (coarse === null ? 0 : 1) + (locator === null ? 0 : 2);
      return vertices * BYTES_PER_VERTEX * forms + (units?.bytes() ?? 0);
    },
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
