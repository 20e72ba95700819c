import type { Outcome } from "../../core/domain/problem.ts";
import type { Field } from "../../core/import/kinds/field.ts";
import type { JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportCounts, ImportProblem, ImportRecord, ImportTarget } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import type { SourceFile } from "../ports.ts";
import type { Action } from "../rights/policy.ts";
import type { ImportWorld } from "./import-world.ts";

/** Problems, and warnings, that are kept of one check: so many of each. */
export const LISTED_PROBLEMS = 10_000;

/** Stops work on an import that was cancelled, or that another attempt has taken over. */
export class ImportStopped extends Error {
  override readonly name = "ImportStopped";
}

/** The uploaded file. */
export interface ImportFile {
  readonly name: string;
  /** In pieces, each read in a transaction of its own; again from the start at each call. */
  open(): AsyncIterable<Uint8Array>;
  /** Whole, for formats that cannot be read in pieces. */
  read(): Promise<SourceFile>;
}

/** An import that is worked on. */
export interface ImportWork {
  readonly world: ImportWorld;
  readonly actor: Actor;
  readonly record: ImportRecord;
  readonly file: ImportFile;
  readonly watch: JobWatch;
}

/** A check under way. It writes in transactions of its own, nothing but what is staged. */
export interface ImportCheck extends ImportWork {
  /** One transaction on the staged rows. Throws `ImportStopped` where it was cancelled or overtaken. */
  stage<T>(write: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Tells what is wrong; the first 10,000 problems and as many warnings are kept, all are counted. */
  report(problem: ImportProblem): void;
}

/**
 * A kind of file. `check` stages what the file would do and reports all that is wrong with it; `apply` does it and `undo`
 * takes it back, each within the one transaction that it is given, and throws `ImportStopped` when it is to stop.
 */
export interface ImportKind {
  readonly name: string;
  /** What the member must be allowed beside imports. */
  readonly action: Action;
  /** Fields that columns are mapped to; none: the kind reads its files in its own way. */
  readonly fields: readonly Field[];
  /** Names of the options that it has besides those of all kinds. */
  readonly more: readonly string[];
  /** The table of its records, for showing rows; null where rows become no records. */
  target(record: ImportRecord): ImportTarget | null;
  /** Counts of what was staged. A failure: the file cannot be read at all. */
  check(check: ImportCheck): Promise<Outcome<ImportCounts>>;
  /** What it made besides rows. Failures leave everything as it was. */
  apply(tx: Transaction, work: ImportWork): Promise<Outcome<Readonly<Record<string, unknown>> | null>>;
  undo(tx: Transaction, work: ImportWork): Promise<Outcome<null>>;
}

/** Throws `ImportStopped` once the work is to stop. */
export function stopIfAsked({ signal }: JobWatch): void {
  if (signal.aborted) throw new ImportStopped("the work was stopped");
}
