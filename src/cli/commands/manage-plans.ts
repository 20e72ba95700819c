import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { STORE_SETTINGS_HELP } from "../server-options.ts";
import { addPlanActivateCommand } from "./activate-plans.ts";
import { addPlanBranchCommand } from "./branch-plan.ts";
import { addPlanCompareCommand } from "./compare-plans.ts";
import { addPlanCreateCommand } from "./create-plan.ts";
import { addPlanDesignCommand } from "./design-plan.ts";
import { addPlanExportCommand } from "./export-plan.ts";
import { addPlanLogCommand } from "./list-plan-changes.ts";
import { addPlanListCommand } from "./list-plans.ts";
import { addPlanLockCommand } from "./lock-units.ts";
import { addPlanMoveCommand } from "./move-units.ts";
import { addPlanRevertCommand } from "./revert-plan.ts";
import { addPlanShowCommand } from "./show-plan.ts";
import { addPlanStepCommands } from "./take-plan-step.ts";

const HELP = `
Draft → in review → approved → scheduled → active → archived: no state is skipped. Each command opens the store of --data or
DATABASE_URL, also beside a server that runs on it, and acts with the rights of the member named by --as: no password is
asked, because who may open the store may do anything to it. The audit log tells what was done this way.

Ends with 1 where it is understood but not possible: not this member's right, not in this state, or changed meanwhile.
${STORE_SETTINGS_HELP}

Examples:
  wilayah plan list --as ops@contoh.example
  wilayah plan move "Next year" 3201 --to T3 --as ops@contoh.example
  wilayah plan approve "Next year" --as manager@contoh.example`;

/** `wilayah plan …`. */
export function addPlanCommands(program: Command, context: CommandContext): void {
  const plan = program
    .command("plan")
    .description("the plans of a store and the steps of their life")
    .addHelpText("after", HELP);
  addPlanListCommand(plan, context);
  addPlanShowCommand(plan, context);
  addPlanCreateCommand(plan, context);
  addPlanBranchCommand(plan, context);
  addPlanDesignCommand(plan, context);
  addPlanCompareCommand(plan, context);
  addPlanMoveCommand(plan, context);
  addPlanLockCommand(plan, context);
  addPlanRevertCommand(plan, context);
  addPlanLogCommand(plan, context);
  addPlanExportCommand(plan, context);
  addPlanStepCommands(plan, context);
  addPlanActivateCommand(plan, context);
}
