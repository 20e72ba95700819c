/** Where in the input a problem stands. Rows count from 1 as a spreadsheet shows them (header = row 1). */
export interface Place {
  /** The file's name as the user gave it, or "options" / "problem.json". */
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  /** Anything else that locates it: a unit code, a feature number, a JSON path. */
  readonly item?: string;
}

/** One thing wrong with an input. Every code is listed in docs/errors.md. */
export interface Problem {
  readonly code: string;
  readonly where: Place;
  readonly cause: string;
  readonly fix: string;
}

/** Why there is no value: all problems at once. */
export interface Failure {
  readonly ok: false;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Three outcomes of reading anything: a value, a value with warnings, or problems. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | Failure;

export const success = <T>(value: T, warnings: readonly Problem[] = []): Outcome<T> => ({
  ok: true,
  value,
  warnings,
});

export const failure = (problems: readonly Problem[], warnings: readonly Problem[] = []): Failure => ({
  ok: false,
  problems,
  warnings,
});

/** A bug in our own code, never the user's input. The message says got and expected. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}
