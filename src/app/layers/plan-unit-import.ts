import { counted } from "../../core/domain/counted.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { repairPolygon } from "../../core/geo/repair-polygon.ts";
import { stitchRing } from "../../core/geo/stitch-ring.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import {
  type ComparedUnit,
  compareUnits,
  type UnitDifference,
} from "../../core/import/compare-unit-layers.ts";
import type { UnitRows } from "../../core/import/decode-table-units.ts";
import { listExamples } from "../../core/import/list-examples.ts";
import { numericColumns, numericMeasures } from "../catalogue/numeric-measures.ts";
import type { LayerRecord, UnitRecord } from "../ports/rows/layers.ts";
import type { Transaction } from "../ports/store.ts";
import { readAllUnits } from "./read-all-units.ts";
import type { UnitFile } from "./read-unit-file.ts";

/** What a file of units would do to the organisation's layers. */
export interface UnitImportPlan {
  /** Null: the file becomes a layer of its own. */
  readonly standing: { readonly layer: LayerRecord; readonly units: readonly UnitRecord[] } | null;
  readonly differences: readonly UnitDifference[];
}

/**
 * Compares a file with the layer of that name. A layer's geography never changes, as plans are drawn on it: a file with
 * other units or other shapes needs a name of its own (IMP-351), a file of codes needs a layer that has them (IMP-352,
 * IMP-353). Warnings: IMP-354, IMP-355.
 */
export async function planUnitImport(
  tx: Transaction,
  file: UnitFile,
  { layerName, fileName }: { readonly layerName: string; readonly fileName: string },
): Promise<Outcome<UnitImportPlan>> {
  const layer = (await tx.layers.list()).find(({ name }) => name === layerName);
  const units = layer === undefined ? [] : await readAllUnits(tx, layer.id);
  const standing = layer === undefined ? null : { layer, units };
  if (file.kind === "columns") {
    if (standing === null) return failure([noLayer(fileName, layerName)]);
    return planColumns(file.rows, standing, fileName);
  }
  const differences = compareUnits(units, unitsOfLayer(file.layer));
  const warnings = judgeShapes(file.layer, fileName);
  const isOther = differences.some(({ isElsewhere }) => isElsewhere);
  if (standing !== null && isOther) {
    return failure([otherGeography(fileName, layerName, differences)], warnings);
  }
  return success({ standing, differences }, warnings);
}

function planColumns(
  rows: UnitRows,
  standing: NonNullable<UnitImportPlan["standing"]>,
  fileName: string,
): Outcome<UnitImportPlan> {
  const unitOf = new Map(standing.units.map((unit) => [unit.code, unit]));
  const unknown = rows.codes.filter((code) => !unitOf.has(code));
  if (unknown.length > 0) return failure([unknownUnits(fileName, standing.layer.name, unknown)]);
  const measures = numericColumns(rows.columns);
  const given = rows.codes.flatMap((code, row) => {
    const unit = unitOf.get(code);
    if (unit === undefined) return [];
    const cells = Object.entries(measures).flatMap(([key, values]) =>
      values[row] === null ? [] : [[key, values[row]] as const],
    );
    return [{ ...unit, name: rows.names?.[row] ?? unit.name, measures: Object.fromEntries(cells) }];
  });
  return success({ standing, differences: compareUnits(standing.units, given) });
}

function unitsOfLayer(layer: UnitLayer): readonly ComparedUnit[] {
  const measures = Object.entries(numericMeasures(layer));
  return layer.codes.map((code, u) => ({
    code,
    name: layer.names[u],
    lon: layer.points.x[u],
    lat: layer.points.y[u],
    areaKm2: layer.areaKm2?.[u] ?? null,
    measures: Object.fromEntries(measures.map(([key, values]) => [key, values[u]])),
  }));
}

/** What is odd about shapes and yet can be lived with. */
function judgeShapes({ topology, codes, points }: UnitLayer, file: string): Problem[] {
  if (topology === null) return [];
  const locator = createUnitLocator(topology);
  const overlapping = codes.flatMap((code, u) => {
    const holder = locator.locate(points.x[u], points.y[u]);
    return holder >= 0 && holder !== u ? [`${code} in ${codes[holder]}`] : [];
  });
  const crossing = codes.flatMap((code, u) => {
    const shares = topology.polygons[u].flatMap((rings) => {
      const repair = repairPolygon(rings.map((ring) => stitchRing(topology.arcs, ring)));
      return repair === null ? [] : [Math.abs(repair.areaAfterKm2 - repair.areaBeforeKm2)];
    });
    return shares.length === 0 ? [] : [{ code, km2: shares.reduce((sum, km2) => sum + km2, 0) }];
  });
  return [
    ...(overlapping.length > 0 ? [overlaps(file, overlapping)] : []),
    ...(crossing.length > 0 ? [crossings(file, crossing)] : []),
  ];
}

const overlaps = (file: string, units: readonly string[]): Problem => ({
  code: "IMP-354",
  where: { file },
  cause: `shapes overlap: ${counted(units.length, "unit's point lies", "units' points lie")} in another unit: ${listExamples(units)}`,
  fix: "nothing, if slivers do not matter; accounts in both go to the unit that stands first in the file",
});

const crossings = (
  file: string,
  units: readonly { readonly code: string; readonly km2: number }[],
): Problem => {
  const largest = units.reduce((a, b) => (b.km2 > a.km2 ? b : a));
  return {
    code: "IMP-355",
    where: { file },
    cause: `${counted(units.length, "unit's outline crosses", "units' outlines cross")} themselves and stay so, as neighbours share their arcs; the largest difference is ${largest.km2.toPrecision(2)} km² in ${largest.code}: ${listExamples(units.map(({ code }) => code))}`,
    fix: "nothing, if that does not matter; else use a more detailed file",
  };
};

const otherGeography = (file: string, layerName: string, differences: readonly UnitDifference[]): Problem => {
  const count = (effect: UnitDifference["effect"]) =>
    differences.filter((difference) => difference.effect === effect && difference.isElsewhere);
  const told = (["new", "missing", "changed"] as const).flatMap((effect) => {
    const units = count(effect);
    return units.length > 0
      ? [`${units.length} ${effect} (${listExamples(units.map(({ code }) => code))})`]
      : [];
  });
  return {
    code: "IMP-351",
    where: { file },
    cause: `there is a layer "${layerName}" already, and its geography differs: ${told.join(", ")}`,
    fix: "give the file a layer name of its own (option layer): plans stay on the geography they were drawn on",
  };
};

const noLayer = (file: string, layerName: string): Problem => ({
  code: "IMP-352",
  where: { file },
  cause: `the file has codes and no places, and there is no layer "${layerName}" whose units they could be`,
  fix: "name the layer (option layer), add longitude and latitude, or name a bundled one (option base=us-county)",
});

const unknownUnits = (file: string, layerName: string, codes: readonly string[]): Problem => ({
  code: "IMP-353",
  where: { file },
  cause: `${counted(codes.length, "row names a unit", "rows name units")} that the layer "${layerName}" does not have: ${listExamples(codes)}`,
  fix: "correct the codes (zeros included), remove these rows, or name the column of the codes (option key)",
});
