import { failure, type Outcome } from "../domain/problem.ts";
import { decodeGeoJsonUnits } from "./decode-geojson-units.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import { isJsonObject } from "./json-value.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

/**
 * Units of a zipped shapefile, from what its parser made of it: one GeoJSON collection, or a list of them each with a
 * `fileName` where the zip holds several. Codes in a text field of the .dbf keep their zeros.
 * Problems: IMP-150, else those of decode-geojson-units.ts.
 */
export function decodeShapefileUnits(
  parsed: unknown,
  file: string,
  options: UnitFileOptions = {},
): Outcome<DecodedUnits> {
  const layers: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const nameOf = (layer: unknown): string =>
    isJsonObject(layer) ? String(layer.fileName ?? "unnamed") : "unnamed";
  const wanted = options.objectName;
  const chosen = wanted === undefined ? layers : layers.filter((layer) => nameOf(layer) === wanted);
  if (chosen.length === 1) return decodeGeoJsonUnits(withoutIds(chosen[0]), file, options);
  const cause =
    layers.length === 0
      ? "the zip holds no shapefile"
      : `the zip holds ${layers.length} shapefiles${wanted === undefined ? "" : `, none of them "${wanted}"`}`;
  const fix =
    layers.length === 0
      ? "zip the .shp, .shx, .dbf and .prj files together"
      : `name one with --object: ${layers.map(nameOf).join(", ")}`;
  return failure([{ code: "IMP-150", where: { file }, cause, fix }]);
}

/** A shapefile has no feature ids: a parser's running numbers must not pass for codes. */
function withoutIds(layer: unknown): unknown {
  if (!isJsonObject(layer) || !Array.isArray(layer.features)) return layer;
  const features = layer.features.map((feature: unknown) =>
    isJsonObject(feature) ? { ...feature, id: undefined } : feature,
  );
  return { ...layer, features };
}
