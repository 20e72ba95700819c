import type { Problem } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";

/** The same problems, those beyond the fiftieth of one code counted in one line: a file may have one per feature. */
export function limitProblems(problems: readonly Problem[]): readonly Problem[] {
  const list = gatherProblems();
  for (const problem of problems) list.add(problem);
  return list.list();
}
