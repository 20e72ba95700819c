import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { gatherProblems } from "./gather-problems.ts";
import { isJsonObject, nestedText } from "./json-value.ts";
import type { Table } from "./table.ts";

/** Names of the two columns that the geometry becomes. */
const LONGITUDE = "longitude";
const LATITUDE = "latitude";

/**
 * Turns GeoJSON points (a FeatureCollection already parsed from JSON) into a table: the properties, plus `longitude` and
 * `latitude` from the geometry and `id` from the feature where no property has that name. Row numbers count features from 1.
 * Problems: IMP-252 for anything that is not a point feature, IMP-215 for no features. O(cells).
 */
export function tableFromPoints(json: unknown, file: string): Outcome<Table> {
  const features = isJsonObject(json) && json.type === "FeatureCollection" ? json.features : null;
  if (!Array.isArray(features))
    return failure([notPoints({ file }, "this is not a GeoJSON FeatureCollection")]);
  if (features.length === 0) return failure([noFeatures(file)]);
  const problems = gatherProblems();
  const records = features.map((feature: unknown, index) => {
    const record = readFeature(feature);
    if (typeof record === "string") problems.add(notPoints({ file, row: index + 1 }, record));
    return typeof record === "string" ? {} : record;
  });
  if (problems.count > 0) return failure(problems.list());

  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return success({
    file,
    columns,
    rows: records.map((record) => columns.map((name) => record[name] ?? null)),
    rowNumbers: records.map((_, index) => index + 1),
    decimalMark: ".",
  });
}

/** The cells of one feature, or the reason why it is not a point. */
function readFeature(feature: unknown): Record<string, Cell> | string {
  if (!isJsonObject(feature) || feature.type !== "Feature") return "the entry is not a GeoJSON feature";
  const position = readPosition(feature.geometry);
  if (typeof position === "string") return position;
  const record: Record<string, Cell> = {};
  if (typeof feature.id === "string" || typeof feature.id === "number") record.id = feature.id;
  for (const [name, value] of Object.entries(isJsonObject(feature.properties) ? feature.properties : {}))
    record[name] = asCell(value);
  record[LONGITUDE] = position?.[0] ?? null;
  record[LATITUDE] = position?.[1] ?? null;
  return record;
}

/** Null for a feature without geometry: an account whose place is not known. */
function readPosition(geometry: unknown): readonly [number, number] | null | string {
  if (geometry === null || geometry === undefined) return null;
  if (!isJsonObject(geometry)) return "the geometry is not an object";
  const { type, coordinates } = geometry;
  const isSingle = type === "MultiPoint" && Array.isArray(coordinates) && coordinates.length === 1;
  const position: unknown = isSingle ? coordinates[0] : coordinates;
  if (type !== "Point" && !isSingle) return `the geometry is a ${String(type)}, not a Point`;
  if (!Array.isArray(position) || typeof position[0] !== "number" || typeof position[1] !== "number")
    return "the point has no two numbers as coordinates";
  return [position[0], position[1]];
}

function asCell(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "string") return value;
  if (value === null || value === undefined) return null;
  return nestedText(value);
}

const notPoints = (where: Problem["where"], cause: string): Problem => ({
  code: "IMP-252",
  where,
  cause,
  fix: "accounts in GeoJSON are a FeatureCollection whose features have Point geometries",
});

const noFeatures = (file: string): Problem => ({
  code: "IMP-215",
  where: { file },
  cause: "the collection has no features",
  fix: "give a file with at least one point",
});
