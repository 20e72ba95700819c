import { haversineKm } from "./distance.ts";
import type { LonLat } from "./stitch-ring.ts";

/**
 * Length in km of a line in degrees, along great circles.
 * A stretch on the 180° meridian counts nothing: there it is where a shape was cut in two, not a border.
 */
export function lineLengthKm(line: readonly LonLat[]): number {
  let km = 0;
  for (let i = 1; i < line.length; i++) {
    const [fromLongitude, fromLatitude] = line[i - 1];
    const [toLongitude, toLatitude] = line[i];
    if (Math.abs(fromLongitude) === 180 && Math.abs(toLongitude) === 180) continue;
    km += haversineKm(fromLongitude, fromLatitude, toLongitude, toLatitude);
  }
  return km;
}
