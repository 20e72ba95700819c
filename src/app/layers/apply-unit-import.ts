import { BrokenInvariant, failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import type { UnitDifference } from "../../core/import/compare-unit-layers.ts";
import { listExamples } from "../../core/import/list-examples.ts";
import { storeLayer } from "../catalogue/store-layer.ts";
import { locateUnit } from "../design/locate-unit.ts";
import type { Ids } from "../ports/clock-and-ids.ts";
import type { UnitChange } from "../ports/rows/catalogue.ts";
import type { Transaction } from "../ports/store.ts";
import type { UnitImportPlan } from "./plan-unit-import.ts";
import { readAllUnits } from "./read-all-units.ts";
import type { UnitFile } from "./read-unit-file.ts";

/** What applying a file of units made, as it is kept with the import. */
export interface UnitImportResult {
  readonly layerId: string;
  /** False: units of a layer that stood got other names or measures. */
  readonly isNew: boolean;
  /** Accounts that were in no unit and lie in one now. */
  readonly placedAccounts: number;
}

/** Accounts outside every unit go to the nearest within this distance: a coast is drawn coarser than an address. */
const SNAP_KM = 5;

/** Stores the layer, or changes the units of the one that stands. */
export async function applyUnitImport(
  tx: Transaction,
  { standing, differences }: UnitImportPlan,
  given: {
    readonly file: UnitFile;
    readonly layerName: string;
    readonly credit: string;
    readonly ids: Ids;
    readonly at: Date;
  },
): Promise<Outcome<UnitImportResult>> {
  const { file, layerName: name, credit, ids, at } = given;
  if (standing !== null) {
    const idOf = new Map(standing.units.map(({ code, id }) => [code, id]));
    await tx.catalogue.changeUnits(changesOf(differences, idOf, "after"));
    const detail = { name, units: differences.filter(({ effect }) => effect === "changed").length };
    const { id: layerId } = standing.layer;
    await tx.audit.append({ action: "layers:edit", objectKind: "layer", objectId: layerId, detail });
    return success({ layerId, isNew: false, placedAccounts: 0 });
  }
  if (file.kind === "columns") throw new BrokenInvariant("got codes without a layer, expected units");
  const isFirst = (await tx.layers.list()).length === 0;
  const clock = { now: () => at };
  const stored = await storeLayer(tx, { clock, ids }, { name, credit, layer: file.layer });
  if (!stored.ok) return stored;
  const placedAccounts = isFirst ? await placeAccounts(tx, file.layer, { ...stored.value, at }) : 0;
  return success({ layerId: stored.value.layerId, isNew: true, placedAccounts });
}

/** The organisation's first layer takes in the accounts that came before it. */
async function placeAccounts(
  tx: Transaction,
  layer: UnitLayer,
  { unitIds, at }: { readonly unitIds: readonly string[]; readonly at: Date },
): Promise<number> {
  const locate = locateUnit(layer, SNAP_KM);
  const places = (await tx.catalogue.accountsToPlace()).flatMap(({ id: accountId, lon, lat }) => {
    const { unit, distanceKm } = locate(lon, lat);
    return unit < 0 || distanceKm > SNAP_KM ? [] : [{ accountId, unitId: unitIds[unit] }];
  });
  if (places.length > 0) await tx.catalogue.placeAccounts(places, at);
  return places.length;
}

/**
 * Takes back what `applyUnitImport` did at `appliedAt`. Problems (IMP-356), all at once: what uses the new layer, or which
 * units have changed since.
 */
export async function undoUnitImport(
  tx: Transaction,
  { layerId, isNew }: UnitImportResult,
  done: { readonly differences: readonly UnitDifference[]; readonly appliedAt: Date; readonly file: string },
): Promise<Outcome<null>> {
  const { differences, appliedAt, file } = done;
  if (isNew) {
    const { plans, accounts, leads } = await tx.catalogue.useOfLayer(layerId, appliedAt);
    const used = [
      ...(plans.length > 0 ? [inUse(file, "plans are drawn on it", plans)] : []),
      ...(accounts.length > 0 ? [inUse(file, "accounts lie in it", accounts)] : []),
      ...(leads.length > 0 ? [inUse(file, "leads lie in it", leads)] : []),
    ];
    if (used.length > 0) return failure(used);
    await tx.catalogue.removeLayer(layerId);
  } else {
    const units = new Map((await readAllUnits(tx, layerId)).map((unit) => [unit.code, unit]));
    const drifted = differences.filter(({ code, effect, after }) => {
      const unit = units.get(code);
      return (
        effect === "changed" &&
        Object.entries(after ?? {}).some(([key, value]) => standingValue(unit, key) !== value)
      );
    });
    if (drifted.length > 0)
      return failure([
        changedSince(
          file,
          drifted.map(({ code }) => code),
        ),
      ]);
    const idOf = new Map([...units].map(([code, { id }]) => [code, id]));
    await tx.catalogue.changeUnits(changesOf(differences, idOf, "before"));
  }
  const detail = { undone: true };
  await tx.audit.append({ action: "layers:edit", objectKind: "layer", objectId: layerId, detail });
  return success(null);
}

const standingValue = (
  unit: { readonly name: string; readonly measures: Readonly<Record<string, number>> } | undefined,
  key: string,
): unknown => (key === "name" ? unit?.name : unit?.measures[key]);

/** The units that differ, as they are on one side of the difference; a measure of null was not there. */
function changesOf(
  differences: readonly UnitDifference[],
  idOf: ReadonlyMap<string, string>,
  side: "before" | "after",
): UnitChange[] {
  return differences.flatMap((difference) => {
    const unitId = idOf.get(difference.code);
    if (difference.effect !== "changed" || unitId === undefined) return [];
    const { name, ...measures } = difference[side] ?? {};
    const entries = Object.entries(measures);
    return [
      {
        unitId,
        name: typeof name === "string" ? name : null,
        set: Object.fromEntries(
          entries.flatMap(([key, value]) => (typeof value === "number" ? [[key, value]] : [])),
        ),
        drop: entries.flatMap(([key, value]) => (value === null ? [key] : [])),
      },
    ];
  });
}

const inUse = (file: string, why: string, names: readonly string[]): Problem => ({
  code: "IMP-356",
  where: { file },
  cause: `the layer is in use, ${why}: ${listExamples(names, 20)}`,
  fix: "remove or move these first; the layer stays until then",
});

const changedSince = (file: string, codes: readonly string[]): Problem => ({
  code: "IMP-356",
  where: { file },
  cause: `units have changed since: ${listExamples(codes, 20)}`,
  fix: "undo the later import first, or correct the units by a new one",
});
