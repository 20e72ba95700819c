import { counted } from "../../core/domain/counted.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import { repairPolygon } from "../../core/geo/repair-polygon.ts";
import { stitchRing } from "../../core/geo/stitch-ring.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import { createCodeBook } from "../../core/import/code-book.ts";
import {
  type ComparedUnit,
  compareUnits,
  type UnitDifference,
} from "../../core/import/compare-unit-layers.ts";
import type { UnitRows } from "../../core/import/decode-table-units.ts";
import { listExamples } from "../../core/import/list-examples.ts";
import { measureColumns, numericMeasures } from "../catalogue/numeric-measures.ts";
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
  const hasShapes = units.some(({ areaKm2 }) => areaKm2 !== null);
  if (standing !== null && hasShapes && file.layer.topology === null) {
    // points for units whose shapes are known: their columns are what is new
    return planColumns(file.layer, standing, fileName);
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
  rows: Pick<UnitRows, "codes" | "names" | "columns">,
  standing: NonNullable<UnitImportPlan["standing"]>,
  fileName: string,
): Outcome<UnitImportPlan> {
  const unitOf = new Map(standing.units.map((unit) => [unit.code, unit]));
  const book = createCodeBook(standing.units.map(({ code }) => code));
  const found = rows.codes.map((code) => {
    const lookup = book.lookUp(code);
    return lookup.kind === "known" || lookup.kind === "repaired" ? unitOf.get(lookup.code) : undefined;
  });
  const unknown = rows.codes.filter((_, row) => found[row] === undefined);
  const repaired = rows.codes.flatMap((code, row) =>
    found[row] === undefined || found[row].code === code ? [] : [`${code} → ${found[row].code}`],
  );
  const firstRow = new Map(found.map((unit, row) => [unit, row] as const).toReversed());
  const twice = found.flatMap((unit, row) => (unit && firstRow.get(unit) !== row ? [unit.code] : []));
  const left = unknown.length > 0 ? [unknownUnits(fileName, standing.layer.name, unknown)] : [];
  if (unknown.length === rows.codes.length) return failure(left);
  if (twice.length > 0) return failure([usedTwice(fileName, twice)], left);
  const hasShapes = standing.units.some(({ areaKm2 }) => areaKm2 !== null);
  const measures = measureColumns(rows.columns, { hasShapes });
  const given = found.flatMap((unit, row) => {
    if (unit === undefined) return [];
    const cells = measures.flatMap(([key, values]) =>
      values[row] === null ? [] : [[key, values[row]] as const],
    );
    return [{ ...unit, name: rows.names?.[row] ?? unit.name, measures: Object.fromEntries(cells) }];
  });
  return success({ standing, differences: compareUnits(standing.units, given) }, [
    ...left,
    ...(repaired.length > 0 ? [codesRepaired(fileName, repaired)] : []),
  ]);
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
  fix: "nothing, if these units are not meant; else correct the codes, or name their column (option key)",
});

const codesRepaired = (file: string, repaired: readonly string[]): Problem => ({
  code: "IMP-227",
  where: { file },
  cause: `${counted(repaired.length, "code", "codes")} had lost zeros, put back: ${listExamples(repaired)}`,
  fix: "export codes as text, so that zeros stay",
});

const usedTwice = (file: string, codes: readonly string[]): Problem => ({
  code: "IMP-228",
  where: { file },
  cause: `${counted(codes.length, "row names", "rows name")} a unit that stands in another row too, lost zeros put back: ${listExamples(codes)}`,
  fix: "keep one row per unit, and write the codes in full",
});
