import { BrokenInvariant, failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { createCodeBook } from "../../core/import/code-book.ts";
import { listExamples } from "../../core/import/list-examples.ts";
import {
  type AlignmentFile,
  type NamedTerritory,
  readAlignmentFile,
} from "../../core/import/read-alignment-file.ts";
import type { Table } from "../../core/import/table.ts";
import { readAllUnits } from "../layers/read-all-units.ts";
import type { Ids } from "../ports/clock-and-ids.ts";
import type { LayerRecord } from "../ports/rows/layers.ts";
import type { AlignmentMove, PlanRecord, TerritoryChange } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { levelsOf, MAXIMUM_LEVELS } from "./find-parent.ts";
import { findPlanIn, isPlanId } from "./find-plan.ts";
import { openPlanForEdit } from "./open-plan-for-edit.ts";
import { findLockProblem, indexTerritories, lockedUnit } from "./plan-territories.ts";
import { stateOf } from "./write-change-set.ts";

/** What a file is to become. */
export interface AlignmentChoice {
  /** Name or id of a draft; a name that no plan has makes a new one. */
  readonly plan: string;
  /** The version of the draft that the file was made for; null: whatever stands. */
  readonly version: number | null;
  /** Of a new plan: name or id of its layer; null: the organisation's only one. */
  readonly layer: string | null;
  /** Of a new plan; null: its name. */
  readonly salesForce: string | null;
}

export interface UnitMove extends AlignmentMove {
  readonly unitId: string;
  readonly unitCode: string;
  /** Codes. */
  readonly fromCode: string | null;
  readonly toCode: string | null;
}

/** What an alignment file would do. */
export interface AlignmentImportPlan {
  /** The draft as it stands; null: a new one is made. */
  readonly standing: PlanRecord | null;
  readonly made: { readonly name: string; readonly salesForce: string; readonly layerId: string };
  readonly territories: readonly TerritoryChange[];
  readonly moves: readonly UnitMove[];
  readonly unchanged: readonly string[];
  readonly unknown: AlignmentFile["unknown"];
  /** Units of the layer that the file does not name: they stay where they are. None of a file of territories alone. */
  readonly missing: number;
  /** Territories that the file lists. */
  readonly listed: number;
}

/**
 * Reads an alignment against the plan that it is for. Problems: those of the file; APP-404, APP-409 and APP-412 of the
 * draft; IMP-361 no layer; IMP-362 no unit is known; IMP-363 what the plan does not allow, all at once.
 */
export async function planAlignmentImport(
  tx: Transaction,
  { table, ids }: { readonly table: Table; readonly ids: Ids },
  choice: AlignmentChoice,
): Promise<Outcome<AlignmentImportPlan>> {
  const found = await findDraft(tx, choice);
  if (!found.ok) return found;
  const layer = await findLayer(tx, found.value, { ...choice, file: table.file });
  if (!layer.ok) return layer;
  const units = await readAllUnits(tx, layer.value.id);
  const read = readAlignmentFile(table, createCodeBook(units.map(({ code }) => code)));
  if (!read.ok) return read;
  const { file } = table;
  if (read.value.units.length === 0 && read.value.unknown.length > 0) {
    return failure([noUnitKnown(file, { ...read.value, layer: layer.value, example: units })], read.warnings);
  }
  const standing = found.value;
  const before = standing === null ? [] : await tx.territories.list(standing.id);
  const changed = changeTerritories(read.value, before, ids);
  const after = applyChanges(before, changed.changes);
  const unitIds = new Map(units.map(({ code, id }) => [code, id]));
  const aligned = standing === null ? [] : await tx.alignment.whole(standing.id);
  const moves = listMoves(read.value, { unitIds, after, aligned, codeOf: changed.codeOf });
  const lost = changed.lost.map(({ code, parent }) => noParent(file, code, parent));
  const locked = standing === null ? new Set<string>() : await lockedOf(tx, standing, moves);
  const problems = [...lost, ...judge({ file, after, moves, aligned, locked })];
  if (problems.length > 0) return failure(problems, read.warnings);
  const moved = new Set(moves.map(({ unitCode }) => unitCode));
  return success(
    {
      standing,
      made: {
        name: choice.plan,
        salesForce: standing?.salesForce ?? choice.salesForce ?? choice.plan,
        layerId: layer.value.id,
      },
      territories: changed.changes,
      moves,
      unchanged: read.value.units.flatMap(({ code }) => (moved.has(code) ? [] : [code])),
      unknown: read.value.unknown,
      missing: read.value.units.length === 0 ? 0 : units.length - read.value.units.length,
      listed: read.value.territories.length,
    },
    read.warnings,
  );
}

async function findDraft(
  tx: Transaction,
  { plan, version }: AlignmentChoice,
): Promise<Outcome<PlanRecord | null>> {
  const found = await findPlanIn(tx, plan);
  if (found === null && !isPlanId(plan)) return success(null);
  return openPlanForEdit(tx, { planId: found?.id ?? plan, version });
}

async function findLayer(
  tx: Transaction,
  standing: PlanRecord | null,
  { layer, file }: { readonly layer: string | null; readonly file: string },
): Promise<Outcome<LayerRecord>> {
  const layers = await tx.layers.list();
  const found =
    standing !== null
      ? layers.find(({ id }) => id === standing.layerId)
      : layer === null && layers.length === 1
        ? layers[0]
        : layers.find(({ id, name }) => id === layer || name === layer);
  return found === undefined
    ? failure([
        noLayer(
          file,
          layer,
          layers.map(({ name }) => name),
        ),
      ])
    : success(found);
}

/**
 * Territories that the file adds, renames, shares out or locks otherwise or puts elsewhere, those whose parent neither it nor the plan has, and which of
 * the plan's codes its texts mean.
 */
function changeTerritories(
  { territories, units }: AlignmentFile,
  before: readonly TerritoryRecord[],
  ids: Ids,
) {
  const byCode = new Map(before.map((territory) => [territory.code, territory]));
  const namesake = new Map<string, TerritoryRecord | null>();
  for (const territory of before) {
    namesake.set(territory.name, namesake.has(territory.name) ? null : territory);
  }
  const standing = (text: string) => byCode.get(text) ?? namesake.get(text) ?? undefined;
  const named: readonly NamedTerritory[] = [
    ...territories,
    ...units.flatMap(({ territory }) =>
      territory === null ? [] : [{ code: territory, name: undefined, parent: undefined }],
    ),
  ];
  const idOf = new Map<string, string>();
  const changes: TerritoryChange[] = [];
  const lost: { readonly code: string; readonly parent: string }[] = [];
  for (const { code, name, parent, share, isLocked } of named) {
    if (idOf.has(code)) continue;
    const known = standing(code);
    const id = known?.id ?? ids.next();
    idOf.set(code, id);
    const above =
      parent === null ? null : parent === undefined ? undefined : (idOf.get(parent) ?? standing(parent)?.id);
    if (parent != null && above === undefined) lost.push({ code, parent });
    const was = known === undefined ? null : stateOf(known);
    const after = {
      code: known?.code ?? code,
      name: name ?? was?.name ?? code,
      parentId: above === undefined ? (was?.parentId ?? null) : above,
      share: share ?? was?.share ?? 1,
      isLocked: isLocked ?? was?.isLocked ?? false,
    };
    const isSame =
      was?.name === after.name &&
      was.parentId === after.parentId &&
      was.share === after.share &&
      was.isLocked === after.isLocked;
    if (!isSame) changes.push({ territoryId: id, before: was, after });
  }
  return { changes, lost, codeOf: (text: string) => standing(text)?.code ?? text };
}

/** Those that stand with the changes made to them. */
function applyChanges(
  before: readonly TerritoryRecord[],
  changes: readonly TerritoryChange[],
): readonly TerritoryRecord[] {
  const after = new Map(before.map((territory) => [territory.id, territory]));
  for (const { territoryId: id, after: state } of changes) {
    if (state !== null) after.set(id, { ...state, id, planId: before[0]?.planId ?? "" });
  }
  return [...after.values()];
}

function listMoves(
  { units }: AlignmentFile,
  given: {
    readonly unitIds: ReadonlyMap<string, string>;
    readonly after: readonly TerritoryRecord[];
    readonly aligned: readonly {
      readonly unitCode: string;
      readonly territoryId: string;
      readonly territoryCode: string;
    }[];
    readonly codeOf: (text: string) => string;
  },
): readonly UnitMove[] {
  const byCode = new Map(given.after.map((territory) => [territory.code, territory]));
  const now = new Map(given.aligned.map((one) => [one.unitCode, one]));
  return units.flatMap(({ code, territory }) => {
    const from = now.get(code) ?? null;
    const toCode = territory === null ? null : given.codeOf(territory);
    const to = toCode === null ? null : (byCode.get(toCode)?.id ?? null);
    if ((from?.territoryId ?? null) === to) return [];
    const unitId = given.unitIds.get(code);
    if (unitId === undefined) throw new BrokenInvariant(`got the unit ${code}, expected one of the layer`);
    return [
      {
        unitId,
        unitCode: code,
        from: from?.territoryId ?? null,
        fromCode: from?.territoryCode ?? null,
        to,
        toCode,
      },
    ];
  });
}

const lockedOf = (tx: Transaction, { id }: PlanRecord, moves: readonly UnitMove[]) =>
  tx.unitLocks.of(
    id,
    moves.map(({ unitId }) => unitId),
  );

/** What the plan as it would be does not allow: units above the lowest level, too many levels, locked units and territories moved. */
function judge(given: {
  readonly file: string;
  readonly after: readonly TerritoryRecord[];
  readonly moves: readonly UnitMove[];
  readonly aligned: readonly { readonly unitCode: string; readonly territoryId: string }[];
  /** Ids of units. */
  readonly locked: ReadonlySet<string>;
}): Problem[] {
  const { file, after, moves } = given;
  const territories = indexTerritories(after);
  const holderOf = new Map(given.aligned.map(({ unitCode, territoryId }) => [unitCode, territoryId]));
  for (const { unitCode, to } of moves) {
    if (to === null) holderOf.delete(unitCode);
    else holderOf.set(unitCode, to);
  }
  const holding = new Set(holderOf.values());
  const problems = after.flatMap((territory) => {
    const item = `territory ${territory.code}`;
    const isHoldingParent = territories.parents.has(territory.id) && holding.has(territory.id);
    return [
      ...(isHoldingParent
        ? [
            refused({
              where: { file, item },
              cause: `territory ${territory.code} has territories below it and would hold units itself`,
              fix: "give its units to those below it",
            }),
          ]
        : []),
      ...(levelsOf(territories.byId, territory) > MAXIMUM_LEVELS
        ? [
            refused({
              where: { file, item },
              cause: `territory ${territory.code} would stand on level ${levelsOf(territories.byId, territory)} or below itself`,
              fix: `use ${MAXIMUM_LEVELS} levels at most`,
            }),
          ]
        : []),
      ...(territory.code.length > 100 || territory.name.length > 200
        ? [
            refused({
              where: { file, item },
              cause: "its code is longer than 100 characters, or its name than 200",
              fix: "shorten it",
            }),
          ]
        : []),
    ];
  });
  const locks = moves.flatMap((move) => {
    const item = `unit ${move.unitCode}`;
    const problem = given.locked.has(move.unitId)
      ? lockedUnit(move.unitCode, item)
      : findLockProblem(territories, move, item);
    return problem === null ? [] : [refused({ ...problem, where: { file, item } })];
  });
  return [...problems, ...locks];
}

const refused = (problem: Omit<Problem, "code">): Problem => ({ ...problem, code: "IMP-363" });

const noParent = (file: string, code: string, parent: string): Problem =>
  refused({
    where: { file, item: `territory ${code}` },
    cause: `territory ${code} would stand below "${parent}", which neither the file nor the plan has`,
    fix: "add a row for it, or correct the code",
  });

const noLayer = (file: string, layer: string | null, names: readonly string[]): Problem => ({
  code: "IMP-361",
  where: { file },
  cause:
    layer === null
      ? `it is not said in which layer's units the plan is drawn, and there ${names.length === 0 ? "is none yet" : `are ${names.length}`}`
      : `there is no layer "${layer}"`,
  fix: names.length === 0 ? "import units first" : `name one (option layer): ${names.join(", ")}`,
});

const noUnitKnown = (
  file: string,
  found: {
    readonly unknown: AlignmentFile["unknown"];
    readonly layer: LayerRecord;
    readonly example: readonly { readonly code: string }[];
  },
): Problem => ({
  code: "IMP-362",
  where: { file },
  cause: `none of its ${found.unknown.length} rows names a unit of the layer "${found.layer.name}": ${listExamples(found.unknown.map(({ code }) => code))}`,
  fix: `its units have codes like ${listExamples(
    found.example.map(({ code }) => code),
    3,
  )}; name the layer that the file is for (option layer)`,
});
