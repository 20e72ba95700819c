import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { decodeTopoJsonArcs } from "./decode-topojson-arcs.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { describeJson, isJsonObject, type JsonObject } from "./json-value.ts";
import { limitProblems } from "./limit-problems.ts";
import { type RawUnit, readUnitProperties } from "./read-unit-properties.ts";
import { DEEPEST_COLLECTION } from "./shape-problems.ts";
import { readTopoJsonPolygons } from "./topojson-polygons.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

/**
 * Units of one object of a TopoJSON file; arcs stay shared, coordinates become degrees.
 * Problems: IMP-102 … IMP-107, IMP-112 … IMP-116; warnings: IMP-108, IMP-109, IMP-124.
 */
export function decodeTopoJsonUnits(
  json: unknown,
  file: string,
  options: UnitFileOptions = {},
): Outcome<DecodedUnits> {
  if (!isJsonObject(json) || json.type !== "Topology" || !isJsonObject(json.objects)) {
    return failure([
      {
        code: "IMP-102",
        where: { file },
        cause: 'this is not TopoJSON: `type` is not "Topology" or `objects` is missing',
        fix: "give a TopoJSON, GeoJSON or graph file of units",
      },
    ]);
  }
  const chosen = chooseObject(json.objects, file, options.objectName);
  const arcs = decodeTopoJsonArcs(json, file);
  if (!chosen.ok || !arcs.ok)
    return failure([...(chosen.ok ? [] : chosen.problems), ...(arcs.ok ? [] : arcs.problems)]);
  return decodeObject({ ...chosen.value, arcs: arcs.value }, file, options);
}

function decodeObject(
  object: {
    readonly name: string;
    readonly geometries: readonly unknown[];
    readonly arcs: UnitTopology["arcs"];
  },
  file: string,
  options: UnitFileOptions,
): Outcome<DecodedUnits> {
  const { name, geometries, arcs } = object;
  if (geometries.length === 0) {
    return failure([
      {
        code: "IMP-103",
        where: { file, item: name },
        cause: `the object "${name}" is empty`,
        fix: "give a file with at least one unit",
      },
    ]);
  }
  const raw: RawUnit[] = geometries.map((geometry, index) => ({
    id: isJsonObject(geometry) ? geometry.id : undefined,
    properties: isJsonObject(geometry) ? geometry.properties : undefined,
    item: `${name}, geometry ${index + 1}`,
  }));
  // A whole in one piece (a land mass, a nation) often has no id: its object's name is all there is.
  const isBare = raw.length === 1 && raw[0].id === undefined && options.keyColumn === undefined;
  const properties = readUnitProperties(isBare ? [{ ...raw[0], id: name }] : raw, file, options);
  const problems: Problem[] = [...properties.problems];
  const warnings: Problem[] = [...properties.warnings];
  const polygons = geometries.map((geometry, index) => {
    const code = properties.codes[index];
    const item = code ? `${raw[index].item} (${code})` : raw[index].item;
    const shape = readTopoJsonPolygons(geometry, arcs, { file, item });
    problems.push(...shape.problems);
    warnings.push(...shape.warnings);
    return shape.polygons;
  });
  if (problems.length > 0) return failure(limitProblems(problems), limitProblems(warnings));
  const { codes, names, columns } = properties;
  const topology: UnitTopology = { arcs, polygons };
  return success(
    { file, codes, names, columns, topology, points: null, pointSource: null, edges: null },
    limitProblems(warnings),
  );
}

function chooseObject(
  objects: JsonObject,
  file: string,
  wanted: string | undefined,
): Outcome<{ readonly name: string; readonly geometries: readonly unknown[] }> {
  const names = Object.keys(objects);
  const withPolygons = names.filter((name) =>
    geometriesOf(objects[name]).some((geometry) => isPolygonal(geometry)),
  );
  const candidates = withPolygons.length > 0 ? withPolygons : names;
  const name = wanted ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (name !== undefined && names.includes(name))
    return success({ name, geometries: geometriesOf(objects[name]) });
  const cause =
    wanted === undefined
      ? `the file holds ${candidates.length} objects that could be the units`
      : `the file has no object ${describeJson(wanted)}`;
  const choices = names.length === 0 ? "the file has none" : names.join(", ");
  return failure([
    { code: "IMP-114", where: { file, item: "objects" }, cause, fix: `name one with --object: ${choices}` },
  ]);
}

function geometriesOf(object: unknown): readonly unknown[] {
  if (!isJsonObject(object)) return [];
  if (object.type === "GeometryCollection") return Array.isArray(object.geometries) ? object.geometries : [];
  return [object];
}

function isPolygonal(geometry: unknown, depth = 0): boolean {
  if (!isJsonObject(geometry) || depth > DEEPEST_COLLECTION) return false;
  if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") return true;
  return (
    geometry.type === "GeometryCollection" &&
    geometriesOf(geometry).some((inner) => isPolygonal(inner, depth + 1))
  );
}
