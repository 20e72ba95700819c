import { success } from "../../core/domain/problem.ts";
import { createUnitLocator } from "../../core/geo/unit-locator.ts";
import type { RowReport, TabularKind, Value } from "../../core/import/kinds/field.ts";
import { act } from "../act.ts";
import { DEFAULT_RUN } from "../design/default-run.ts";
import type { ImportTarget } from "../ports/rows/imports.ts";
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
  return (values, report) => {
    if (fields.some(({ key }) => key === "town")) placeByTown(values, towns, report);
    toUnit(values, report);
  };
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
