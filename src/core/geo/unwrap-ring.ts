import type { LonLat, Ring } from "./stitch-ring.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

/** The ring without a jump at the antimeridian: every longitude follows the one before it by the short way round. Degrees. */
export function unwrapRing(ring: Ring): Ring {
  const crosses = ring.some((position, i) => i > 0 && Math.abs(position[0] - ring[i - 1][0]) > 180);
  if (!crosses) return ring;
  const unwrapped: LonLat[] = [];
  let longitude = ring[0][0];
  for (const position of ring) {
    longitude += wrapLongitude(position[0] - longitude);
    unwrapped.push([longitude, position[1]]);
  }
  return unwrapped;
}
