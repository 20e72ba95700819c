import { type Command, InvalidArgumentError } from "commander";
import { evaluateFit, evaluatePriorities, type FitRequest } from "../../app/evaluate/evaluate-priorities.ts";
import { viewFit, viewPriorities } from "../../app/evaluate/views/view-priorities.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

interface FitFlags extends EvaluationFlags {
  readonly dimensions: FitRequest["dimensions"];
  readonly knockOut?: string;
}

/** `wilayah evaluate priorities` and `wilayah evaluate fit`. */
export function addEvaluatePrioritiesCommands(evaluate: Command, context: CommandContext): void {
  const priorities = evaluate
    .command("priorities")
    .description(
      "where an hour of a rep is expected to bring most: P(win) × margin × unused potential ÷ hours",
    )
    .argument("<file>", "CSV or XLSX: account, win_probability, margin, revenue, potential, hours");
  addEvaluationOptions(priorities).action(async (file: string, flags: EvaluationFlags) => {
    const outcome = await evaluatePriorities(context.world, { file });
    await tellEvaluation(context, { flags, outcome, view: viewPriorities });
  });
  const fit = evaluate
    .command("fit")
    .description("how well accounts fit the ideal customer profile, with reasons and how much is known")
    .argument("<file>", "CSV or XLSX: account and points from 0 to 3 per dimension; empty = not known")
    .requiredOption(
      "--dimensions <weights>",
      "columns of points with their weights: size:20,industry:20",
      readWeights,
    )
    .option("--knock-out <column>", "column that names what excludes an account");
  addEvaluationOptions(fit).action(async (file: string, flags: FitFlags) => {
    const { dimensions, knockOut } = flags;
    const outcome = await evaluateFit(context.world, { file, dimensions, knockOutColumn: knockOut });
    await tellEvaluation(context, { flags, outcome, view: viewFit });
  });
}

const readWeights = (text: string): FitRequest["dimensions"] =>
  text.split(",").map((part) => {
    const [, key, weight] = /^\s*(.+?)\s*:\s*(\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (key !== undefined && Number(weight) > 0) return { key, weight: Number(weight) };
    throw new InvalidArgumentError("give columns with weights above 0, like size:20,industry:10");
  });
