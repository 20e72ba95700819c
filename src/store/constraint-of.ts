import { type Failure, failure } from "../core/domain/problem.ts";

/** PostgreSQL's SQLSTATE of broken constraints: unique, exclusion, foreign key, check. */
const CONSTRAINT_CAUSES: Readonly<Record<string, string>> = {
  "23505": "something with this name, code or key exists already",
  "23P01": "it overlaps with what holds at the same time",
  "23503": "it names something that does not exist or is still in use",
  "23514": "a value breaks a rule of the store",
};

/** The problem that a broken constraint is, or null where the error is another. */
export function constraintOf(error: unknown): Failure | null {
  const source = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(source instanceof Error) || !("code" in source)) return null;
  const cause = CONSTRAINT_CAUSES[String(source.code)];
  if (cause === undefined) return null;
  const item = "constraint" in source ? String(source.constraint) : "constraint";
  return failure([
    {
      code: "APP-409",
      where: { file: "request", item },
      cause,
      fix: "change the request, or the other one first",
    },
  ]);
}
