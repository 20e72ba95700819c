import { nestRings } from "./group-rings.ts";
import { polygonAreaKm2 } from "./ring-area.ts";
import { splitRing } from "./split-ring.ts";
import type { PolygonRings } from "./stitch-ring.ts";
import { unwrapPolygon } from "./unwrap-ring.ts";

export interface RepairedPolygon {
  readonly polygons: readonly PolygonRings[];
  /** Of the polygon as its rings enclose it and as it is now, km². */
  readonly areaBeforeKm2: number;
  readonly areaAfterKm2: number;
}

/**
 * A polygon (degrees, rings closed) whose rings cross themselves, as polygons whose rings do not; null where none does.
 * What the loops of a crossing enclose stays inside. Crossings of two rings with each other are not looked for.
 */
export function repairPolygon(rings: PolygonRings): RepairedPolygon | null {
  const split = rings.map(splitRing);
  if (split.every((loops) => loops === null)) return null;
  const simple = unwrapPolygon(rings).flatMap((ring, index) => split[index] ?? [ring]);
  const polygons = nestRings(simple).map((group) => group.map((index) => simple[index]));
  return {
    polygons,
    areaBeforeKm2: polygonAreaKm2(rings),
    areaAfterKm2: polygons.reduce((sum, polygon) => sum + polygonAreaKm2(polygon), 0),
  };
}

/** Change of an area as a share of the larger of both, 0 … 1. */
export const shareOfChange = (before: number, after: number): number =>
  before === after ? 0 : Math.abs(after - before) / Math.max(before, after);
