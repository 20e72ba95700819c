import type { Problem } from "../domain/problem.ts";
import { groupRings } from "../geo/group-rings.ts";
import { ringAreaKm2 } from "../geo/ring-area.ts";
import type { LonLat, PolygonRings, Ring } from "../geo/stitch-ring.ts";
import { describeJson, isJsonObject } from "./json-value.ts";
import { checkPosition } from "./read-position.ts";
import { type ReadShape, shapeProblems } from "./shape-problems.ts";

/**
 * The polygons of one GeoJSON geometry, collections flattened; heights are dropped, either winding is fine.
 * Problems: IMP-110 … IMP-113, IMP-117 (one per ring); warnings: IMP-108, IMP-109, IMP-126, IMP-127.
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
  const visit = (part: unknown): void => {
    if (part === null || part === undefined) return;
    if (!isJsonObject(part)) {
      problems.push(shapeProblems.malformed(where, "its geometry is not an object"));
      return;
    }
    const { type, coordinates, geometries } = part;
    if (type === "GeometryCollection" && Array.isArray(geometries)) geometries.forEach(visit);
    else if (type === "Polygon") addPolygon(coordinates);
    else if (type === "MultiPolygon" && Array.isArray(coordinates)) coordinates.forEach(addPolygon);
    else if (type === "Point" || type === "MultiPoint" || type === "LineString" || type === "MultiLineString")
      warnings.push(shapeProblems.notPolygon(where, type));
    else
      problems.push(
        shapeProblems.malformed(where, `${describeJson(type)} is not a GeoJSON geometry with coordinates`),
      );
  };
  visit(geometry);
  if (misplaced > 0) warnings.push(shapeProblems.islandsAsHoles(where, misplaced));
  if (problems.length === 0) {
    if (polygons.length === 0) warnings.push(shapeProblems.none(where));
    else if (polygons.every((rings) => ringAreaKm2(rings[0]) === 0))
      warnings.push(shapeProblems.noArea(where));
  }
  return { polygons, problems, warnings };
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
