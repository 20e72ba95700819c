import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { addEvaluateAccountsCommand } from "./evaluate-accounts.ts";
import { addEvaluateAssignmentCommand } from "./evaluate-assignment.ts";
import { addEvaluateCustomersCommands } from "./evaluate-customers.ts";
import { addEvaluateEffortCommands } from "./evaluate-effort.ts";
import { addEvaluateForecastCommand } from "./evaluate-forecast.ts";
import { addEvaluateLifetimeValueCommand } from "./evaluate-lifetime-value.ts";
import { addEvaluateMonthsCommands } from "./evaluate-months.ts";
import { addEvaluatePerformanceCommands } from "./evaluate-performance.ts";
import { addEvaluatePipelineCommand } from "./evaluate-pipeline.ts";
import { addEvaluatePipelineForecastCommand } from "./evaluate-pipeline-forecast.ts";
import { addEvaluatePrioritiesCommands } from "./evaluate-priorities.ts";
import { addEvaluateQuotasCommand } from "./evaluate-quotas.ts";
import { addEvaluateRepsCommand } from "./evaluate-reps.ts";
import { addEvaluateSizingCommand } from "./evaluate-sizing.ts";
import { addEvaluateStoredCommands } from "./evaluate-stored.ts";
import { addEvaluateTerritoriesCommand } from "./evaluate-territories.ts";

/** `wilayah evaluate …`: one subcommand per question. */
export function addEvaluateCommands(program: Command, context: CommandContext): void {
  const evaluate = program
    .command("evaluate")
    .description("evaluate what files or the store tell, with honest statistics");
  addEvaluateAccountsCommand(evaluate, context);
  addEvaluateAssignmentCommand(evaluate, context);
  addEvaluateCustomersCommands(evaluate, context);
  addEvaluateLifetimeValueCommand(evaluate, context);
  addEvaluateEffortCommands(evaluate, context);
  addEvaluateForecastCommand(evaluate, context);
  addEvaluateMonthsCommands(evaluate, context);
  addEvaluatePerformanceCommands(evaluate, context);
  addEvaluatePipelineCommand(evaluate, context);
  addEvaluatePipelineForecastCommand(evaluate, context);
  addEvaluateRepsCommand(evaluate, context);
  addEvaluatePrioritiesCommands(evaluate, context);
  addEvaluateQuotasCommand(evaluate, context);
  addEvaluateSizingCommand(evaluate, context);
  addEvaluateTerritoriesCommand(evaluate, context);
  addEvaluateStoredCommands(evaluate, context);
}
