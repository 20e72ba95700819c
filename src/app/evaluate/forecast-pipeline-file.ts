import type { Problem } from "../../core/domain/problem.ts";
import { forecastPipeline, type PipelineForecast } from "../../core/evaluate/pipeline/forecast-pipeline.ts";
import { readPipeline } from "../../core/import/read-pipeline.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { lastDayOf, type PipelineRequest } from "./evaluate-pipeline.ts";
import { readTable } from "./read-table.ts";

export interface PipelineForecastFileRequest extends PipelineRequest {
  /** After the last day that the file knows. */
  readonly days: number;
}

export interface PipelineForecastReport extends PipelineForecast {
  readonly warnings: readonly Problem[];
}

/**
 * What of the open opportunities in a file will be won. A file tells when each was created and closed, but not through which stages
 * the closed ones went: chances are by age alone. Problem: EVA-133 no dates.
 */
export async function forecastPipelineFile(
  world: World,
  { days, ...request }: PipelineForecastFileRequest,
): Promise<PipelineForecastReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readPipeline(table.value, request);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const { created, closed, outcome, value, group } = rows.value;
  if (created === null || closed === null) return badInput([noDates(request.file)], warnings);
  // without its dates a row tells nothing of when
  const kept = outcome.flatMap((one, row) =>
    Number.isNaN(created[row]) || (one !== "open" && !(closed[row] >= created[row])) ? [] : [row],
  );
  const forecast = forecastPipeline(
    kept.map((row) => ({
      spells: [{ stage: ANY_STAGE, enteredDay: created[row] }],
      closedDay: outcome[row] === "open" ? Number.NaN : closed[row],
      isWon: outcome[row] === "won",
      amount: value?.[row] ?? Number.NaN,
    })),
    kept.map((row) => group?.[row] ?? ""),
    { today: lastDayOf(rows.value), horizonDays: days },
  );
  return { ...forecast, warnings };
}

const ANY_STAGE = "open";

const noDates = (file: string): Problem => ({
  code: "EVA-133",
  where: { file },
  cause: "without the days of creation and closing nothing can be said of how long a deal takes",
  fix: "name the columns with --created and --closed",
});
