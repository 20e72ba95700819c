import type { Outcome } from "../src/core/domain/problem.ts";

/** The value of an outcome that must be one; the problems are the test's failure. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** Codes of a refusal, or "ok". */
export const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? ["ok"] : outcome.problems.map(({ code }) => code);
