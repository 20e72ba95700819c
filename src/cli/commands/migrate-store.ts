import type { Command } from "commander";
import { migrateStore, showMigrations } from "../../app/setup/migrate-store.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions } from "../problem-options.ts";
import {
  addDataOption,
  beginStoreCommand,
  refuseStore,
  STORE_SETTINGS_HELP,
  type StoreFlags,
} from "../server-options.ts";

const HELP = `
Each migration runs in a transaction of its own: after a kill, the next run goes on with the first that is missing.
\`status\` changes nothing and ends with 1 where migrations are pending.
${STORE_SETTINGS_HELP}`;

/** `wilayah migrate [status]`. */
export function addMigrateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("migrate")
    .description("bring the schema of a store up to date")
    .addHelpText("after", HELP);
  addOutputOptions(addDataOption(command));
  command.action((flags: StoreFlags) => migrate(context, flags));
  const status = command.command("status").description("list the migrations applied and pending");
  status.action((_: unknown, self: Command) => showStatus(context, self.optsWithGlobals<StoreFlags>()));
}

async function migrate({ world, terminal, finish }: CommandContext, flags: StoreFlags): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const outcome = await migrateStore(world.server, { settings, dataFolder: flags.data, log });
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  if (report.json) report.document({ status: "done", applied: outcome.value });
  else report.text(outcome.value.length > 0 ? `${outcome.value.join("\n")}\n` : `${report.words.upToDate}\n`);
  finish(EXIT.done);
}

async function showStatus({ world, terminal, finish }: CommandContext, flags: StoreFlags): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const outcome = await showMigrations(world.server, { settings, dataFolder: flags.data, log });
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  const { applied, pending } = outcome.value;
  if (report.json)
    report.document({ status: pending.length > 0 ? "pending" : "up-to-date", applied, pending });
  else {
    for (const name of applied) report.text(`${report.words.applied}  ${name}\n`);
    for (const name of pending) report.text(`${report.words.pending}  ${name}\n`);
  }
  finish(pending.length > 0 ? EXIT.refused : EXIT.done);
}
