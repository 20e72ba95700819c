import type { Problem } from "../domain/problem.ts";
import { groupRings } from "../geo/group-rings.ts";
import { repairPolygon, shareOfChange } from "../geo/repair-polygon.ts";
import { polygonAreaKm2, ringAreaKm2 } from "../geo/ring-area.ts";
import type { LonLat, PolygonRings, Ring } from "../geo/stitch-ring.ts";
import { describeJson, isJsonObject } from "./json-value.ts";
import { checkPosition } from "./read-position.ts";
import { DEEPEST_COLLECTION, type ReadShape, shapeProblems } from "./shape-problems.ts";

/**
 * The polygons of one GeoJSON geometry, collections flattened; heights are dropped, either winding is fine.
 * Problems: IMP-110 … IMP-113, IMP-117 (one per ring); IMP-129;
 * warnings: IMP-108, IMP-109, IMP-126 … IMP-128.
 */
export function readGeoJsonPolygons(geometry: unknown, where: Problem["where"]): ReadShape<PolygonRings> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const polygons: PolygonRings[] = [];
  let misplaced = 0;
  const addPolygon = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) {
      problems.push(shapeProblems.malformed(where, "its `coordinates` are not a list of rings"));
      return;
    }
    const read = coordinates.map((ring, index) =>
      readRing(ring, { ...where, item: `${where.item}, ring ${index + 1}` }),
    );
    problems.push(...read.flatMap((ring) => ("problem" in ring ? [ring.problem] : [])));
    const rings = read.flatMap((ring) =>
      "positions" in ring && hasLength(ring.positions) ? [ring.positions] : [],
    );
    if (rings.length === 0) return;
    const groups = groupRings(rings);
    misplaced += groups.length - 1;
    polygons.push(...groups.map((group) => group.map((index) => rings[index])));
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
    const { type, coordinates, geometries } = part;
    if (type === "GeometryCollection" && Array.isArray(geometries)) {
      for (const inner of geometries) visit(inner, depth + 1);
    } else if (type === "Polygon") addPolygon(coordinates);
    else if (type === "MultiPolygon" && Array.isArray(coordinates)) coordinates.forEach(addPolygon);
    else if (type === "Point" || type === "MultiPoint" || type === "LineString" || type === "MultiLineString")
      warnings.push(shapeProblems.notPolygon(where, type));
    else
      problems.push(
        shapeProblems.malformed(where, `${describeJson(type)} is not a GeoJSON geometry with coordinates`),
      );
  };
  visit(geometry);
  const repaired = repairShape(polygons, where);
  problems.push(...repaired.problems);
  warnings.push(...repaired.warnings);
  if (misplaced > 0) warnings.push(shapeProblems.islandsAsHoles(where, misplaced));
  if (problems.length === 0) {
    if (polygons.length === 0) warnings.push(shapeProblems.none(where));
    else if (polygons.every((rings) => ringAreaKm2(rings[0]) === 0))
      warnings.push(shapeProblems.noArea(where));
  }
  return { polygons: repaired.polygons, problems, warnings };
}

/** A repair that changes a unit's area by more than this is a guess: the unit is refused. */
const GREATEST_CHANGE = 0.01;

/** Polygons whose rings cross themselves, cut at the crossings, with what that changed (IMP-128) or why not (IMP-129). */
function repairShape(polygons: readonly PolygonRings[], where: Problem["where"]): ReadShape<PolygonRings> {
  const repairs = polygons.map(repairPolygon);
  if (repairs.every((repair) => repair === null)) return { polygons, problems: [], warnings: [] };
  let before = 0;
  let after = 0;
  const kept = polygons.flatMap((rings, index) => {
    const repair = repairs[index];
    before += repair?.areaBeforeKm2 ?? polygonAreaKm2(rings);
    after += repair?.areaAfterKm2 ?? polygonAreaKm2(rings);
    return repair?.polygons ?? [rings];
  });
  return shareOfChange(before, after) > GREATEST_CHANGE
    ? { polygons, problems: [shapeProblems.crossesItself(where, { before, after })], warnings: [] }
    : { polygons: kept, problems: [], warnings: [shapeProblems.repaired(where, { before, after })] };
}

function readRing(
  ring: unknown,
  where: Problem["where"],
): { readonly positions: Ring } | { readonly problem: Problem } {
  if (!Array.isArray(ring))
    return { problem: shapeProblems.malformed(where, "a ring is not a list of positions") };
  const positions: LonLat[] = [];
  for (const position of ring) {
    const [longitude, latitude] = Array.isArray(position) ? position : [];
    const problem = checkPosition(longitude, latitude, where);
    if (problem !== null) return { problem };
    positions.push([longitude, latitude]);
  }
  if (positions.length < 4) {
    const cause = `this ring has ${positions.length} positions; an area needs at least 4, the last equal to the first`;
    return {
      problem: {
        code: "IMP-110",
        where,
        cause,
        fix: "draw the unit again or export it with all its vertices",
      },
    };
  }
  const [firstX, firstY] = positions[0];
  const [lastX, lastY] = positions[positions.length - 1];
  if (firstX !== lastX || firstY !== lastY) {
    const cause = `this ring is not closed: it starts at ${firstX}, ${firstY} and ends at ${lastX}, ${lastY}`;
    return {
      problem: {
        code: "IMP-111",
        where,
        cause,
        fix: "repeat the first position at the end; if vertices are missing, export again",
      },
    };
  }
  return { positions };
}

/** False for a ring whose positions are all the same. */
function hasLength(ring: Ring): boolean {
  return ring.some((position) => position[0] !== ring[0][0] || position[1] !== ring[0][1]);
}
