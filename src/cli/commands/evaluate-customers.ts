import { type Command, InvalidArgumentError } from "commander";
import { evaluateCustomerValue } from "../../app/evaluate/evaluate-customer-value.ts";
import { evaluateLookAlikes } from "../../app/evaluate/evaluate-look-alikes.ts";
import { viewCustomerValue } from "../../app/evaluate/views/view-customer-value.ts";
import { viewLookAlikes } from "../../app/evaluate/views/view-look-alikes.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const VALUE_HELP = `
FILE has one row per purchase (account, date, amount), or one per customer: account, repeats, last_purchase and age counted from the first
purchase in --unit, and mean_spend of the repeats. --unit is the unit of the model; the horizon is always months.

Example:
  wilayah evaluate customer-value orders.csv --months 12 --discount 0.01 --margin 0.3`;

const ALIKE_HELP = `
The column --best says yes for the best customers, no for the others, and nothing for prospects. Every feature weighs the same.

Example:
  wilayah evaluate look-alikes accounts.csv --best best --numbers revenue,staff --categories industry,city`;

interface ValueFlags extends EvaluationFlags {
  readonly account?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly unit: "day" | "week" | "month";
  readonly months: number;
  readonly discount: number;
  readonly margin: number;
}

interface AlikeFlags extends EvaluationFlags {
  readonly account?: string;
  readonly best: string;
  readonly numbers?: string;
  readonly categories?: string;
}

/** `wilayah evaluate customer-value` and `wilayah evaluate look-alikes`. */
export function addEvaluateCustomersCommands(evaluate: Command, context: CommandContext): void {
  const value = evaluate
    .command("customer-value")
    .description("what customers will buy and are worth, from their purchases (BG/NBD and Gamma–Gamma)")
    .argument("<file>", "CSV or XLSX of purchases, or of customers")
    .option("--account <column>", "column with the account (default: by its usual names)")
    .option("--date <column>", "column with the date")
    .option("--amount <column>", "column with the money")
    .option("--unit <unit>", "day, week (default) or month", readUnit, "week")
    .option("--months <number>", "months ahead (default: 12)", readNumber(1, 120), 12)
    .option("--discount <share>", "discount a month, as 0.01 (default)", readNumber(0, 1), 0.01)
    .option("--margin <share>", "contribution as a share of the money (default: 1)", readNumber(0, 1), 1)
    .addHelpText("after", VALUE_HELP);
  addEvaluationOptions(value).action(async (file: string, flags: ValueFlags) => {
    const { account, date, amount, unit, months, discount, margin } = flags;
    const options = { unit, months, discountPerMonth: discount, marginShare: margin };
    const outcome = await evaluateCustomerValue(context.world, { file, account, date, amount, ...options });
    await tellEvaluation(context, { flags, outcome, view: viewCustomerValue });
  });

  const alike = evaluate
    .command("look-alikes")
    .description("which prospects resemble the best customers, and why")
    .argument("<file>", "CSV or XLSX of accounts")
    .requiredOption("--best <column>", "column that says yes, no or nothing (a prospect)")
    .option("--numbers <columns>", "features that are numbers, separated by commas")
    .option("--categories <columns>", "features that are words, separated by commas")
    .option("--account <column>", "column with the account (default: by its usual names)")
    .addHelpText("after", ALIKE_HELP);
  addEvaluationOptions(alike).action(async (file: string, flags: AlikeFlags) => {
    const { account, best, numbers, categories } = flags;
    const request = { file, account, best, numbers: list(numbers), categories: list(categories) };
    const outcome = await evaluateLookAlikes(context.world, request);
    await tellEvaluation(context, { flags, outcome, view: viewLookAlikes });
  });
}

const list = (text = ""): readonly string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

function readUnit(text: string): string {
  if (["day", "week", "month"].includes(text)) return text;
  throw new InvalidArgumentError("choose day, week or month");
}

const readNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`give a number from ${least} to ${most}`);
};
