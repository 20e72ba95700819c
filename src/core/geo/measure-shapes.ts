import type { UnitTopology } from "../domain/unit-layer.ts";
import { lineLengthKm } from "./line-length.ts";
import { polygonAreaKm2 } from "./ring-area.ts";
import { stitchRing } from "./stitch-ring.ts";

export interface ShapeMeasures {
  /** Area of each unit in km², 0 for a unit without a shape. */
  readonly areaKm2: Float64Array;
  /** Length of all rings of each unit in km, holes and islands included. */
  readonly perimeterKm: Float64Array;
}

/** Area and perimeter of every unit on the sphere. Linear in the number of vertices. */
export function measureShapes(topology: UnitTopology): ShapeMeasures {
  const { arcs, polygons } = topology;
  const arcKm = arcs.map(lineLengthKm);
  const areaKm2 = new Float64Array(polygons.length);
  const perimeterKm = new Float64Array(polygons.length);
  polygons.forEach((unitPolygons, unit) => {
    for (const rings of unitPolygons) {
      areaKm2[unit] += polygonAreaKm2(rings.map((ring) => stitchRing(arcs, ring)));
      for (const ring of rings) for (const arc of ring) perimeterKm[unit] += arcKm[arc < 0 ? ~arc : arc];
    }
  });
  return { areaKm2, perimeterKm };
}
