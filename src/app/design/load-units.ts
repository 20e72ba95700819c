import type { ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import {
  type BundledLayer,
  decodeBundledUnits,
  isBundledLayer,
} from "../../core/import/decode-bundled-units.ts";
import { decodeShapefileUnits } from "../../core/import/decode-shapefile-units.ts";
import { decodeUnitsJson } from "../../core/import/decode-units-json.ts";
import type { DecodedUnits } from "../../core/import/decoded-units.ts";
import type { UnitFileOptions } from "../../core/import/unit-file-options.ts";
import type { SourceFile, World } from "../ports.ts";
import type { InputReader } from "./input-reader.ts";
import { missingUnits } from "./require-wishes.ts";
import { settingProblem } from "./setting-problem.ts";

export interface UnitSource {
  readonly world: Pick<World, "decoders" | "layers">;
  readonly reader: InputReader;
  readonly spec: ProblemSpec;
}

/** Units as their file gives them: a bundled layer, JSON of three kinds, or a zipped shapefile. */
export async function loadUnits({ world, reader, spec }: UnitSource): Promise<Outcome<DecodedUnits>> {
  const { units } = spec;
  if (units === undefined) return failure([missingUnits]);
  if (isBundledLayer(units)) return loadBundled(world, units);
  const source = await reader.file(units);
  if (!source.ok) return source;
  const options: UnitFileOptions = { keyColumn: spec.key, nameColumn: spec.name, objectName: spec.object };
  if (isZip(source.value)) {
    const parsed = await world.decoders.shapefile(source.value);
    return parsed.ok ? decodeShapefileUnits(parsed.value, source.value.file, options) : parsed;
  }
  const text = await world.decoders.text(source.value);
  if (!text.ok) return text;
  if (!looksLikeJson(text.value)) return failure([notUnits(units)], text.warnings);
  const decoded = decodeUnitsJson(text.value, source.value.file, options);
  return decoded.ok ? success(decoded.value, [...text.warnings, ...decoded.warnings]) : decoded;
}

async function loadBundled(world: UnitSource["world"], layer: BundledLayer): Promise<Outcome<DecodedUnits>> {
  return decodeBundledUnits(layer, await world.layers.read("us-atlas-counties"));
}

const isZip = ({ bytes }: SourceFile): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A table of codes is told apart, because its reader needs another command line. */
const looksLikeJson = (text: string): boolean =>
  /^\s*($|[[{"])/.test(text.slice(0, 200).replace(/^\uFEFF/, ""));

const notUnits = (units: string) =>
  settingProblem("CLI-181", "UNITS", {
    cause: `${units} holds no shapes: it is neither JSON nor a zipped shapefile`,
    fix: "name the layer its codes belong to, and give this file with --attributes and --key: us-county --attributes FILE --key COLUMN",
  });
