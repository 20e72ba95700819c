import type { Field, Noun, Value } from "../../../core/import/kinds/field.ts";
import type { Mapping } from "../../../core/import/kinds/mapping.ts";

export type { Field, Mapping, Noun };

/** `uploaded`: nothing is known of its rows; `checked`: what it would do stands; `applied`: done; `undone`: taken back. */
export type ImportState = "uploaded" | "checked" | "applied" | "undone";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be" | "shift_jis";

/** How a file is read and what its rows do. */
export interface ImportOptions {
  /** Null: as sniffed. */
  readonly delimiter: "," | ";" | "\t" | "|" | null;
  readonly encoding: Encoding | null;
  readonly decimalMark: "." | "," | null;
  readonly sheet: string | null;
  readonly dateOrder: "day-first" | "month-first" | null;
  /** What becomes of several rows with one key. */
  readonly duplicates: "fail" | "first" | "last";
  readonly emptyCells: "keep" | "clear";
  /** Layer in whose units accounts and leads lie; null: the organisation's first. */
  readonly layerId: string | null;
  /** Whatever else a kind asks for, by its name. */
  readonly more: Readonly<Record<string, string>>;
}

/** What was seen at the beginning of a file. */
export interface ImportHead {
  readonly format: "csv" | "workbook" | "points" | "other";
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimalMark: "." | ",";
  readonly columns: readonly string[];
  /** The first rows as texts. */
  readonly preview: readonly (readonly string[])[];
}

/** Rows by what they do; `missing`: records that the file says nothing of, which are left. */
export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly refused: number;
  /** Left out as another row with the same key counts. */
  readonly skipped: number;
}

export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: ImportState;
  readonly head: ImportHead;
  readonly options: ImportOptions;
  readonly mapping: Mapping;
  readonly counts: ImportCounts | null;
  readonly problemCount: number;
  readonly warningCount: number;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly run: number;
  readonly jobId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
}

export type RowEffect = "new" | "changed" | "unchanged" | "refused" | "skipped";

/** A row of the file and what it does: `before` has the fields that change, by name. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly key: string;
  readonly effect: RowEffect;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** A row that becomes a record: values by field, references as codes. `id` is the record's where it is new. */
