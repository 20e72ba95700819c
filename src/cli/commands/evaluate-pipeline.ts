import type { Command } from "commander";
import { evaluatePipelineFile, type PipelineReport } from "../../app/evaluate/evaluate-pipeline.ts";
import { viewFormat } from "../../app/evaluate/evaluation-output.ts";
import { viewPipeline } from "../../app/evaluate/views/view-pipeline.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords, fillIn } from "../evaluation-words.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per opportunity: stage (won, lost, anything else is open) and, where recorded, created, closed, value.

Example:
  wilayah evaluate pipeline opportunities.csv --by sales_agent`;

interface Flags extends EvaluationFlags {
  readonly by?: string;
  readonly stage?: string;
  readonly won?: string;
  readonly lost?: string;
  readonly created?: string;
  readonly closed?: string;
  readonly value?: string;
}

/** `wilayah evaluate pipeline`. */
export function addEvaluatePipelineCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("pipeline")
    .description("win rates with intervals, sales cycles, pipeline value and velocity")
    .argument("<file>", "CSV or XLSX with one row per opportunity")
    .option("--by <column>", "compare reps, territories, products … of this column")
    .option("--stage <column>", "column with the stage (default: by its usual names)")
    .option(
      "--won <words>",
      "stages that count as won, separated by commas (default: won, closed won, menang)",
    )
    .option("--lost <words>", "stages that count as lost (default: lost, closed lost, kalah)")
    .option("--created <column>", "column with the date of creation")
    .option("--closed <column>", "column with the date of closing")
    .option("--value <column>", "column with the value")
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const { json: _, lang: __, format: ___, report: ____, ...columns } = flags;
    const outcome = await evaluatePipelineFile(context.world, { file, ...columns });
    await tellEvaluation(context, { flags, outcome, view: viewPipeline, text: pipelineText });
  });
}

export function pipelineText(
  { groups, all, verdict, reason, homogeneity }: PipelineReport,
  { locale }: Reporter,
): string {
  const words = evaluationWords(locale);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1 });
  const orDash = (format: Intl.NumberFormat, value: number | null | undefined) =>
    value === null || value === undefined ? "–" : format.format(value);
  const figures = (row: PipelineReport["all"]) => [
    number.format(row.won),
    number.format(row.lost),
    number.format(row.open),
    orDash(percent, row.winRate),
    row.interval === null
      ? "–"
      : `${percent.format(row.interval.low)} … ${percent.format(row.interval.high)}`,
    orDash(number, row.cycleDays.medianWon),
    orDash(number, row.kpis["mean-deal-value"]),
    orDash(number, row.kpis["sales-velocity"]),
  ];
  const head = [
    "",
    words.won,
    words.lost,
    words.open,
    words.winRate,
    "95 %",
    words.cycleDays,
    words.dealValue,
    words.velocity,
    words.standing,
  ];
  const isOne = groups.length < 2;
  const rows = isOne
    ? []
    : groups.map((row) => [row.group || words.none, ...figures(row), words[row.standing]]);
  const p = viewFormat(locale).cell(homogeneity?.pValue ?? null, "probability");
  const sentence =
    verdict === "differ"
      ? words.groupsDiffer
      : reason === "too-few-leads"
        ? words.groupsTooFew
        : words.groupsWithinChance;
  return [
    renderTable([head, ...rows, [words.total, ...figures(all), ""]]),
    isOne ? "" : `\n${fillIn(sentence, { p })}\n`,
  ].join("");
}
