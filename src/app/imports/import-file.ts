import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Mapping } from "../../core/import/kinds/mapping.ts";
import type { JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportRecord, ImportRow } from "../ports/rows/imports.ts";
import { changeImport } from "./change-import.ts";
import { checkImport, problemOfRow } from "./check-import.ts";
import { ImportStopped, LISTED_PROBLEMS, stopIfAsked } from "./import-kind.ts";
import type { StepEnd } from "./import-step.ts";
import type { ImportWorld } from "./import-world.ts";
import { getImport, listImportProblems, listImportRows, listMissing } from "./read-import.ts";
import { removeImport } from "./remove-import.ts";
import { type UploadRequest, uploadImport } from "./upload-import.ts";
import { applyImport } from "./write-import.ts";

export interface FileRequest extends UploadRequest {
  /** Laid over what is suggested; a field with null is left out. */
  readonly mapping: Readonly<Record<string, Mapping[string] | null>> | null;
  /** Tells what it would do and leaves nothing. */
  readonly isDryRun: boolean;
  readonly watch: JobWatch;
}

/** What a dry run leaves to be told: the first of each, `record.counts` has their number. */
export interface ImportDifference {
  readonly changed: readonly ImportRow[];
  readonly new: readonly ImportRow[];
  readonly missing: readonly string[];
}

/** `cancelled`: stopped from outside; nothing was written, and nothing is left of the file. */
export type FileEnd =
  | { readonly status: "checked"; readonly record: ImportRecord; readonly difference: ImportDifference }
  | { readonly status: "applied"; readonly record: ImportRecord }
  | { readonly status: "cancelled"; readonly record: null };

const CANCELLED = { status: "cancelled", record: null } as const;

/** Rows of one effect, and missing keys, that a dry run tells. */
const TOLD_ROWS = 1_000;

/** All that is kept: problems, warnings, and a line for each kind of which there are more. */
const TOLD_PROBLEMS = 3 * LISTED_PROBLEMS;

/**
 * Brings a file in from its upload to its apply while the caller waits. With any problem all are told and nothing is left
 * behind. Problems: those of uploading, mapping, checking and applying.
 */
export async function importFile(
  world: ImportWorld,
  actor: Actor,
  { mapping, isDryRun, watch, ...upload }: FileRequest,
): Promise<Outcome<FileEnd>> {
  const uploaded = await uploadWatched(world, actor, upload, watch);
  if (uploaded === "stopped") return success(CANCELLED);
  if (!uploaded.ok) return uploaded;
  const importId = uploaded.value.id;
  let isKept = false;
  try {
    const work = async (): Promise<Outcome<FileEnd>> => {
      if (mapping !== null) {
        const wanted = keepNamed({ ...uploaded.value.mapping, ...mapping });
        const mapped = await changeImport(world, actor, { importId, mapping: wanted });
        if (!mapped.ok) return mapped;
      }
      const attempt = { importId, claimed: null, watch };
      const checked = refusalOf(await checkImport(world, actor, attempt));
      if (checked !== null) return checked === "stopped" ? success(CANCELLED) : failure(checked);
      const found = await readChecked(world, actor, importId);
      if (!found.ok) return found;
      if (isDryRun) {
        const difference = await readDifference(world, actor, importId);
        return difference.ok
          ? success({ status: "checked", record: found.value, difference: difference.value }, found.warnings)
          : difference;
      }
      const applied = refusalOf(await applyImport(world, actor, attempt));
      if (applied !== null)
        return applied === "stopped" ? success(CANCELLED) : failure(applied, found.warnings);
      isKept = true;
      const record = await getImport(world, actor, { importId });
      return record.ok ? success({ status: "applied", record: record.value }, found.warnings) : record;
    };
    return await work();
  } finally {
    if (!isKept) await removeImport(world, actor, { importId });
  }
}

/** Counts the bytes as they are stored. What is stopped meanwhile was never there. */
async function uploadWatched(
  world: ImportWorld,
  actor: Actor,
  { pieces, ...request }: UploadRequest,
  watch: JobWatch,
): Promise<Outcome<ImportRecord> | "stopped"> {
  async function* counted(): AsyncGenerator<Uint8Array> {
    let done = 0;
    for await (const piece of pieces) {
      stopIfAsked(watch);
      yield piece;
      done += piece.length;
      watch.onProgress({ phase: "upload", done });
    }
  }
  try {
    return await uploadImport(world, actor, { ...request, pieces: counted() });
  } catch (error) {
    if (error instanceof ImportStopped) return "stopped";
    throw error;
  }
}

/** Why a step was not done; null where it was. */
function refusalOf(end: StepEnd): readonly Problem[] | "stopped" | null {
  if (end.kind === "refused") return end.problems;
  return end.kind === "stored" ? null : "stopped";
}

async function readDifference(
  world: ImportWorld,
  actor: Actor,
  importId: string,
): Promise<Outcome<ImportDifference>> {
  const page = { importId, limit: TOLD_ROWS };
  const changed = await listImportRows(world, actor, { ...page, effect: "changed", afterRow: 0 });
  const added = await listImportRows(world, actor, { ...page, effect: "new", afterRow: 0 });
  const missing = await listMissing(world, actor, { ...page, afterKey: null });
  if (!changed.ok) return changed;
  if (!added.ok) return added;
  if (!missing.ok) return missing;
  return success({ changed: changed.value, new: added.value, missing: missing.value });
}

async function readChecked(
  world: ImportWorld,
  actor: Actor,
  importId: string,
): Promise<Outcome<ImportRecord>> {
  const record = await getImport(world, actor, { importId });
  if (!record.ok) return record;
  const listed = await listImportProblems(world, actor, {
    importId,
    limit: TOLD_PROBLEMS,
  });
  if (!listed.ok) return listed;
  const told = (severity: "problem" | "warning") =>
    listed.value
      .filter((problem) => problem.severity === severity)
      .map((problem) => problemOfRow(record.value.fileName, problem));
  return record.value.problemCount > 0
    ? failure(told("problem"), told("warning"))
    : success(record.value, told("warning"));
}

const keepNamed = (mapping: Readonly<Record<string, Mapping[string] | null>>): Mapping =>
  Object.fromEntries(Object.entries(mapping).flatMap(([field, source]) => (source ? [[field, source]] : [])));