export interface StagedRecord {
  readonly rowNumber: number;
  readonly key: string;
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Ids of what codes name, by field and code. */
export type NamedIds = Map<string, Map<string, string>>;

export interface ImportProblem {
  readonly severity: "problem" | "warning";
  readonly rowNumber: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly cause: string;
  readonly fix: string;
}

/** A code in a row that names nothing. */
export interface Unresolved {
  readonly rowNumber: number;
  readonly field: string;
  readonly code: string;
}

/** Rows whose keys are one but for case and composition: they are taken for the same. */
export interface DuplicateKey {
  readonly keys: readonly string[];
  readonly rowNumbers: readonly number[];
}

/** Why a rating of a file cannot stand: it is the rater's own, still to come, changed by its rater, or given already. */
export interface UnfitRating {
  readonly rowNumber: number;
  readonly key: string;
  readonly why: "of-oneself" | "to-come" | "the-raters-own" | "given";
}

/** What the target of an import has become since the check, or since the apply. */
export interface Drift {
  readonly rowNumber: number;
  readonly key: string;
  readonly why: "changed" | "gone" | "exists" | "used";
  /** What refers to it, where it is in use. */
  readonly by: string | null;
}

/** The records that a kind makes of its rows. */
export interface ImportTarget {
  readonly kind: string;
  readonly fields: readonly Field[];
  /** In whose units codes of units are looked up. */
  readonly layerId: string | null;
  /** Among whose territories codes of territories are looked up. */
  readonly planId: string | null;
}

/** One slice of what is applied or undone. */
export interface ImportSlice {
  readonly importId: string;
  readonly fromRow: number;
  /** First row no more. */
  readonly untilRow: number;
  readonly at: Date;
}

export interface ImportPlace {
  readonly createdAt: Date;
  readonly id: string;
}

export interface SavedMapping {
  readonly mapping: Mapping;
  readonly options: ImportOptions;
}

/** The records of a tabular kind, written by what was staged. */
export interface ImportRecordRows {
  /**
   * Stages records of one slice of a file: finds what they name, unless it is `known` from an earlier one, and what they
   * change. Calls `onSent` once nothing is left to do but for the database.
   */
  stage(
    importId: string,
    target: ImportTarget,
    slice: {
      readonly records: readonly StagedRecord[];
      readonly known: NamedIds;
      readonly onSent: () => void;
    },
  ): Promise<void>;
  /** Finds what rows name among the rows of the same file, and refuses those that name nothing. */
  resolveWithin(importId: string, target: ImportTarget): Promise<void>;
  unresolved(importId: string, target: ImportTarget, limit: number): Promise<readonly Unresolved[]>;
  /** The same by code, those of most rows first. */
  unresolvedCodes(
    importId: string,
    target: ImportTarget,
    limit: number,
  ): Promise<readonly { readonly field: string; readonly value: string; readonly rowCount: number }[]>;
  /**
   * Which code values of a field probably mean, by value: that of the one thing whose code or name is spelled alike but for
   * case, accents, spaces and punctuation, else of the one whose begins with the value. Not told where several do.
   */
  codesMeant(
    target: ImportTarget,
    field: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Keys that stand more than once, and (rowNumbers empty) keys that differ from a stored one by case or composition. */
  duplicates(importId: string, target: ImportTarget, limit: number): Promise<readonly DuplicateKey[]>;
  /** Of rows with one key all but the first or last are skipped. */
  skipDuplicates(importId: string, keep: "first" | "last"): Promise<void>;
  /** Parents that have a parent, and heads that get one: a family has no generations. */
  generations(
    importId: string,
    limit: number,
  ): Promise<readonly { readonly rowNumber: number; readonly key: string }[]>;
  /** Ratings that cannot be applied, by row; of rows that resolve. */
  unfitRatings(importId: string, limit: number): Promise<readonly UnfitRating[]>;
  countMissing(importId: string, target: ImportTarget): Promise<number>;
  /** What stands against applying: records that changed since the check. */
  driftSinceCheck(importId: string, target: ImportTarget, limit: number): Promise<readonly Drift[]>;
  /** What stands against undoing: records that changed since the apply or are used by others. */
  driftSinceApply(importId: string, target: ImportTarget, limit: number): Promise<readonly Drift[]>;
  /** Inserts the new records of a slice; `within` those that refer to records of the same file. */
  insert(target: ImportTarget, slice: ImportSlice, refers: "elsewhere" | "within"): Promise<void>;
  update(target: ImportTarget, slice: ImportSlice): Promise<void>;
  /** Brings back what the rows of a slice changed. */
  restore(target: ImportTarget, slice: ImportSlice): Promise<void>;
  /** Removes what the rows of a slice brought. */
  remove(target: ImportTarget, slice: ImportSlice, refers: "elsewhere" | "within"): Promise<void>;
}

export interface ImportRows {
  readonly records: ImportRecordRows;
  insert(
    added: Pick<
      ImportRecord,
      | "id"
      | "kind"
      | "fileName"
      | "bytes"
      | "sha256"
      | "head"
      | "options"
      | "mapping"
      | "createdBy"
      | "createdAt"
    >,
  ): Promise<void>;
  /** Newest first, from before `before`. */
  list(
    filter: { readonly kind: string | null; readonly state: ImportState | null },
    limit: number,
    before: ImportPlace | null,
  ): Promise<readonly ImportRecord[]>;
  find(importId: string): Promise<ImportRecord | null>;
  /** Held until the transaction ends. */
  lock(importId: string): Promise<ImportRecord | null>;
  update(
    importId: string,
    change: Partial<
      Pick<
        ImportRecord,
        | "bytes"
        | "sha256"
        | "state"
        | "head"
        | "options"
        | "mapping"
        | "counts"
        | "problemCount"
        | "warningCount"
        | "result"
        | "run"
        | "jobId"
        | "appliedAt"
        | "undoneAt"
      >
    >,
  ): Promise<void>;
  /** With its file, rows and problems. */
  remove(importId: string): Promise<void>;
  /** Stores the pieces of the file as they come; false where there were more bytes than `maximumBytes`. */
  writeFile(
    importId: string,
    pieces: AsyncIterable<Uint8Array>,
    maximumBytes: number,
  ): Promise<{ readonly bytes: number; readonly sha256: string } | null>;
  /** A piece of the file, from number 0; null after the last. */
  readPiece(importId: string, number: number): Promise<Uint8Array | null>;
  /** Removes what was staged; a check begins anew. */
  clearRows(importId: string): Promise<void>;
  /** Stages rows of a kind that makes no records of them. */
  insertRows(importId: string, rows: readonly ImportRow[]): Promise<void>;
  addProblems(importId: string, firstNumber: number, problems: readonly ImportProblem[]): Promise<void>;
  problems(
    importId: string,
    limit: number,
    afterNumber: number,
  ): Promise<readonly (ImportProblem & { readonly number: number })[]>;
  /** Texts that problems of one code are told of, by column, those of most rows first; among the problems that are kept. */
  problemTexts(
    importId: string,
    code: string,
    limit: number,
  ): Promise<readonly { readonly column: string; readonly value: string; readonly rowCount: number }[]>;
  countEffects(importId: string): Promise<Omit<ImportCounts, "missing">>;
  /** By row number; `target` null: of a kind that makes no records. */
  rows(
    importId: string,
    target: ImportTarget | null,
    page: { readonly effect: RowEffect | null; readonly limit: number; readonly afterRow: number },
  ): Promise<readonly ImportRow[]>;
  /** Keys of records that the file says nothing of, by key. */
  missing(
    importId: string,
    target: ImportTarget,
    limit: number,
    afterKey: string | null,
  ): Promise<readonly string[]>;
  lastRowNumber(importId: string): Promise<number>;
  savedMapping(kind: string, columnsHash: string): Promise<SavedMapping | null>;
  saveMapping(kind: string, columnsHash: string, saved: SavedMapping & { readonly at: Date }): Promise<void>;
  columnsHash(columns: readonly string[]): string;
}
