import { type Outcome, success } from "../../core/domain/problem.ts";
import type { ImportRecord } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import type { ImportKind } from "./import-kind.ts";
import { importKindOf } from "./import-kinds.ts";

export interface ImportRequest {
  readonly importId: string;
}

/** An import with its kind, held until the transaction ends. Problem APP-404. */
export async function lockImport(
  tx: Transaction,
  importId: string,
): Promise<Outcome<{ readonly record: ImportRecord; readonly kind: ImportKind }>> {
  const record = await tx.imports.lock(importId);
  const kind = record && importKindOf(record.kind);
  return record && kind ? success({ record, kind }) : notFound("import", importId);
}

/** Refuses while a job of the import waits or runs; `ownJobId` is the one that asks. Problem APP-409. */
export async function refuseBusy(
  tx: Transaction,
  { id, jobId }: ImportRecord,
  ownJobId: string | null,
): Promise<Outcome<null>> {
  if (jobId === null || jobId === ownJobId) return success(null);
  const job = await tx.jobs.find(jobId);
  const isOpen = job !== null && (job.state === "queued" || job.state === "running");
  return isOpen
    ? conflict(`import ${id}`, `its job ${jobId} is ${job.state}`, "wait for it, or cancel it")
    : success(null);
}
