import type { Problem } from "../domain/problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { isJsonObject } from "./json-value.ts";
import { malformedShape, noShape, notPolygon, type ReadShape } from "./shape-problems.ts";

type ArcRing = readonly number[];
type ArcPolygon = readonly ArcRing[];

/**
 * The polygons (lists of arc indices) of one TopoJSON geometry, collections flattened.
 * Rings that simplification has collapsed to nothing are dropped. Problems: IMP-115, IMP-117; warnings: IMP-108, IMP-109.
 */
export function readTopoJsonPolygons(
  geometry: unknown,
  arcs: UnitTopology["arcs"],
  where: Problem["where"],
): ReadShape<ArcPolygon> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const polygons: ArcPolygon[] = [];
  const visit = (part: unknown): void => {
    if (part === null || part === undefined) return;
    if (!isJsonObject(part)) {
      problems.push(malformedShape(where, "its geometry is not an object"));
      return;
    }
    const { type, arcs: indices, geometries } = part;
    if (type === "GeometryCollection" && Array.isArray(geometries)) geometries.forEach(visit);
    else if (type === "Polygon") addPolygons([indices]);
    else if (type === "MultiPolygon") addPolygons(indices);
    else if (typeof type === "string") warnings.push(notPolygon(where, type));
  };
  const addPolygons = (list: unknown): void => {
    if (!isArcPolygons(list)) {
      problems.push(malformedShape(where, "its `arcs` are not lists of arc numbers"));
      return;
    }
    const unknownArc = list.flat(2).find((index) => (index < 0 ? ~index : index) >= arcs.length);
    if (unknownArc !== undefined) {
      problems.push({
        code: "IMP-115",
        where,
        cause: `it uses arc ${unknownArc}, but the file has ${arcs.length} arcs`,
        fix: "export the TopoJSON again; geometries and arcs do not belong together",
      });
      return;
    }
    for (const polygon of list)
      if (polygon.length > 0 && isRing(polygon[0], arcs))
        polygons.push(polygon.filter((ring) => isRing(ring, arcs)));
  };
  visit(geometry);
  if (polygons.length === 0 && problems.length === 0) warnings.push(noShape(where));
  return { polygons, problems, warnings };
}

/** At least four positions: three corners and the first one again. */
function isRing(ring: ArcRing, arcs: UnitTopology["arcs"]): boolean {
  const positions = ring.reduce((count, index) => count + arcs[index < 0 ? ~index : index].length - 1, 1);
  return positions >= 4;
}

function isArcPolygons(list: unknown): list is number[][][] {
  return (
    Array.isArray(list) &&
    list.every(
      (polygon) =>
        Array.isArray(polygon) &&
        polygon.every((ring) => Array.isArray(ring) && ring.every((index) => Number.isInteger(index))),
    )
  );
}
