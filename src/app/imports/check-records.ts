import { BrokenInvariant, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { RowReport, TabularKind, Value } from "../../core/import/kinds/field.ts";
import { type BoundField, bindMapping } from "../../core/import/kinds/mapping.ts";
import { type RecordStyle, readRecord } from "../../core/import/kinds/read-record.ts";
import { MAXIMUM_ROWS } from "../../core/import/table-from-rows.ts";
import type {
  ImportCounts,
  ImportOptions,
  ImportProblem,
  ImportRecord,
  ImportRow,
  ImportTarget,
  NamedIds,
  StagedRecord,
} from "../ports/rows/imports.ts";
import { checkStaged } from "./check-staged.ts";
import type { FileRow, OpenedRows } from "./file-rows.ts";
import { type ImportCheck, stopIfAsked } from "./import-kind.ts";
import { openRows } from "./open-rows.ts";
import { placeRecords } from "./place-records.ts";

/**
 * Reads all rows of a file, stages what they would do, and reports all that is wrong with them. While the database takes
 * one batch the next one is read. Cost: a batch of rows in memory.
 */
export async function checkRecords(
  check: ImportCheck,
  kind: TabularKind,
  targetOf: (record: ImportRecord) => ImportTarget,
): Promise<Outcome<ImportCounts>> {
  const { world, record, file } = check;
  const opened = await openRows(world, file, asSeen(record));
  if (!opened.ok) return opened;
  const { head } = opened.value;
  const bound = bindMapping(kind, record.mapping, { file: file.name, columns: head.columns });
  if (!bound.ok) return bound;
  for (const warning of opened.warnings) check.report(fileProblem("warning", warning));
  await check.stage((tx) => tx.imports.update(record.id, { head }));
  const target = targetOf(record);
  const reading = {
    kind,
    width: head.columns.length,
    bound: bound.value,
    style: { ...record.options, decimalMark: record.options.decimalMark ?? head.decimalMark },
    place: await placeRecords(check, kind, target),
  };
  const rows = await stageAll(check, { opened: opened.value, reading, target });
  if (rows > MAXIMUM_ROWS) check.report(fileProblem("problem", tooManyRows(file.name)));
  check.watch.onProgress({ phase: "compare", done: rows });
  return success(await checkStaged(check, target, reading.bound));
}

/** A file that was UTF-8 from beginning to end when it was looked at is not gone through once more to see it. */
const asSeen = ({ options, head }: ImportRecord): ImportOptions =>
  head.format === "csv" && head.encoding === "utf-8" ? { ...options, encoding: "utf-8" } : options;

interface Reading {
  readonly kind: TabularKind;
  /** Columns of the file. */
  readonly width: number;
  readonly bound: readonly BoundField[];
  readonly style: RecordStyle;
  readonly place: (values: Record<string, Value>, report: RowReport) => void;
}

async function stageAll(
  check: ImportCheck,
  {
    opened,
    reading,
    target,
  }: { readonly opened: OpenedRows; readonly reading: Reading; readonly target: ImportTarget },
): Promise<number> {
  const { watch } = check;
  const known: NamedIds = new Map();
  let rows = 0;
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const batch of opened.batches()) {
      stopIfAsked(watch);
      rows += batch.length;
      if (rows > MAXIMUM_ROWS) break;
      const read = readBatch(check, reading, batch);
      await writing;
      watch.onProgress({ phase: "read", done: rows });
      const staging = startStaging(check, { ...read, target, known });
      writing = staging.done;
      // it is awaited before the next one; until then its failure must not count as unheard
      writing.catch(() => {});
      await staging.sent;
    }
  } finally {
    await writing;
  }
  return rows;
}

interface ReadRows {
  readonly records: readonly StagedRecord[];
  readonly refused: readonly ImportRow[];
}

/**
 * Stages rows in a transaction of their own. `sent`: the database has them, or it is `done` with them; what is read before
 * would keep it waiting.
 */
function startStaging(
  { stage, record }: ImportCheck,
  { records, refused, target, known }: ReadRows & { readonly target: ImportTarget; readonly known: NamedIds },
): { readonly sent: Promise<void>; readonly done: Promise<void> } {
  let tell = () => {};
  const sent = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const done = stage(async (tx) => {
    await tx.imports.records.stage(record.id, target, { records, known, onSent: tell });
    if (refused.length > 0) await tx.imports.insertRows(record.id, refused);
  });
  return { sent: Promise.race([sent, done.catch(() => {})]), done };
}

function readBatch(check: ImportCheck, reading: Reading, batch: readonly FileRow[]): ReadRows {
  const records: StagedRecord[] = [];
  const refused: ImportRow[] = [];
  for (const { number, cells } of batch) {
    const report = reportOf(check, reading.bound, number);
    const values = fits(cells, reading.width)
      ? readRecord(reading, cells, report)
      : tellRagged(report, cells.length, reading.width);
    if (values === null) {
      refused.push({ rowNumber: number, key: "", effect: "refused", after: null, before: null });
      continue;
    }
    reading.place(values, report);
    if (typeof values.code !== "string")
      throw new BrokenInvariant("got a row without code, expected it refused");
    records.push({ rowNumber: number, key: values.code, id: check.world.ids.next(), values });
  }
  return { records, refused };
}

/** Empty cells beyond the header's are what spreadsheets leave behind. */
const fits = (cells: FileRow["cells"], width: number): boolean =>
  cells.length === width ||
  (cells.length > width && cells.slice(width).every((cell) => cell === null || cell === ""));

function tellRagged(report: RowReport, cells: number, width: number): null {
  report({
    severity: "problem",
    code: "IMP-213",
    cause: `the row has ${cells} cells, the header has ${width}`,
    fix: "add or remove cells; put quotes around text that contains the delimiter",
  });
  return null;
}

function reportOf(check: ImportCheck, bound: readonly BoundField[], rowNumber: number): RowReport {
  return ({ field, value, ...found }) => {
    const columns = bound.find((one) => one.field.key === field)?.source.columns ?? [];
    check.report({
      ...found,
      rowNumber,
      column: columns.length > 0 ? columns.join(" + ") : (field ?? null),
      value: value === undefined || value === null ? null : String(value).slice(0, 1000),
    });
  };
}

const fileProblem = (
  severity: ImportProblem["severity"],
  { code, where, cause, fix }: Problem,
): ImportProblem => ({
  severity,
  rowNumber: where.row ?? null,
  column: where.column ?? null,
  value: null,
  code,
  cause,
  fix,
});

const tooManyRows = (file: string): Problem => ({
  code: "IMP-216",
  where: { file },
  cause: `the file has more than ${MAXIMUM_ROWS} rows`,
  fix: "split the file or leave out rows that are not needed",
});
