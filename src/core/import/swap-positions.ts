import { isJsonObject } from "./json-value.ts";

/** GeoJSON with the first two numbers of every position exchanged; everything else as it is. O(size). */
export function swapPositions(json: unknown): unknown {
  if (!isJsonObject(json)) return json;
  if (Array.isArray(json.features)) return { ...json, features: json.features.map(swapPositions) };
  if (json.type === "Feature") return { ...json, geometry: swapGeometry(json.geometry) };
  return json;
}

function swapGeometry(geometry: unknown, depth = 0): unknown {
  if (!isJsonObject(geometry) || depth > 20) return geometry;
  const { coordinates, geometries } = geometry;
  return {
    ...geometry,
    ...(Array.isArray(coordinates) ? { coordinates: swapNested(coordinates, 0) } : {}),
    ...(Array.isArray(geometries)
      ? { geometries: geometries.map((one) => swapGeometry(one, depth + 1)) }
      : {}),
  };
}

/** Positions stand at most three lists deep (MultiPolygon). */
function swapNested(list: readonly unknown[], depth: number): readonly unknown[] {
  const [first, second, ...rest] = list;
  if (!Array.isArray(first)) return [second, first, ...rest];
  return depth < 3
    ? list.map((inner) => (Array.isArray(inner) ? swapNested(inner, depth + 1) : inner))
    : list;
}

/** How many of the places (degrees) lie on land as given, and with both numbers exchanged, as shares 0 … 1. */
export function landShares(
  points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  isOnLand: (longitude: number, latitude: number) => boolean,
): { readonly asGiven: number; readonly exchanged: number } {
  let asGiven = 0;
  let exchanged = 0;
  for (let i = 0; i < points.x.length; i++) {
    const [x, y] = [points.x[i], points.y[i]];
    if (Math.abs(y) <= 90 && isOnLand(x, y)) asGiven++;
    if (Math.abs(x) <= 90 && isOnLand(y, x)) exchanged++;
  }
  const count = Math.max(1, points.x.length);
  return { asGiven: asGiven / count, exchanged: exchanged / count };
}
