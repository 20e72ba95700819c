import type { Problem } from "../domain/problem.ts";
import type { Cell, PointSource, Points } from "../domain/unit-layer.ts";
import { haversineKm } from "../geo/distance.ts";
import { findInsidePoint } from "../geo/inside-point.ts";
import { type PolygonRings, stitchRing } from "../geo/stitch-ring.ts";
import { wrapLongitude } from "../geo/wrap-longitude.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { parseDegrees } from "./parse-degrees.ts";
import { checkPosition } from "./read-position.ts";

export interface ResolvedPoints {
  readonly points: Points;
  readonly pointSource: readonly PointSource[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** A point farther than this from its unit's shape is reported. */
const FAR_KM = 50;

/**
 * Every unit's point: the one its format gives, else its latitude and longitude columns, else a point inside its largest polygon.
 * Problems: IMP-112, IMP-113 (bad coordinates), IMP-122 (no point at all); warning: IMP-125 (point far from the shape).
 */
export function resolvePoints(decoded: DecodedUnits): ResolvedPoints {
  const { points, pointSource, codes, columns } = decoded;
  if (points !== null) {
    return { points, pointSource: codes.map(() => pointSource ?? "graph"), problems: [], warnings: [] };
  }
  const latitudes = columnNamed(columns, /^(lat|latitude)$/i);
  const longitudes = columnNamed(columns, /^(lon|lng|longitude)$/i);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const x = new Float64Array(codes.length);
  const y = new Float64Array(codes.length);
  const sources = codes.map((code, unit): PointSource => {
    const where = { file: decoded.file, item: code };
    const polygons = shapeOf(decoded, unit);
    const given = latitudes && longitudes ? readPoint(longitudes, latitudes, { unit, where }) : null;
    if (given !== null && "problem" in given) {
      problems.push(given.problem);
      return "columns";
    }
    const place = given ?? insidePoint(polygons);
    if (place === null) {
      problems.push(noPoint(where));
      return "columns";
    }
    x[unit] = place.longitude;
    y[unit] = place.latitude;
    const offKm = given === null ? 0 : distanceToShapeKm(polygons, place);
    if (offKm > FAR_KM) warnings.push(farPoint(where, offKm));
    return given === null ? "inside-polygon" : "columns";
  });
  return { points: { kind: "geographic", x, y }, pointSource: sources, problems, warnings };
}

interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

interface NamedColumn {
  readonly name: string;
  readonly cells: readonly Cell[];
}

function columnNamed(columns: DecodedUnits["columns"], pattern: RegExp): NamedColumn | null {
  const name = Object.keys(columns).find((column) => pattern.test(column.trim()));
  return name === undefined ? null : { name, cells: columns[name] };
}

/** Null where either cell is empty. */
function readPoint(
  longitudes: NamedColumn,
  latitudes: NamedColumn,
  at: { readonly unit: number; readonly where: Problem["where"] },
): Place | { readonly problem: Problem } | null {
  const longitude = readAngle(longitudes, at);
  const latitude = readAngle(latitudes, at);
  if (longitude === null || latitude === null) return null;
  if (typeof longitude !== "number") return longitude;
  if (typeof latitude !== "number") return latitude;
  const problem = checkPosition(longitude, latitude, {
    ...at.where,
    column: `${longitudes.name}, ${latitudes.name}`,
  });
  return problem === null ? { longitude: wrapLongitude(longitude), latitude } : { problem };
}

function readAngle(
  column: NamedColumn,
  at: { readonly unit: number; readonly where: Problem["where"] },
): number | { readonly problem: Problem } | null {
  const read = parseDegrees(column.cells[at.unit], ".");
  if (read === null) return null;
  if ("degrees" in read) return read.degrees;
  const where = { ...at.where, column: column.name };
  return {
    problem: {
      code: "IMP-112",
      where,
      cause: read.problem,
      fix: "write longitude and latitude as numbers in degrees",
    },
  };
}

function shapeOf(decoded: DecodedUnits, unit: number): readonly PolygonRings[] {
  const { topology } = decoded;
  if (topology === null) return [];
  return topology.polygons[unit].map((rings) => rings.map((ring) => stitchRing(topology.arcs, ring)));
}

function insidePoint(polygons: readonly PolygonRings[]): Place | null {
  const point = findInsidePoint(polygons);
  return point === null ? null : { longitude: point[0], latitude: point[1] };
}

/** To the nearest vertex; 0 within the shape's bounding box or without a shape. */
function distanceToShapeKm(polygons: readonly PolygonRings[], place: Place): number {
  const vertices = polygons.flatMap((rings) => rings[0]);
  if (vertices.length === 0) return 0;
  const sides = vertices.map(([x, y]) => ({
    east: wrapLongitude(x - place.longitude) >= 0,
    north: y >= place.latitude,
  }));
  const surrounds = (key: "east" | "north"): boolean =>
    sides.some((side) => side[key]) && sides.some((side) => !side[key]);
  if (surrounds("east") && surrounds("north")) return 0;
  return vertices.reduce(
    (nearest, [x, y]) => Math.min(nearest, haversineKm(place.longitude, place.latitude, x, y)),
    Number.POSITIVE_INFINITY,
  );
}

function noPoint(where: Problem["where"]): Problem {
  return {
    code: "IMP-122",
    where,
    cause: "this unit has neither a shape nor latitude and longitude",
    fix: "give it a polygon or coordinates, or leave it out with --filter",
  };
}

function farPoint(where: Problem["where"], km: number): Problem {
  return {
    code: "IMP-125",
    where,
    cause: `its latitude and longitude lie ${Math.round(km)} km outside its shape`,
    fix: "check the coordinates; latitude and longitude may be swapped or belong to another unit",
  };
}
