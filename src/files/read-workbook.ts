import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { BrokenInvariant, failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import type { Cell } from "../core/domain/unit-layer.ts";
import { listExamples } from "../core/import/list-examples.ts";
import type { Table } from "../core/import/table.ts";
import { MAXIMUM_ROWS, tableFromRows } from "../core/import/table-from-rows.ts";
import { checkZip, isZip } from "./check-zip.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

export interface WorkbookOptions {
  /** Name of the worksheet; the first that has rows where not given. */
  readonly sheet?: string;
  /** The worker is ended after so long. */
  readonly limitMilliseconds?: number;
}

type WorkerAnswer =
  | {
      readonly kind: "rows";
      readonly rows: readonly (readonly Cell[])[];
      readonly firstRow: number;
      readonly name: string;
      readonly names: readonly string[];
    }
  | { readonly kind: "no-sheet"; readonly names: readonly string[] }
  /** Formulas without the values that a spreadsheet program keeps beside them; `first` is a cell, as B7. */
  | { readonly kind: "no-values"; readonly count: number; readonly first: string }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "too-costly"; readonly reason: string };

/**
 * Reads one worksheet of an XLSX, XLS or ODS file in a worker thread with capped memory and time. Numbers stay numbers, dates
 * become ISO text, also those that count from 1904. Problems: too large (IMP-202, IMP-207), damaged or protected (IMP-206), no
 * such sheet (IMP-208), formulas without values (IMP-285), text that is none (IMP-301), and those of tableFromRows, with the worksheet
 * where there are several and none was named (IMP-286). Warning: values of other files (IMP-284).
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  options: WorkbookOptions = {},
): Promise<Outcome<Table>> {
  if (bytes.length > SIZE_LIMITS.workbookBytes) return failure([tooLarge(file, bytes.length)]);
  const withDoctype: string[] = [];
  let hasLinks = false;
  const look = (name: string, content: Uint8Array) => {
    hasLinks ||= name.startsWith("xl/externalLinks/");
    if (/\.(xml|rels)$/i.test(name) && hasDoctype(content)) withDoctype.push(name);
  };
  const unsound = isZip(bytes) ? await checkZip(bytes, file, { onEntry: look }) : null;
  if (unsound) return failure([unsound]);
  if (withDoctype.length > 0) return failure([unreadable(file, `${withDoctype[0]} declares entities`)]);
  const answer = await askWorker(bytes, options);
  if (answer.kind === "unreadable") return failure([unreadable(file, answer.reason)]);
  if (answer.kind === "too-costly") return failure([tooCostly(file, answer.reason)]);
  if (answer.kind === "no-sheet") return failure([noSheet(file, options.sheet, answer.names)]);
  if (answer.kind === "no-values") return failure([noValues(file, answer)]);
  const wrong = answer.rows.findIndex((row) => row.some(isNoText));
  if (wrong >= 0) return failure([noText(file, answer.firstRow + wrong)]);
  const rowNumbers = answer.rows.map((_, index) => answer.firstRow + index);
  const table = tableFromRows({ file, rows: answer.rows, rowNumbers, delimiter: null });
  const warnings = hasLinks ? [...table.warnings, linked(file)] : table.warnings;
  if (table.ok) return success(table.value, warnings);
  const isGuess = options.sheet === undefined && answer.names.length > 1;
  return failure(isGuess ? [...table.problems, firstSheet(file, answer)] : table.problems, warnings);
}

/** U+0000 and half of a surrogate pair, which a workbook may hold as _x0000_ and no database does. */
const isNoText = (cell: Cell): boolean => typeof cell === "string" && /[\0\p{Surrogate}]/u.test(cell);

/** No spreadsheet program writes one; what it declares could unfold without end. It stands before the first element. */
const hasDoctype = (content: Uint8Array): boolean =>
  /<!(DOCTYPE|ENTITY)/i.test(new TextDecoder("latin1").decode(content.subarray(0, 4_096)));

