import type { Summary } from "../../contract/summary.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { dissolveTerritories } from "../../core/geo/dissolve-units.ts";

/** Territories as GeoJSON: dissolved shapes, or the units' points where there are no shapes; null on a plane. */
export function formatTerritories(
  layer: UnitLayer,
  assignment: Int32Array,
  territories: Summary["territories"],
): string {
  const geometries = territoryGeometries(layer, assignment, territories.length);
  const features = territories.map(({ measures, ...figures }, index) => ({
    type: "Feature",
    id: figures.code,
    properties: {
      ...figures,
      ...Object.fromEntries(
        measures.flatMap(({ measure, value, deviation }) => [
          [measure, value],
          [`${measure}_deviation`, deviation],
        ]),
      ),
    },
    geometry: geometries[index],
  }));
  return `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
}

function territoryGeometries(layer: UnitLayer, assignment: Int32Array, count: number): readonly unknown[] {
  if (layer.topology !== null) {
    return dissolveTerritories(layer.topology, assignment, count).map((shape) => shape.geometry);
  }
  if (layer.points.kind === "planar") return new Array<null>(count).fill(null);
  const points: [number, number][][] = Array.from({ length: count }, () => []);
  assignment.forEach((territory, unit) => {
    if (territory >= 0) points[territory].push([layer.points.x[unit], layer.points.y[unit]]);
  });
  return points.map((coordinates) => ({ type: "MultiPoint", coordinates }));
}
