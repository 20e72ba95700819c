import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import Flatbush from "flatbush";
import type { Polygon } from "geojson";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { KM_PER_DEGREE } from "./chunk-index.ts";
import { boundsOfRing } from "./ring-bounds.ts";
import { distanceToPiece } from "./segment-gap.ts";
import { stitchRing } from "./stitch-ring.ts";
import { unwrapPolygon } from "./unwrap-ring.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

/** Finds the unit at a place. Units are indices. */
export interface UnitLocator {
  /** The unit whose shape holds the point (degrees), the lowest index where several do (a border counts); −1 for none. */
  locate(longitude: number, latitude: number): number;
  /** The unit whose outline is nearest to the point and how far that is, if within `maximumKm`; 0 km inside a unit. */
  nearest(
    longitude: number,
    latitude: number,
    maximumKm: number,
  ): { readonly unit: number; readonly km: number } | null;
}

interface Shape {
  readonly unit: number;
  readonly polygon: Polygon;
}

/**
 * Spatial index over unit shapes: bounding boxes in a packed R-tree (Flatbush), then an exact test. Sees across the antimeridian.
 * Building is O(n log n); a look-up costs the vertices of the few shapes whose box holds the point.
 */
export function createUnitLocator(topology: UnitTopology): UnitLocator {
  const shapes = listShapes(topology);
  if (shapes.length === 0) return { locate: () => -1, nearest: () => null };
  const tree = new Flatbush(shapes.length);
  for (const { polygon } of shapes) {
    const { minX, minY, maxX, maxY } = boundsOfRing(polygon.coordinates[0] as [number, number][]);
    tree.add(minX, minY, maxX, maxY);
  }
  tree.finish();
  const search = (
    longitude: number,
    latitude: number,
    margin: { x: number; y: number },
  ): readonly number[] => {
    const found = new Set<number>();
    // Shapes that cross the antimeridian reach past ±180: look a whole turn away too.
    for (const turn of [0, 360, -360]) {
      const x = wrapLongitude(longitude) + turn;
      for (const i of tree.search(x - margin.x, latitude - margin.y, x + margin.x, latitude + margin.y))
        found.add(i);
    }
    return [...found];
  };
  const locate = (longitude: number, latitude: number): number => {
    let unit = -1;
    for (const index of search(longitude, latitude, { x: 0, y: 0 })) {
      const shape = shapes[index];
      if (unit >= 0 && shape.unit >= unit) continue;
      if (holds(shape, longitude, latitude)) unit = shape.unit;
    }
    return unit;
  };
  const nearest = (longitude: number, latitude: number, maximumKm: number) => {
    const inside = locate(longitude, latitude);
    if (inside >= 0) return { unit: inside, km: 0 };
    for (let reach = Math.min(1, maximumKm); ; reach = Math.min(reach * 4, maximumKm)) {
      const shrink = Math.cos((Math.min(89.5, Math.abs(latitude) + reach / KM_PER_DEGREE) * Math.PI) / 180);
      const margin = { x: Math.min(360, reach / KM_PER_DEGREE / shrink), y: reach / KM_PER_DEGREE };
      const best = nearestOf(
        search(longitude, latitude, margin).map((index) => shapes[index]),
        longitude,
        latitude,
      );
      if (best !== null && best.km <= reach) return best;
      if (reach >= maximumKm || reach > 20_040) return null;
    }
  };
  return { locate, nearest };
}

function listShapes(topology: UnitTopology): readonly Shape[] {
  return topology.polygons.flatMap((polygons, unit) =>
    polygons.map((rings) => ({
      unit,
      polygon: {
        type: "Polygon" as const,
        coordinates: unwrapPolygon(rings.map((ring) => stitchRing(topology.arcs, ring))).map((ring) =>
          ring.map(([x, y]) => [x, y]),
        ),
      },
    })),
  );
}

function holds(shape: Shape, longitude: number, latitude: number): boolean {
  const x = wrapLongitude(longitude);
  const start = shape.polygon.coordinates[0][0][0];
  const nearby = start + wrapLongitude(x - start);
  return [nearby, nearby + 360, nearby - 360].some((turned) =>
    booleanPointInPolygon([turned, latitude], shape.polygon),
  );
}

function nearestOf(
  shapes: readonly Shape[],
  longitude: number,
  latitude: number,
): { readonly unit: number; readonly km: number } | null {
  const scaleX = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  let best: { unit: number; km: number } | null = null;
  for (const { unit, polygon } of shapes) {
    for (const ring of polygon.coordinates) {
      for (let i = 1; i < ring.length; i++) {
        const ax = wrapLongitude(ring[i - 1][0] - longitude);
        const piece = {
          ax: ax * scaleX,
          ay: (ring[i - 1][1] - latitude) * KM_PER_DEGREE,
          bx: (ax + ring[i][0] - ring[i - 1][0]) * scaleX,
          by: (ring[i][1] - latitude) * KM_PER_DEGREE,
        };
        const km = distanceToPiece(0, 0, piece);
        if (best === null || km < best.km || (km === best.km && unit < best.unit)) best = { unit, km };
      }
    }
  }
  return best;
}
