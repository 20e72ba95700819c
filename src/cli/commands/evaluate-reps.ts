import type { Command } from "commander";
import { evaluateRepFiles } from "../../app/evaluate/evaluate-rep-files.ts";
import { viewReps } from "../../app/evaluate/views/view-reps.ts";
import type { CommandContext } from "../command-context.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has one row per rep: rep and any of accounts, new_contacts, leads, leads_converted, opportunities, deals, conversations,
annual_contract_value, revenue, potential, quota, experience_years, months_in_role. RATINGS has rep, rater, trait (helping,
communication, improvement, problem-solving) and score (1 to 5); it is kept beside the figures.

Example:
  wilayah evaluate reps reps.csv --ratings ratings.csv --report reps.html`;

interface Flags extends EvaluationFlags {
  readonly ratings?: string;
}

/** `wilayah evaluate reps`. */
export function addEvaluateRepsCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("reps")
    .description("what reps did, with uncertainty, against potential, ramp and quota; ratings beside")
    .argument("<file>", "CSV or XLSX with one row per rep")
    .option("--ratings <file>", "what observers say: rep, rater, trait, score")
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const outcome = await evaluateRepFiles(context.world, { file, ratings: flags.ratings });
    await tellEvaluation(context, { flags, outcome, view: viewReps });
  });
}