/** Beside this file, or, when this runs inside the bundle, still in the source tree. */
function workerFile(): URL {
  const beside = new URL("./workbook-worker.mjs", import.meta.url);
  const inSource = new URL("../src/files/workbook-worker.mjs", import.meta.url);
  const found = [beside, inSource].find((url) => existsSync(fileURLToPath(url)));
  if (found) return found;
  throw new BrokenInvariant(
    `got no file at ${beside.pathname} or ${inSource.pathname}, expected the workbook worker`,
  );
}

function askWorker(bytes: Uint8Array, options: WorkbookOptions): Promise<WorkerAnswer> {
  const limitMilliseconds = options.limitMilliseconds ?? SIZE_LIMITS.workbookMilliseconds;
  const worker = new Worker(workerFile(), {
    workerData: { bytes, sheet: options.sheet ?? null, maximumRows: MAXIMUM_ROWS },
    resourceLimits: { maxOldGenerationSizeMb: SIZE_LIMITS.workbookHeapMebibytes },
    // the worker is plain JavaScript: loaders of the main thread would only slow it down
    execArgv: [],
    env: {},
  });
  return new Promise((resolve) => {
    const answer = (value: WorkerAnswer) => {
      clearTimeout(timer);
      resolve(value);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      answer({ kind: "too-costly", reason: `more than ${Math.round(limitMilliseconds / 1000)} s` });
    }, limitMilliseconds);
    worker.once("message", answer);
    worker.once("error", (error) => {
      const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      answer(
        isMemory
          ? { kind: "too-costly", reason: "too much memory" }
          : { kind: "unreadable", reason: error.message },
      );
    });
    worker.once("exit", () => answer({ kind: "unreadable", reason: "the reader ended without an answer" }));
  });
}

const tooLarge = (file: string, bytes: number): Problem => ({
  code: "IMP-202",
  where: { file },
  cause: `the workbook has ${describeBytes(bytes)}, more than ${describeBytes(SIZE_LIMITS.workbookBytes)}`,
  fix: "leave out sheets that are not needed, or give the data as CSV",
});

const unreadable = (file: string, reason: string): Problem => ({
  code: "IMP-206",
  where: { file },
  cause: /password|encrypt/i.test(reason)
    ? "the workbook is protected by a password"
    : `the workbook cannot be read: ${reason}`,
  fix: "open it in a spreadsheet program and save it again as XLSX without a password, or give CSV",
});

const tooCostly = (file: string, reason: string): Problem => ({
  code: "IMP-207",
  where: { file },
  cause: `reading the workbook takes ${reason}`,
  fix: "leave out what is not needed, or give the data as CSV",
});

const noValues = (
  file: string,
  { count, first }: { readonly count: number; readonly first: string },
): Problem => ({
  code: "IMP-285",
  where: { file, item: first },
  cause: `${count} cells hold formulas whose values the file does not have, ${first} the first of them`,
  fix: "open it in a spreadsheet program and save it again, or paste the values in place of the formulas",
});

const noText = (file: string, row: number): Problem => ({
  code: "IMP-301",
  where: { file, row },
  cause: "the row holds the character U+0000, or half of one",
  fix: "write the text of that row anew",
});

const linked = (file: string): Problem => ({
  code: "IMP-284",
  where: { file },
  cause: "the workbook takes values from other files; what it last saw of them is used",
  fix: "update its links and save it again, if that may be out of date",
});

/** A cover sheet before the rows is what most of them suffer from that are no table. */
const firstSheet = (
  file: string,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): Problem => ({
  code: "IMP-286",
  where: { file, item: name },
  cause: `the worksheet "${name}" was read, the first with rows of ${listExamples(names, 20)}`,
  fix: "if another one is meant, name it with the option sheet, or put it first",
});

const noSheet = (file: string, sheet: string | undefined, names: readonly string[]): Problem => ({
  code: "IMP-208",
  where: sheet === undefined ? { file } : { file, item: sheet },
  cause: sheet === undefined ? "the workbook has no worksheet" : `there is no worksheet "${sheet}"`,
  fix: `name one of the worksheets: ${listExamples(names, 20)}`,
});
