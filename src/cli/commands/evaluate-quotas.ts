import { type Command, InvalidArgumentError } from "commander";
import { evaluateQuotas } from "../../app/evaluate/evaluate-quotas.ts";
import { viewQuotas } from "../../app/evaluate/views/view-quotas.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per territory or rep: its name, prior (last quota), potential and, where known, attained. Two formulas stand beside
each other: growth (prior + growth × share of the potential) and shares (target × weighted shares of prior and potential).

Example:
  wilayah evaluate quotas quotas.csv --target 1100 --formula shares --prior-weight 0.5 --cap 0.25`;

interface Flags extends EvaluationFlags {
  readonly target: number;
  readonly companyGoal?: number;
  readonly name?: string;
  readonly formula: "growth" | "shares";
  readonly priorWeight: number;
  readonly cap?: number;
}

/** `wilayah evaluate quotas`. */
export function addEvaluateQuotasCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("quotas")
    .description("share a target out as quotas, and tell whether the last ones were fair")
    .argument("<file>", "CSV or XLSX with one row per territory or rep")
    .requiredOption("--target <amount>", "what the quotas sum to", readAbove(0))
    .option("--company-goal <amount>", "what the company is to reach (default: the target)", readAbove(0))
    .option("--name <column>", "column with who gets the quota (default: by its usual names)")
    .option("--formula <formula>", "growth or shares", readFormula, "shares")
    .option("--prior-weight <share>", "weight of the prior share, 0 to 1", readWeight, 0.5)
    .option(
      "--cap <share>",
      "largest change of a quota, as a share of the prior (default: none)",
      readAbove(-1),
    )
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const { target, companyGoal, name, formula, priorWeight, cap = null } = flags;
    const request = { file, nameColumn: name, target, companyGoal, formula, priorWeight, cap };
    const outcome = await evaluateQuotas(context.world, request);
    await tellEvaluation(context, { flags, outcome, view: viewQuotas });
  });
}

const readAbove =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isFinite(value) && value > least && value >= 0 && text.trim() !== "") return value;
    throw new InvalidArgumentError(`give a number ${least < 0 ? "of at least" : "above"} 0`);
  };

function readFormula(text: string): string {
  if (text === "growth" || text === "shares") return text;
  throw new InvalidArgumentError("choose growth or shares");
}

function readWeight(text: string): number {
  const weight = Number(text);
  if (weight >= 0 && weight <= 1) return weight;
  throw new InvalidArgumentError("give a number from 0 to 1");
}
