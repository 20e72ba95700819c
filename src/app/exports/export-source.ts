import type { JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";

/** Whose rows, as known in this transaction. */
export interface RecordSource {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly watch: JobWatch;
}

/** The same of a plan. */
export interface ExportSource extends RecordSource {
  readonly plan: PlanRecord;
}

/** A file as it is written; `rows` tells how many lines of data it has once all of it was read. */
export interface ExportStream {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly rows: () => number;
}

/** Formatted at a time, so that a worker that also answers requests is held for milliseconds only. */
export const PAGE_ROWS = 2000;
