// What the tests of this room share; nothing but tests imports it.
import { BrokenInvariant, type Outcome } from "../domain/problem.ts";
import { readCsv } from "./read-csv.ts";
import type { Table } from "./table.ts";

/** The value of an outcome that must be good. */
export function expectValue<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new BrokenInvariant(`got ${JSON.stringify(outcome.problems)}, expected a value`);
}

/** The codes of the problems, in order; empty for a value. */
export function problemCodes(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.problems.map((problem) => problem.code);
}

export function warningCodes(outcome: Outcome<unknown>): string[] {
  return outcome.warnings.map((warning) => warning.code);
}

/** A table from CSV lines. */
export function tableOf(...lines: string[]): Table {
  return expectValue(readCsv(lines.join("\n"), "test.csv"));
}
