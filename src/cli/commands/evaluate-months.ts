import { type Command, InvalidArgumentError } from "commander";
import { evaluatePacing, evaluateTrend } from "../../app/evaluate/evaluate-months.ts";
import { viewPacing, viewTrend } from "../../app/evaluate/views/view-months.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

interface MonthsFlags extends EvaluationFlags {
  readonly date?: string;
  readonly value?: string;
  readonly by?: string;
}

interface PacingFlags extends MonthsFlags {
  readonly quota: number;
  readonly from: string;
  readonly to: string;
}

/** `wilayah evaluate trend` and `wilayah evaluate pacing`. */
export function addEvaluateMonthsCommands(evaluate: Command, context: CommandContext): void {
  const trend = dated(evaluate.command("trend"))
    .description("whether something has changed: XmR charts of monthly sums, without the season of the year")
    .option("--by <column>", "one chart per territory, product … of this column")
    .addHelpText(
      "after",
      "\nExample:\n  wilayah evaluate trend sales.csv --by territory --report trend.html",
    );
  addEvaluationOptions(trend).action(async (file: string, flags: MonthsFlags) => {
    const request = { file, dateColumn: flags.date, valueColumn: flags.value, byColumn: flags.by };
    await tellEvaluation(context, {
      flags,
      outcome: await evaluateTrend(context.world, request),
      view: viewTrend,
    });
  });

  const pacing = dated(evaluate.command("pacing"))
    .description("how far a period is along against its own season, and how much its last month had to bring")
    .requiredOption("--quota <amount>", "what the period is to reach", readAmount)
    .requiredOption("--from <month>", "first month of the period, as 2026-10")
    .requiredOption("--to <month>", "last month of the period, as 2026-12")
    .addHelpText(
      "after",
      "\nExample:\n  wilayah evaluate pacing sales.csv --quota 1000 --from 2026-10 --to 2026-12",
    );
  addEvaluationOptions(pacing).action(async (file: string, flags: PacingFlags) => {
    const { quota, from, to } = flags;
    const request = { file, dateColumn: flags.date, valueColumn: flags.value, quota, from, to };
    await tellEvaluation(context, {
      flags,
      outcome: await evaluatePacing(context.world, request),
      view: viewPacing,
    });
  });
}

const dated = (command: Command): Command =>
  command
    .argument("<file>", "CSV or XLSX of dated values")
    .option("--date <column>", "column with the date (default: by its usual names)")
    .option("--value <column>", "column with the value");

function readAmount(text: string): number {
  const amount = Number(text);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new InvalidArgumentError("give a number above 0");
}
