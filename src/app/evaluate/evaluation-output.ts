import type { Problem } from "../../core/domain/problem.ts";
import type { EvaluationView, ViewCell } from "../../core/evaluate/view/evaluation-view.ts";
import { formatRows } from "../../core/export/write-csv.ts";
import type { World } from "../ports.ts";

export { viewFormat } from "../../core/evaluate/view/format-view.ts";
export type { EvaluationView };

/** The first table of a view as CSV: keys as heads, numbers as they are, words by their key. */
export function viewCsv({ tables: [table] }: EvaluationView): string {
  const plain = (cell: ViewCell) => (cell !== null && typeof cell === "object" ? cell.key : cell);
  return formatRows([table.columns.map(({ key }) => key), ...table.rows.map((row) => row.map(plain))]);
}

/** Writes a view as a self-contained page, in the place of what stood there. Problem: IMP-209. */
export async function writeEvaluationReport(
  world: Pick<World, "renderEvaluation" | "draftFile" | "version">,
  path: string,
  page: { readonly view: EvaluationView; readonly language: "id" | "en" },
): Promise<readonly Problem[]> {
  const html = await world.renderEvaluation({ ...page, version: world.version });
  const draft = await world.draftFile(path, [new TextEncoder().encode(html)]);
  if (!draft.ok) return draft.problems;
  await draft.value.keep();
  return [];
}
