import { cellToLatLng, cellToVertexes, vertexToLatLng } from "h3-js";
import type { Place } from "./read-places.ts";

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Neighbouring cells name their common corners alike, so their borders share every coordinate to the last digit. */
function cornersOf(cell: string): [number, number][] {
  const corners = cellToVertexes(cell).map((vertex): [number, number] => {
    const [latitude, longitude] = vertexToLatLng(vertex);
    return [sixDecimals(longitude), sixDecimals(latitude)];
  });
  return [...corners, corners[0]];
}

function nearestPlace(cell: string, places: readonly Place[]): Place {
  const [latitude, longitude] = cellToLatLng(cell);
  // near the equator a degree is as long either way: good enough to name a cell
  const squared = (place: Place): number =>
    (place.longitude - longitude) ** 2 + (place.latitude - latitude) ** 2;
  let nearest = places[0];
  let least = squared(nearest);
  for (const place of places) {
    const distance = squared(place);
    if (distance >= least) continue;
    least = distance;
    nearest = place;
  }
  return nearest;
}

/** One polygon per cell with its H3 index as code and the nearest place as name, one feature per line. */
export function writeUnitsGeojson(cells: readonly string[], places: readonly Place[]): string {
  const features = cells.map((cell) =>
    JSON.stringify({
      type: "Feature",
      properties: { code: cell, name: nearestPlace(cell, places).name },
      geometry: { type: "Polygon", coordinates: [cornersOf(cell)] },
    }),
  );
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}
