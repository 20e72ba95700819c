import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { buildTopology } from "../geo/build-topology.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { readGeoJsonPolygons } from "./geojson-polygons.ts";
import { describeJson, isJsonObject } from "./json-value.ts";
import { limitProblems } from "./limit-problems.ts";
import { type RawUnit, readUnitProperties } from "./read-unit-properties.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

/**
 * Units of a GeoJSON FeatureCollection (or a single Feature) with polygons; neighbours that have the same vertices share arcs.
 * Problems: IMP-102 … IMP-107, IMP-110 … IMP-113, IMP-117, IMP-129; warnings: IMP-108, IMP-109, IMP-124, IMP-126 … IMP-128.
 */
export function decodeGeoJsonUnits(
  json: unknown,
  file: string,
  options: UnitFileOptions = {},
): Outcome<DecodedUnits> {
  const features = featuresOf(json);
  if (features === null) {
    const cause = `this is not a GeoJSON FeatureCollection (\`type\` is ${describeJson(isJsonObject(json) ? json.type : json)})`;
    return failure([
      { code: "IMP-102", where: { file }, cause, fix: "give a FeatureCollection with one feature per unit" },
    ]);
  }
  if (features.length === 0) {
    const cause = "the collection has no features";
    return failure([
      {
        code: "IMP-103",
        where: { file, item: "features" },
        cause,
        fix: "give a file with at least one unit",
      },
    ]);
  }
  const raw: RawUnit[] = features.map((feature, index) => ({
    id: isJsonObject(feature) ? feature.id : undefined,
    properties: isJsonObject(feature) ? feature.properties : undefined,
    item: `feature ${index + 1}`,
  }));
  const { codes, names, columns, ...read } = readUnitProperties(raw, file, options);
  const problems: Problem[] = [...read.problems];
  const warnings: Problem[] = [...read.warnings];
  const polygons = features.map((feature, index) => {
    const item = codes[index] ? `${raw[index].item} (${codes[index]})` : raw[index].item;
    const isFeature = isJsonObject(feature) && feature.type === "Feature";
    const shape = isFeature
      ? readGeoJsonPolygons(feature.geometry, { file, item })
      : { polygons: [], problems: [notFeature(file, item)], warnings: [] };
    problems.push(...shape.problems);
    warnings.push(...shape.warnings);
    return shape.polygons;
  });
  if (problems.length > 0) return failure(limitProblems(problems), limitProblems(warnings));
  const topology = buildTopology(polygons);
  return success(
    { file, codes, names, columns, topology, points: null, pointSource: null, edges: null },
    limitProblems(warnings),
  );
}

function featuresOf(json: unknown): readonly unknown[] | null {
  if (!isJsonObject(json)) return null;
  if (json.type === "Feature") return [json];
  return json.type === "FeatureCollection" && Array.isArray(json.features) ? json.features : null;
}

function notFeature(file: string, item: string): Problem {
  return {
    code: "IMP-117",
    where: { file, item },
    cause: "this member of `features` is not a Feature",
    fix: 'write every unit as {type: "Feature", properties, geometry}',
  };
}
