import { success } from "../../core/domain/problem.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import { type CodeBook, createCodeBook } from "../../core/import/code-book.ts";
import type { RowReport, TabularKind, Value } from "../../core/import/kinds/field.ts";
import { act } from "../act.ts";
import { DEFAULT_RUN } from "../design/default-run.ts";
import type { ImportTarget } from "../ports/rows/imports.ts";
import type { UnitRecord } from "../ports/rows/layers.ts";
import { readTopology } from "../tiles/read-topology.ts";
import type { ImportCheck } from "./import-kind.ts";
import { openTowns, placeByTown } from "./place-by-town.ts";

/**
 * How the rows of a kind with coordinates get their unit: the one whose shape holds the point, else the nearest within the
 * distance that a design takes too. A position counts more than a unit code beside it; a row with neither is placed by
 * its town where a column names it. Does nothing for other kinds.
 */
export async function placeRecords(
  { world, actor, record }: Pick<ImportCheck, "world" | "actor" | "record">,
  { fields }: TabularKind,
  { layerId }: ImportTarget,
): Promise<Place> {
  const hasPlace = ["lon", "lat", "unit"].every((key) => fields.some((field) => field.key === key));
  if (!hasPlace) return () => {};
  const towns = await openTowns({ world, actor, record });
  const toUnit = await placeInUnits({ world, actor }, layerId);
  const codes = record.mapping.unit === undefined ? null : await readCodes({ world, actor }, layerId);
  return (values, report) => {
    if (codes !== null) restoreZeros(values, codes, report);
    if (fields.some(({ key }) => key === "town")) placeByTown(values, towns, report);
    toUnit(values, report);
  };
}

/** Units read at once. */
const PAGE = 10_000;

async function readCodes(
  { world, actor }: Pick<ImportCheck, "world" | "actor">,
  layerId: string | null,
): Promise<CodeBook | null> {
  if (layerId === null) return null;
  const read = await act(world, actor, "layers:read", async (tx) => {
    const codes: string[] = [];
    for (let after: number | null = null; ; ) {
      const page: readonly UnitRecord[] = await tx.layers.units(layerId, PAGE, after);
      for (const { code } of page) codes.push(code);
      if (page.length < PAGE) return success(codes);
      after = page[page.length - 1].position;
    }
  });
  return read.ok ? createCodeBook(read.value) : null;
}

/** Takes a code that a spreadsheet took for a number as the only code of a unit that it can be. Warning IMP-325. */
function restoreZeros(values: Record<string, Value>, codes: CodeBook, report: RowReport): void {
  const { unit } = values;
  if (typeof unit !== "string") return;
  const found = codes.lookUp(unit);
  if (found.kind !== "repaired") return;
  values.unit = found.code;
  const cause = `"${unit}" had lost zeros and was taken for the unit ${found.code}`;
  const fix = "nothing; export codes as text, so that zeros stay";
  report({ severity: "warning", code: "IMP-325", field: "unit", value: unit, cause, fix });
}

type Place = (values: Record<string, Value>, report: RowReport) => void;

async function placeInUnits(
  { world, actor }: Pick<ImportCheck, "world" | "actor">,
  layerId: string | null,
): Promise<Place> {
  if (layerId === null) return () => {};
  const text = await act(world, actor, "layers:read", async (tx) =>
    success(await tx.catalogue.readTopology(layerId)),
  );
  if (!text.ok || text.value === null) return () => {};
  const { topology, codes } = readTopology(text.value);
  const locator = createUnitLocator(topology);
  return (values, report) => {
    const { lon, lat, unit } = values;
    if (typeof lon !== "number" || typeof lat !== "number") return;
    const at = locator.locate(lon, lat);
    const found = at >= 0 ? at : (locator.nearest(lon, lat, DEFAULT_RUN.snapKm)?.unit ?? -1);
    if (found < 0) {
      const cause = `the position ${lat}, ${lon} lies farther than ${DEFAULT_RUN.snapKm} km from every unit`;
      const fix =
        "check that latitude and longitude are not swapped; it belongs to no territory by its place";
      report({ severity: "warning", code: "IMP-323", field: "lat", value: lat, cause, fix });
      return;
    }
    if (at >= 0 && typeof unit === "string" && unit !== codes[at]) {
      const cause = `the position lies in ${codes[at]}, not in ${unit}; the position is used`;
      const fix = "correct the coordinates or the unit code";
      report({ severity: "warning", code: "IMP-251", field: "unit", value: unit, cause, fix });
    }
    values.unit = codes[found];
  };
}
