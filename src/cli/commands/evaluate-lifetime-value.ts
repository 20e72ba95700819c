import { type Command, InvalidArgumentError } from "commander";
import {
  evaluateLifetimeValue,
  type LifetimeValueRequest,
} from "../../app/evaluate/evaluate-lifetime-value.ts";
import { viewLifetimeValue } from "../../app/evaluate/views/view-lifetime-value.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per segment: segment, margin (what a customer brings in one --unit) and customers with kept (how many of them stayed one
unit), or their retention as a share; and, where known, acquisition_cost. Margin, retention and discount are all of the same unit.

For customers whose purchases are known, "customer-value" says more: it takes 100 of them.

Example:
  wilayah evaluate lifetime-value segments.csv --unit year --discount 0.1`;

interface Flags extends EvaluationFlags, Omit<LifetimeValueRequest, "file" | "firstMargin"> {
  readonly atOnce?: boolean;
}

/** `wilayah evaluate lifetime-value`. */
export function addEvaluateLifetimeValueCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("lifetime-value")
    .description(
      "what a customer is worth from margin, retention and discount, for few customers or contracts",
    )
    .argument("<file>", "CSV or XLSX with one row per segment of customers")
    .option(
      "--unit <unit>",
      "month or year (default): what margin, retention and discount are of",
      readUnit,
      "year",
    )
    .option("--discount <share>", "discount per unit, as 0.1 (default)", readShare, 0.1)
    .option("--at-once", "the first margin comes at the start, not at the end of the first unit")
    .addHelpText("after", HELP);
  addEvaluationOptions(command).action(async (file: string, flags: Flags) => {
    const { unit, discount, atOnce } = flags;
    const firstMargin = atOnce === true ? "at-once" : "after-one-unit";
    const outcome = await evaluateLifetimeValue(context.world, { file, unit, discount, firstMargin });
    await tellEvaluation(context, { flags, outcome, view: viewLifetimeValue });
  });
}

function readUnit(text: string): string {
  if (text === "month" || text === "year") return text;
  throw new InvalidArgumentError("choose month or year");
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError("give a number from 0 to 1");
}
