import { EARTH_RADIUS_KM } from "./distance.ts";
import type { PolygonRings, Ring } from "./stitch-ring.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

const RADIANS = Math.PI / 180;

/** Area in km² on the sphere of a closed ring in degrees, whichever way it winds (Chamberlain & Duquette 2007, eq. 4). */
export function ringAreaKm2(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const eastwards = wrapLongitude(ring[i][0] - ring[i - 1][0]) * RADIANS;
    // "2 +" makes a stretch along the south pole count nothing, so a ring closed there by a cut comes out right.
    sum += eastwards * (2 + Math.sin(ring[i - 1][1] * RADIANS) + Math.sin(ring[i][1] * RADIANS));
  }
  return Math.abs((sum * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / 2);
}

/** Area in km² of a polygon: its outer ring less its holes, never negative. */
export function polygonAreaKm2(rings: PolygonRings): number {
  if (rings.length === 0) return 0;
  const holes = rings.slice(1).reduce((sum, ring) => sum + ringAreaKm2(ring), 0);
  return Math.max(0, ringAreaKm2(rings[0]) - holes);
}
