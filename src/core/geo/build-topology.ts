import type { GeometryCollection } from "geojson";
import { topology } from "topojson-server";
import type { MultiPolygon, GeometryCollection as TopoCollection } from "topojson-specification";
import type { UnitTopology } from "../domain/unit-layer.ts";
import type { PolygonRings } from "./stitch-ring.ts";

/**
 * Units with shared arcs from one list of polygons (degrees, rings closed) per unit.
 * Two units share an arc where they have exactly the same vertices; coordinates are not rounded.
 */
export function buildTopology(polygonsOfUnits: readonly (readonly PolygonRings[])[]): UnitTopology {
  const units: GeometryCollection = {
    type: "GeometryCollection",
    geometries: polygonsOfUnits.map((polygons) => ({
      type: "MultiPolygon",
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    })),
  };
  const built = topology({ units });
  const collection = built.objects.units as TopoCollection;
  return {
    arcs: built.arcs.map((arc) => arc.map(([x, y]) => [x, y] as const)),
    polygons: collection.geometries.map((geometry) => (geometry as MultiPolygon).arcs),
  };
}
