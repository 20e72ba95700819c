import { failure, type Outcome } from "../domain/problem.ts";
import { decodeGeoJsonUnits } from "./decode-geojson-units.ts";
import { decodeGraphUnits } from "./decode-graph-units.ts";
import { decodeTopoJsonUnits } from "./decode-topojson-units.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { describeJson, isJsonObject } from "./json-value.ts";
import { parseJson } from "./parse-json.ts";
import { refuseManyPositions } from "./position-limit.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

/**
 * Units from the text of a JSON file, whichever of the three kinds it is: GeoJSON, TopoJSON or a graph file.
 * Problems: IMP-151 too many positions, IMP-101 where it is not JSON, IMP-102 where it is none of the three, else those of the kind's own decoder.
 */
export function decodeUnitsJson(
  text: string,
  file: string,
  options: UnitFileOptions = {},
): Outcome<DecodedUnits> {
  const tooMany = refuseManyPositions(text, file);
  if (tooMany) return failure([tooMany]);
  const parsed = tryParse(text);
  if ("error" in parsed) {
    const cause = text.trim() === "" ? "the file is empty" : `the file is not JSON: ${parsed.error}`;
    return failure([
      { code: "IMP-101", where: { file }, cause, fix: "give a GeoJSON, TopoJSON or graph file of units" },
    ]);
  }
  const json = parsed.value;
  if (isJsonObject(json)) {
    if (json.type === "Topology") return decodeTopoJsonUnits(json, file, options);
    if (json.type === "FeatureCollection" || json.type === "Feature")
      return decodeGeoJsonUnits(json, file, options);
    if (json.units !== undefined || json.nodes !== undefined) return decodeGraphUnits(json, file, options);
  }
  const found =
    isJsonObject(json) && json.type !== undefined
      ? `\`type\` is ${describeJson(json.type)}`
      : `it holds ${describeJson(json)}`;
  return failure([
    {
      code: "IMP-102",
      where: { file },
      cause: `this JSON is none of the unit formats: ${found}`,
      fix: 'give a GeoJSON "FeatureCollection", a TopoJSON "Topology" or a graph file with `units`',
    },
  ]);
}

function tryParse(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
