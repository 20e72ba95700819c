import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { describeJson, isJsonObject, type JsonObject } from "./json-value.ts";
import { limitProblems } from "./limit-problems.ts";
import { readGraphEdges } from "./read-graph-edges.ts";
import { checkPosition } from "./read-position.ts";
import { readUnitProperties } from "./read-unit-properties.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

const CODE_FIELDS = ["code", "geoid", "id"];
const POPULATION_FIELDS = ["population", "pop"];

/**
 * Units as points plus edges: `{units: [{code, lon, lat, …}], edges_from_to_shared_perimeter: [[i, j, perimeter]]}`,
 * or `{nodes: [{geoid, name, lon, lat, …}], edges: [[i, j, length]]}`. Every other field becomes a column.
 * Problems: IMP-102 … IMP-107, IMP-112, IMP-113, IMP-118 … IMP-121.
 */
export function decodeGraphUnits(
  json: unknown,
  file: string,
  options: UnitFileOptions = {},
): Outcome<DecodedUnits> {
  const units = isJsonObject(json) ? (json.units ?? json.nodes) : undefined;
  const edges = isJsonObject(json) ? (json.edges_from_to_shared_perimeter ?? json.edges) : undefined;
  if (!Array.isArray(units) || !Array.isArray(edges)) {
    return failure([
      {
        code: "IMP-102",
        where: { file },
        cause:
          "this is not a graph of units: the lists `units` and `edges_from_to_shared_perimeter` are not both there",
        fix: "give both lists, or a GeoJSON or TopoJSON file of polygons",
      },
    ]);
  }
  if (units.length === 0) {
    return failure([
      {
        code: "IMP-103",
        where: { file, item: "units" },
        cause: "the file has no units",
        fix: "give at least one unit",
      },
    ]);
  }
  return decodeGraph({ units, edges }, file, options);
}

function decodeGraph(
  { units, edges }: { readonly units: readonly unknown[]; readonly edges: readonly unknown[] },
  file: string,
  options: UnitFileOptions,
): Outcome<DecodedUnits> {
  const records: readonly JsonObject[] = units.map((unit) => (isJsonObject(unit) ? unit : {}));
  const item = (index: number): string => `unit ${index}`;
  const raw = records.map((properties, index) => ({ id: undefined, properties, item: item(index) }));
  const codeField = CODE_FIELDS.find((field) => records.some((record) => record[field] !== undefined));
  const keyColumn = options.keyColumn ?? codeField ?? "code";
  const {
    codes,
    names,
    columns,
    problems: propertyProblems,
    warnings,
  } = readUnitProperties(raw, file, { ...options, keyColumn });
  const problems: Problem[] = [...propertyProblems];
  const x = new Float64Array(units.length);
  const y = new Float64Array(units.length);
  records.forEach((record, index) => {
    const where = { file, item: codes[index] ? `${item(index)} (${codes[index]})` : item(index) };
    const longitude = firstField(record, ["lon", "lng", "longitude"]);
    const latitude = firstField(record, ["lat", "latitude"]);
    problems.push(...checkUnit(record, { longitude, latitude }, where));
    if (typeof longitude === "number") x[index] = longitude;
    if (typeof latitude === "number") y[index] = latitude;
  });
  const read = readGraphEdges(edges, units.length, file);
  problems.push(...read.problems);
  if (problems.length > 0) return failure(limitProblems(problems), limitProblems(warnings));
  return success(
    {
      file,
      codes,
      names,
      columns,
      topology: null,
      points: { kind: "geographic", x, y },
      pointSource: "graph",
      edges: read.edges,
    },
    warnings,
  );
}

function checkUnit(
  record: JsonObject,
  place: { readonly longitude: unknown; readonly latitude: unknown },
  where: Problem["where"],
): readonly Problem[] {
  const problems: Problem[] = [];
  const missing = [
    place.longitude === undefined ? "lon" : "",
    place.latitude === undefined ? "lat" : "",
  ].filter(Boolean);
  if (missing.length > 0) {
    const cause = `this unit has no ${missing.join(" and no ")}`;
    problems.push({ code: "IMP-121", where, cause, fix: "give every unit lon and lat in degrees" });
  } else {
    const problem = checkPosition(place.longitude, place.latitude, where);
    if (problem !== null) problems.push(problem);
  }
  for (const field of POPULATION_FIELDS) {
    const value = record[field];
    if (value === undefined || (typeof value === "number" && value >= 0)) continue;
    const cause = `${field} is ${describeJson(value)}, not a number of at least 0`;
    problems.push({
      code: "IMP-120",
      where: { ...where, column: field },
      cause,
      fix: "give a number of at least 0",
    });
  }
  return problems;
}

function firstField(record: JsonObject, names: readonly string[]): unknown {
  return names.map((name) => record[name]).find((value) => value !== undefined);
}
