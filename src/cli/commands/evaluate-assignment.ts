import { type Command, InvalidArgumentError } from "commander";
import { evaluateAssignment } from "../../app/evaluate/evaluate-assignment.ts";
import { viewAssignment } from "../../app/evaluate/views/view-assignment.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per account: territory and, where recorded, revenue, workload_hours, lon, lat, industry, products, language, interaction
(visit, call, remote), known_by (reps). REPS has rep and, where recorded, name, lon, lat, capacity_hours (per month), experience_years,
starts_on, ends_on, licences, most_territories, and the industries, products, languages and interactions that they are strong in. Lists are
separated by ";". What nobody's file tells is left out of the score.

Example:
  wilayah evaluate assignment accounts.csv --reps reps.csv --territories owners.csv --pairs decisions.csv`;

interface Flags extends EvaluationFlags {
  readonly reps: string;
  readonly territories?: string;
  readonly pairs?: string;
  readonly date?: string;
  readonly leastGain?: number;
}

/** `wilayah evaluate assignment`. */
export function addEvaluateAssignmentCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("assignment")
    .description(
      "who should own which territory: scored parts, hard rules, runner-up, incumbents kept on ties",
    )
    .argument("<file>", "CSV or XLSX of accounts with their territory")
    .requiredOption("--reps <file>", "CSV or XLSX of reps")
    .option("--territories <file>", "who owns what today: territory, rep, licences")
    .option("--pairs <file>", "decisions made beforehand: rep, territory, rule (keep or forbid)")
    .option(
      "--date <date>",
      "from when it is to hold; who is not in service then may not (default: whoever serves)",
    )
    .option("--least-gain <points>", "points that a change of rep must gain (default 5)", readPoints)
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const { reps, territories, pairs, date, leastGain } = flags;
    const request = { accounts: file, reps, territories, pairs, date, leastGain };
    const outcome = await evaluateAssignment(context.world, request);
    await tellEvaluation(context, { flags, outcome, view: viewAssignment });
  });
}

function readPoints(text: string): number {
  const points = Number(text);
  if (points >= 0 && points <= 100) return points;
  throw new InvalidArgumentError("give a number from 0 to 100");
}
