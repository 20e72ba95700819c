import type { Command } from "commander";
import { setUpStore } from "../../app/setup/set-up-store.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { addOutputOptions } from "../problem-options.ts";
import { renderLogins, renderSetupToken } from "../render-logins.ts";
import {
  addDataOption,
  addDemoOptions,
  beginStoreCommand,
  type DemoFlags,
  demoOf,
  refuseStore,
  STORE_SETTINGS_HELP,
  type StoreFlags,
} from "../server-options.ts";

const HELP = `
Makes the store without asking anything, prints the token of the first set-up (or the demo's logins), and ends with its
PostgreSQL stopped. A store that is there stays as it is; without --demo, one that holds an organisation already is refused.

What the demo makes, and how long that took on two cores with other work:
  small    300 accounts,     12,000 sales, 0.1 GB on disk: 12 seconds
  normal   4,000 accounts,  157,000 sales, 0.4 GB: a minute
  large    60,000 accounts, 2.4 million sales, 3.3 GB, 1.6 GB of memory: 8 minutes
Ctrl-C or SIGTERM stops it within seconds (exit code 130); the same command goes on with it.
${STORE_SETTINGS_HELP}

Examples:
  wilayah setup --data /srv/wilayah
  wilayah setup --demo --scale normal --data /tmp/demo --json`;

/** `wilayah setup`. */
export function addSetupCommand(program: Command, context: CommandContext): void {
  const command = program.command("setup").description("make a store, and fill it with the demo if wished");
  addOutputOptions(addDemoOptions(addDataOption(command))).addHelpText("after", HELP);
  command.action((flags: StoreFlags & DemoFlags) => setUp(context, flags));
}

async function setUp(
  { world, terminal, finish }: CommandContext,
  flags: StoreFlags & DemoFlags,
): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const request = { settings, dataFolder: flags.data, demo: demoOf(flags), log, signal: stop.signal };
  const outcome = await setUpStore(world, request).finally(release);
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  const { logins, setupToken } = outcome.value;
  if (report.json) report.document({ status: "done", ...outcome.value });
  else if (logins !== null) report.text(renderLogins(logins, report.words));
  else if (setupToken !== null) report.text(renderSetupToken(setupToken, report.words));
  finish(EXIT.done);
}
