import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { distanceBetween } from "../../core/geo/distance.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import type { LocateUnit } from "../../core/import/place-accounts.ts";

/** Finds units by their shapes, or by their points where they have none. Farther than this nothing is looked for. */
const SEARCH_KM = 2_000;

export function locateUnit(layer: UnitLayer, maximumSnapKm: number): LocateUnit {
  if (layer.topology === null) return nearestPoint(layer);
  const locator = createUnitLocator(layer.topology);
  return (longitude, latitude) => {
    const unit = locator.locate(longitude, latitude);
    if (unit >= 0) return { unit, distanceKm: 0, inside: true };
    const nearest =
      locator.nearest(longitude, latitude, maximumSnapKm) ?? locator.nearest(longitude, latitude, SEARCH_KM);
    if (nearest === null) return { unit: -1, distanceKm: Number.POSITIVE_INFINITY, inside: false };
    return { unit: nearest.unit, distanceKm: nearest.km, inside: nearest.km === 0 };
  };
}

/** Units without shapes: the nearest unit point counts as the unit one is in. */
function nearestPoint({ points }: UnitLayer): LocateUnit {
  const count = points.x.length;
  const x = new Float64Array(count + 1);
  const y = new Float64Array(count + 1);
  x.set(points.x);
  y.set(points.y);
  const withPlace = { kind: points.kind, x, y };
  return (longitude, latitude) => {
    x[count] = longitude;
    y[count] = latitude;
    let unit = -1;
    let distanceKm = Number.POSITIVE_INFINITY;
    for (let candidate = 0; candidate < count; candidate++) {
      const km = distanceBetween(withPlace, candidate, count);
      if (km < distanceKm) {
        distanceKm = km;
        unit = candidate;
      }
    }
    return { unit, distanceKm, inside: distanceKm === 0 };
  };
}
