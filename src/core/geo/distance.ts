import type { Points } from "../domain/unit-layer.ts";

/** Mean Earth radius (IUGG), km. */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** Great-circle distance in km between two points in degrees (haversine formula). */
export function haversineKm(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const sinLat = Math.sin(((latitudeB - latitudeA) * RADIANS) / 2);
  const sinLon = Math.sin(((longitudeB - longitudeA) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(latitudeA * RADIANS) * Math.cos(latitudeB * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance between two points of a set: haversine km for degrees, Euclidean for plane coordinates. */
export function distanceBetween(points: Points, a: number, b: number): number {
  if (points.kind === "planar") return Math.hypot(points.x[a] - points.x[b], points.y[a] - points.y[b]);
  return haversineKm(points.x[a], points.y[a], points.x[b], points.y[b]);
}
