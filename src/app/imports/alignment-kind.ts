import { unguardFormula } from "../../core/domain/formula-guard.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Table } from "../../core/import/table.ts";
import {
  type AlignmentImportResult,
  applyAlignmentImport,
  undoAlignmentImport,
} from "../plans/apply-alignment-import.ts";
import { type AlignmentImportPlan, planAlignmentImport } from "../plans/plan-alignment-import.ts";
import type { ImportCounts, ImportRow } from "../ports/rows/imports.ts";
import type { TerritoryState } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { stale } from "../refuse.ts";
import { type ImportCheck, type ImportKind, type ImportWork, stopIfAsked } from "./import-kind.ts";
import { reportProblems, stageRows } from "./staged-rows.ts";

/** Who serves what: units and their territories become a draft, or one change of a draft that stands. */
export const alignmentKind: ImportKind = {
  name: "alignment",
  action: "plans:edit",
  fields: [],
  more: ["plan", "version", "layer", "salesForce"],
  target: () => null,
  check: checkAlignment,
  apply: applyAlignment,
  undo: undoAlignment,
};

/** The row in front of all others tells of the plan: its version is what the check was made on. */
const PLAN_ROW = 1;

async function checkAlignment(check: ImportCheck): Promise<Outcome<ImportCounts>> {
  const planned = await planImport(check, (read) => check.stage(read));
  reportProblems(check, planned.warnings, "warning");
  if (!planned.ok) {
    reportProblems(check, planned.problems, "problem");
    return success(countsOf(null));
  }
  for (const { code, row } of planned.value.unknown) {
    check.report({
      severity: "warning",
      rowNumber: row,
      column: null,
      value: code,
      code: "IMP-364",
      cause: `the layer has no unit ${code}; the row is left out`,
      fix: "correct the code, or leave it if the unit is not meant",
    });
  }
  await stageRows(check, rowsOf(planned.value));
  return success(countsOf(planned.value));
}

async function applyAlignment(
  tx: Transaction,
  work: ImportWork,
): Promise<Outcome<Readonly<Record<string, unknown>>>> {
  const planned = await planImport(work, (read) => read(tx));
  if (!planned.ok) return planned;
  stopIfAsked(work.watch);
  const { standing } = planned.value;
  const [first] = await tx.imports.rows(work.record.id, null, { effect: null, limit: 1, afterRow: 0 });
  const checked = first?.before?.version ?? null;
  if (checked !== (standing?.version ?? null)) return stale("plan", standing?.version ?? 0);
  const { world, actor, record } = work;
  const applied = await applyAlignmentImport(tx, planned.value, {
    world,
    actor,
    reason: `imported from ${record.fileName}`,
  });
  return applied.ok ? success({ ...applied.value }) : applied;
}

async function undoAlignment(tx: Transaction, { record }: ImportWork): Promise<Outcome<null>> {
  const made = record.result as unknown as AlignmentImportResult;
  return undoAlignmentImport(tx, made, {
    undoneName: (name) => `${name} (import ${record.id.slice(0, 8)} undone)`,
  });
}

async function planImport(
  { world, file, record }: ImportWork,
  read: (
    work: (tx: Transaction) => Promise<Outcome<AlignmentImportPlan>>,
  ) => Promise<Outcome<AlignmentImportPlan>>,
): Promise<Outcome<AlignmentImportPlan>> {
  const { more, layerId, sheet } = record.options;
  const source = await file.read();
  const table = await world.engine.decoders.table(source, sheet === null ? {} : { sheet });
  if (!table.ok) return table;
  const isWorkbook = source.bytes[0] === 0x50;
  const version = more.version === undefined ? null : Number(more.version);
  if (version !== null && !Number.isInteger(version)) return failure([badVersion(record.fileName)]);
  const planned = await read((tx) =>
    planAlignmentImport(
      tx,
      { table: isWorkbook ? table.value : unguard(table.value), ids: world.ids },
      {
        plan: more.plan ?? record.fileName.replace(/\.[^.]+$/, ""),
        version,
        layer: more.layer ?? layerId,
        salesForce: more.salesForce ?? null,
      },
    ),
  );
  const warnings = [...table.warnings, ...planned.warnings];
  return planned.ok ? success(planned.value, warnings) : failure(planned.problems, warnings);
}

const badVersion = (file: string) => ({
  code: "IMP-363",
  where: { file: file, item: "version" },
  cause: "the version of the plan is not a whole number",
  fix: "give the version that the file was made for, or none",
});

const unguard = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => row.map((cell) => (typeof cell === "string" ? unguardFormula(cell) : cell))),
});

function rowsOf({ standing, made, territories, moves, unchanged }: AlignmentImportPlan): ImportRow[] {
  const codeOf = new Map(territories.map(({ territoryId, after }) => [territoryId, after?.code]));
  const toldOf = ({ name, parentId, share, isLocked }: TerritoryState) => ({
    ...{ name, parent: parentId && (codeOf.get(parentId) ?? parentId), share, isLocked },
  });
  const rows: Omit<ImportRow, "rowNumber">[] = [
    {
      key: `plan ${made.name}`,
      effect: standing === null ? "new" : "unchanged",
      before: standing === null ? null : { version: standing.version },
      after: { ...made },
    },
    ...territories.map(({ before, after }) => ({
      key: `territory ${after?.code ?? before?.code}`,
      effect: before === null ? ("new" as const) : ("changed" as const),
      before: before === null ? null : toldOf(before),
      after: after === null ? null : toldOf(after),
    })),
    ...moves.map(({ unitCode, fromCode, toCode }) => ({
      key: unitCode,
      effect: fromCode === null ? ("new" as const) : ("changed" as const),
      before: { territory: fromCode },
      after: { territory: toCode },
    })),
    ...unchanged.map((code) => ({ key: code, effect: "unchanged" as const, before: null, after: {} })),
  ];
  return rows.map((row, index) => ({ ...row, rowNumber: PLAN_ROW + index }));
}

/** Units, or the territories of a file that lists nothing else. */
function countsOf(plan: AlignmentImportPlan | null): ImportCounts {
  const moved = plan?.moves ?? [];
  const placed = moved.filter(({ from }) => from === null).length;
  const refused = plan?.unknown.length ?? 0;
  const unchanged = plan?.unchanged.length ?? 0;
  if (plan && moved.length + unchanged + refused === 0) {
    const { listed, territories } = plan;
    const made = territories.filter(({ before }) => before === null).length;
    const counts = { rows: listed, new: made, changed: territories.length - made };
    return { ...counts, unchanged: listed - territories.length, missing: 0, refused: 0, skipped: 0 };
  }
  return {
    rows: moved.length + unchanged + refused,
    new: placed,
    changed: moved.length - placed,
    unchanged,
    missing: plan?.missing ?? 0,
    refused,
    skipped: 0,
  };
}
