import type { Problem } from "../../core/domain/problem.ts";
import { evaluatePipeline, type PipelineEvaluation } from "../../core/evaluate/pipeline/evaluate-pipeline.ts";
import { type PipelineColumns, type PipelineRows, readPipeline } from "../../core/import/read-pipeline.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface PipelineRequest extends PipelineColumns {
  readonly file: string;
}

export interface PipelineReport extends PipelineEvaluation {
  readonly warnings: readonly Problem[];
}

/** Win rates, sales cycles and key figures of the opportunities in a file, by rep, territory, product … */
export async function evaluatePipelineFile(
  world: World,
  request: PipelineRequest,
): Promise<PipelineReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readPipeline(table.value, request);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  return { ...evaluatePipeline(rows.value, lastDayOf(rows.value)), warnings };
}

/** The last day that the file knows: what is open is that old. NaN without dates. */
export function lastDayOf({ created, closed }: PipelineRows): number {
  let last = Number.NaN;
  for (const days of [created, closed])
    for (const day of days ?? []) if (!Number.isNaN(day) && !(last >= day)) last = day;
  return last;
}
