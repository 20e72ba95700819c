import { type Command, InvalidArgumentError } from "commander";
import { forecastPipelineFile } from "../../app/evaluate/forecast-pipeline-file.ts";
import { viewPipelineForecast } from "../../app/evaluate/views/view-pipeline-forecast.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per opportunity: stage (won, lost, anything else is open), created, closed and, where recorded, value. A file does not
tell through which stages closed deals went, so chances are by age; "evaluate stored pipeline-forecast" knows the stages too.

Example:
  wilayah evaluate pipeline-forecast opportunities.csv --by sales_agent --days 90`;

const [DEFAULT_DAYS, MOST_DAYS] = [90, 730];

interface Flags extends EvaluationFlags {
  readonly days: number;
  readonly by?: string;
  readonly stage?: string;
  readonly created?: string;
  readonly closed?: string;
  readonly value?: string;
}

/** `wilayah evaluate pipeline-forecast`. */
export function addEvaluatePipelineForecastCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("pipeline-forecast")
    .description("what of the open pipeline will be won, with the bias of past forecasts")
    .argument("<file>", "CSV or XLSX with one row per opportunity")
    .option("--days <number>", "how far ahead", readDays, DEFAULT_DAYS)
    .option("--by <column>", "sums by rep, territory, product … of this column")
    .option("--stage <column>", "column with the stage (default: by its usual names)")
    .option("--created <column>", "column with the date of creation")
    .option("--closed <column>", "column with the date of closing")
    .option("--value <column>", "column with the value")
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const { days, by, stage, created, closed, value } = flags;
    const request = { file, days, by, stage, created, closed, value };
    const outcome = await forecastPipelineFile(context.world, request);
    await tellEvaluation(context, { flags, outcome, view: viewPipelineForecast });
  });
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_DAYS}`);
}
