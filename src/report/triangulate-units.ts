import Delaunator from "delaunator";
import type { Points } from "../core/domain/unit-layer.ts";

/** More points than this are dense enough to read without shade between them. */
const MOST_POINTS = 30_000;
/** Height ÷ longest side below which a triangle is a sliver along the hull, bridging what is not near. */
const FLATTEST = 0.06;

/** Delaunay triangles between unit points, three unit indices each, without slivers; null where there are none. */
export function triangulateUnits({ x, y }: Points): number[] | null {
  if (x.length < 3 || x.length > MOST_POINTS) return null;
  const coordinates = new Float64Array(x.length * 2);
  for (let u = 0; u < x.length; u++) coordinates.set([x[u], y[u]], 2 * u);
  const { triangles } = new Delaunator(coordinates);
  const kept: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = triangles.subarray(i, i + 3);
    const doubleArea = Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]));
    const longest = Math.max(side(a, b), side(b, c), side(c, a));
    if (doubleArea / longest ** 2 >= FLATTEST) kept.push(a, b, c);
  }
  return kept;

  function side(from: number, to: number): number {
    return Math.hypot(x[from] - x[to], y[from] - y[to]);
  }
}
