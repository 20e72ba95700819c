import { type Outcome, success } from "../../core/domain/problem.ts";
import type { UnitDifference } from "../../core/import/compare-unit-layers.ts";
import { applyUnitImport, type UnitImportResult, undoUnitImport } from "../layers/apply-unit-import.ts";
import { planUnitImport } from "../layers/plan-unit-import.ts";
import type { UnitFile } from "../layers/read-unit-file.ts";
import type { ImportCounts, ImportRow } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import { type ImportCheck, type ImportKind, type ImportWork, stopIfAsked } from "./import-kind.ts";
import { readStagedRows, reportProblems, stageRows } from "./staged-rows.ts";

/** Units of a geography: a file of shapes, points or codes becomes a layer, or new measures of one that stands. */
export const unitsKind: ImportKind = {
  name: "units",
  action: "layers:edit",
  fields: [],
  more: ["layer", "key", "name", "object", "links", "swapped", "zeros", "base", "credit"],
  target: () => null,
  check: checkUnits,
  apply: applyUnits,
  undo: undoUnits,
};

interface UnitsRead {
  readonly file: UnitFile;
  readonly layerName: string;
  readonly fileName: string;
}

async function checkUnits(check: ImportCheck): Promise<Outcome<ImportCounts>> {
  const read = await readFile(check);
  stopIfAsked(check.watch);
  const planned = read.ok ? await check.stage((tx) => planUnitImport(tx, read.value.file, read.value)) : read;
  reportProblems(check, read.ok ? [...read.warnings, ...planned.warnings] : read.warnings, "warning");
  const differences = planned.ok ? planned.value.differences : [];
  if (!planned.ok) reportProblems(check, planned.problems, "problem");
  await stageRows(check, differences.flatMap(rowOf));
  return success(countsOf(differences));
}

async function applyUnits(
  tx: Transaction,
  work: ImportWork,
): Promise<Outcome<Readonly<Record<string, unknown>>>> {
  const read = await readFile(work);
  if (!read.ok) return read;
  stopIfAsked(work.watch);
  const planned = await planUnitImport(tx, read.value.file, read.value);
  if (!planned.ok) return planned;
  const at = work.world.wallClock.now();
  const credit = work.record.options.more.credit ?? "";
  const given = { ...read.value, credit, ids: work.world.ids, at };
  const applied = await applyUnitImport(tx, planned.value, given);
  return applied.ok ? success({ ...applied.value, at: at.toISOString() }) : applied;
}

async function undoUnits(tx: Transaction, { record }: ImportWork): Promise<Outcome<null>> {
  const made = record.result as unknown as UnitImportResult & { readonly at: string };
  const rows = made.isNew ? [] : await readStagedRows(tx, record.id);
  const differences = rows.map((row) => ({
    ...row,
    code: row.key,
    effect: row.effect as "changed" | "unchanged",
    isElsewhere: false,
  }));
  return undoUnitImport(tx, made, { differences, appliedAt: new Date(made.at), file: record.fileName });
}

/** Reads the file by the options of its import: layer, key, name, object, links, swapped, zeros, base. */
async function readFile({ world, file, record }: ImportWork): Promise<Outcome<UnitsRead>> {
  const { more } = record.options;
  const read = await world.engine.desk.readUnits(await file.read(), {
    key: more.key ?? null,
    name: more.name ?? null,
    object: more.object ?? null,
    links: more.links ?? null,
    swapped: more.swapped === "yes",
    zeros: /^[1-9]\d?$/.test(more.zeros ?? "") ? Number(more.zeros) : null,
    sheet: record.options.sheet,
    base: more.base === "us-county" ? more.base : null,
  });
  if (!read.ok) return read;
  const layerName = more.layer ?? layerNameOf(record.fileName);
  return success({ file: read.value, layerName, fileName: record.fileName }, read.warnings);
}

/** A file's name without what tells its format: kab_kota.geojson.gz → kab_kota. */
const layerNameOf = (fileName: string): string =>
  fileName.replace(/^.*[/\\]/, "").replace(/(\.(geojson|json|topojson|zip|csv|tsv|txt|xlsx|gz))+$/i, "") ||
  fileName;

function rowOf({ code, effect, before, after }: UnitDifference, index: number): ImportRow[] {
  if (effect === "missing") return [];
  // units stand in no rows: they are counted from 1 below a header that may not be
  return [{ rowNumber: index + 2, key: code, effect, before, after }];
}

function countsOf(differences: readonly UnitDifference[]): ImportCounts {
  const count = (effect: UnitDifference["effect"]) =>
    differences.filter((one) => one.effect === effect).length;
  const missing = count("missing");
  return {
    rows: differences.length - missing,
    new: count("new"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    missing,
    refused: 0,
    skipped: 0,
  };
}
