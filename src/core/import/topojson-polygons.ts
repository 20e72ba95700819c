import type { Problem } from "../domain/problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { groupRings } from "../geo/group-rings.ts";
import { ringAreaKm2 } from "../geo/ring-area.ts";
import { stitchRing } from "../geo/stitch-ring.ts";
import { isJsonObject } from "./json-value.ts";
import { DEEPEST_COLLECTION, type ReadShape, shapeProblems } from "./shape-problems.ts";

type ArcRing = readonly number[];
type ArcPolygon = readonly ArcRing[];

/**
 * The polygons (lists of arc indices) of one TopoJSON geometry, collections flattened.
 * Rings that simplification has shrunk to a point are dropped; those shrunk to a line stay, for their borders still count.
 * Problems: IMP-115, IMP-117; warnings: IMP-108, IMP-109, IMP-126, IMP-127.
 */
export function readTopoJsonPolygons(
  geometry: unknown,
  arcs: UnitTopology["arcs"],
  where: Problem["where"],
): ReadShape<ArcPolygon> {
  const { lists, problems, warnings } = collectPolygons(geometry, where);
  const unknownArc = lists.flat(2).find((index) => (index < 0 ? ~index : index) >= arcs.length);
  if (unknownArc !== undefined) {
    const cause = `it uses arc ${unknownArc}, but the file has ${arcs.length} arcs`;
    const fix = "export the TopoJSON again; geometries and arcs do not belong together";
    return { polygons: [], problems: [...problems, { code: "IMP-115", where, cause, fix }], warnings };
  }
  let misplaced = 0;
  const polygons = lists.flatMap((rings) => {
    const kept = rings.filter((ring) => hasLength(ring, arcs));
    const groups = groupRings(kept.map((ring) => stitchRing(arcs, ring)));
    misplaced += groups.length - 1;
    return kept.length === 0 ? [] : groups.map((group) => group.map((index) => kept[index]));
  });
  if (misplaced > 0) warnings.push(shapeProblems.islandsAsHoles(where, misplaced));
  if (problems.length === 0) {
    if (polygons.length === 0) warnings.push(shapeProblems.none(where));
    else if (polygons.every((rings) => ringAreaKm2(stitchRing(arcs, rings[0])) === 0))
      warnings.push(shapeProblems.noArea(where));
  }
  return { polygons, problems, warnings };
}

function collectPolygons(
  geometry: unknown,
  where: Problem["where"],
): { readonly lists: readonly ArcPolygon[]; readonly problems: Problem[]; readonly warnings: Problem[] } {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const lists: ArcPolygon[] = [];
  const add = (polygons: unknown): void => {
    if (isArcPolygons(polygons)) lists.push(...polygons);
    else problems.push(shapeProblems.malformed(where, "its `arcs` are not lists of arc numbers"));
  };
  const visit = (part: unknown, depth = 0): void => {
    if (part === null || part === undefined) return;
    if (depth > DEEPEST_COLLECTION) {
      problems.push(shapeProblems.malformed(where, "its collections are nested too deeply"));
      return;
    }
    if (!isJsonObject(part)) {
      problems.push(shapeProblems.malformed(where, "its geometry is not an object"));
      return;
    }
    const { type, arcs, geometries } = part;
    if (type === "GeometryCollection" && Array.isArray(geometries)) {
      for (const inner of geometries) visit(inner, depth + 1);
    } else if (type === "Polygon") add([arcs]);
    else if (type === "MultiPolygon") add(arcs);
    else if (typeof type === "string") warnings.push(shapeProblems.notPolygon(where, type));
  };
  visit(geometry);
  return { lists, problems, warnings };
}

/** False for a ring that has shrunk to a point. */
function hasLength(ring: ArcRing, arcs: UnitTopology["arcs"]): boolean {
  return ring.some((index) => {
    const arc = arcs[index < 0 ? ~index : index];
    return arc.some((position) => position[0] !== arc[0][0] || position[1] !== arc[0][1]);
  });
}

function isArcPolygons(list: unknown): list is number[][][] {
  const isArcList = (ring: unknown): boolean =>
    Array.isArray(ring) && ring.every((index) => Number.isInteger(index));
  return Array.isArray(list) && list.every((polygon) => Array.isArray(polygon) && polygon.every(isArcList));
}
