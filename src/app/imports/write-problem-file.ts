import { type Outcome, success } from "../../core/domain/problem.ts";
import { formatRows } from "../../core/export/write-csv.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import type { ImportRequest } from "./find-import.ts";
import { LISTED_PROBLEMS } from "./import-kind.ts";
import { listImportProblems } from "./read-import.ts";

const COLUMNS = ["row", "column", "value", "severity", "code", "cause", "fix"];
/** All that is kept: problems, warnings, and a line for each kind of which there are more. */
const MAXIMUM_PROBLEMS = 3 * LISTED_PROBLEMS;

/** All that a check found wrong as CSV whose cells no spreadsheet runs, to be worked through beside the file. Problem: APP-404. */
export async function writeProblemFile(
  world: { readonly store: Store },
  actor: Actor,
  { importId }: ImportRequest,
): Promise<Outcome<{ readonly name: string; readonly csv: string }>> {
  const listed = await listImportProblems(world, actor, { importId, limit: MAXIMUM_PROBLEMS });
  if (!listed.ok) return listed;
  const rows = listed.value.map(({ rowNumber, column, value, severity, code, cause, fix }) => [
    rowNumber,
    column,
    value,
    severity,
    code,
    cause,
    fix,
  ]);
  return success({ name: `problems-${importId}.csv`, csv: formatRows([COLUMNS, ...rows]) });
}
