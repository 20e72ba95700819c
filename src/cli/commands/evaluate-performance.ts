import type { Command } from "commander";
import { evaluateCauses } from "../../app/evaluate/evaluate-causes.ts";
import { evaluatePerformance } from "../../app/evaluate/evaluate-performance.ts";
import { evaluateService } from "../../app/evaluate/evaluate-service.ts";
import { viewCauses } from "../../app/evaluate/views/view-causes.ts";
import { viewPerformance } from "../../app/evaluate/views/view-performance.ts";
import { viewService } from "../../app/evaluate/views/view-service.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

interface PerformanceFlags extends EvaluationFlags {
  readonly name?: string;
  readonly sales: string;
  readonly predictors: string;
}

/** `wilayah evaluate performance`, `… service` and `… causes`: is it performance, effort, or what? */
export function addEvaluatePerformanceCommands(evaluate: Command, context: CommandContext): void {
  const performance = evaluate
    .command("performance")
    .description("performance of territories adjusted for potential and other circumstances, by regression")
    .argument("<file>", "CSV or XLSX with one row per territory")
    .requiredOption("--sales <column>", "column with the sales")
    .requiredOption(
      "--predictors <columns>",
      "columns of circumstances, separated by commas; no effort, no rating",
    )
    .option("--name <column>", "column with the territory (default: by its usual names)")
    .addHelpText(
      "after",
      "\nExample:\n  wilayah evaluate performance t.csv --sales sales --predictors potential,advertising,share",
    );
  addEvaluationOptions(performance).action(async (file: string, flags: PerformanceFlags) => {
    const predictors = flags.predictors.split(",").map((one) => one.trim());
    const request = { file, nameColumn: flags.name, salesColumn: flags.sales, predictors };
    const outcome = await evaluatePerformance(context.world, request);
    await tellEvaluation(context, { flags, outcome, view: viewPerformance });
  });

  const service = evaluate
    .command("service")
    .description(
      "which territories are under-served for their potential, and which under-perform although served",
    )
    .argument(
      "<file>",
      "CSV or XLSX: territory, potential, effort (hours, visits) and, where recorded, sales",
    )
    .addHelpText("after", "\nExample:\n  wilayah evaluate service territories.csv");
  addEvaluationOptions(service).action(async (file: string, flags: EvaluationFlags) => {
    const outcome = await evaluateService(context.world, { file });
    await tellEvaluation(context, { flags, outcome, view: viewService });
  });

  const causes = evaluate
    .command("causes")
    .description("why revenue changed: leads, conversion, win rate or deal value, in money that adds up")
    .argument("<before>", "CSV or XLSX of the period before: territory, leads, opportunities, won, revenue")
    .argument("<after>", "the same of the period after")
    .addHelpText("after", "\nExample:\n  wilayah evaluate causes q2.csv q3.csv");
  addEvaluationOptions(causes).action(async (before: string, after: string, flags: EvaluationFlags) => {
    const outcome = await evaluateCauses(context.world, { before, after });
    await tellEvaluation(context, { flags, outcome, view: viewCauses });
  });
}
