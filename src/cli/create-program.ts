import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { addBackupCommand } from "./commands/back-up-store.ts";
import { addCheckCommand } from "./commands/check-alignment.ts";
import { addCompareCommand } from "./commands/compare-alignments.ts";
import { addDesignCommand } from "./commands/design-territories.ts";
import { addEvaluateCommands } from "./commands/evaluate.ts";
import { addExplainCommand } from "./commands/explain-unit.ts";
import { addExportCommand } from "./commands/export-records.ts";
import { addImportCommands } from "./commands/import-files.ts";
import { addPlanCommands } from "./commands/manage-plans.ts";
import { addRulesCommands } from "./commands/manage-rules.ts";
import { addMigrateCommand } from "./commands/migrate-store.ts";
import { addSchemaCommand } from "./commands/print-schema.ts";
import { addResolveCommand } from "./commands/resolve-place.ts";
import { addRestoreCommand } from "./commands/restore-store.ts";
import { addDemoCommand } from "./commands/run-demo.ts";
import { addServeCommand } from "./commands/serve-application.ts";
import { addSetupCommand } from "./commands/set-up.ts";
import { addAuditCommand } from "./commands/verify-audit.ts";
import { addWorkCommand } from "./commands/work-jobs.ts";

const EXAMPLES = `
Examples:
  wilayah serve --demo
  wilayah evaluate territories funnel.csv --lang id
  wilayah design us-county --attributes counties.csv --key fips --balance population:5% --territories 25 --links 100km --out out
  wilayah explain us-county out/alignment.csv --attributes counties.csv --key fips --balance population:5% --unit 19153
  wilayah import accounts customers.csv --dry-run --as ops@contoh.example
  wilayah plan list --as ops@contoh.example

Exit codes: 0 done, 1 infeasible, refused or check failed, 2 bad input or usage, 3 data folder in use, 130 cancelled.`;

/** The whole command line. */
export function createProgram(context: CommandContext): Command {
  const { terminal, world } = context;
  const program = new Command("wilayah")
    .description("Sales territory management: import, evaluate, design, review, assign, realign.")
    .version(world.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", EXAMPLES)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      // run-cli.ts renders usage errors itself
      writeErr: () => {},
    });
  program.commandsGroup("On plain files:");
  addDesignCommand(program, context);
  addCheckCommand(program, context);
  addExplainCommand(program, context);
  addCompareCommand(program, context);
  addSchemaCommand(program, context);
  addDemoCommand(program, context);
  program.commandsGroup("On plain files and on a store:");
  addEvaluateCommands(program, context);
  program.commandsGroup("On a store:");
  addImportCommands(program, context);
  addExportCommand(program, context);
  addPlanCommands(program, context);
  addRulesCommands(program, context);
  addResolveCommand(program, context);
  program.commandsGroup("To run a store:");
  addSetupCommand(program, context);
  addServeCommand(program, context);
  addWorkCommand(program, context);
  addMigrateCommand(program, context);
  addBackupCommand(program, context);
  addRestoreCommand(program, context);
  addAuditCommand(program, context);
  return program;
}
