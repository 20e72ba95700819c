import { boundsOfRing } from "./ring-bounds.ts";
import type { LonLat, PolygonRings, Ring } from "./stitch-ring.ts";
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

/** All rings of a polygon without jumps, holes in the same turn of longitude as the outer ring. Degrees. */
export function unwrapPolygon(rings: PolygonRings): PolygonRings {
  const unwrapped = rings.map(unwrapRing);
  if (unwrapped.length < 2) return unwrapped;
  const outer = boundsOfRing(unwrapped[0]);
  return unwrapped.map((ring) => {
    const bounds = boundsOfRing(ring);
    const shift = 360 * Math.round((outer.minX + outer.maxX - bounds.minX - bounds.maxX) / 720);
    return shift === 0 ? ring : ring.map(([x, y]) => [x + shift, y] as const);
  });
}
