import type { Cell } from "../../core/domain/unit-layer.ts";
import type { ImportHead } from "../ports/rows/imports.ts";

/** A row of a file: `number` as a spreadsheet shows it. */
export interface FileRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A file whose columns are known and whose rows come in batches. */
export interface OpenedRows {
  readonly head: ImportHead;
  /** Throws `UnreadableFile` where it cannot be read on. */
  batches(): AsyncIterable<readonly FileRow[]>;
}

/** Rows that a batch has at most: more of them outlive the young generation of the heap, and with it cost memory. */
export const BATCH_ROWS = 1_000;
/** Rows that a user is shown before anything is done. */
export const PREVIEW_ROWS = 100;
