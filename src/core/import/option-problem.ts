import { failure, type Outcome } from "../domain/problem.ts";

/** The one problem of an option that cannot be read: what was given, what is wrong, and how it is written. */
export function optionProblem(
  code: string,
  text: string,
  explanation: { cause: string; fix: string },
): Outcome<never> {
  return failure([{ code, where: { file: "options", item: text }, ...explanation }]);
}
