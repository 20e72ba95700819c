import type { Command } from "commander";
import { startWork } from "../../app/setup/start-work.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import {
  addDataOption,
  beginStoreCommand,
  refuseStore,
  SERVER_SETTINGS_HELP,
  type StoreFlags,
} from "../server-options.ts";
import { untilAborted } from "../until-aborted.ts";

const HELP = `
\`serve\` works jobs too; further hosts share the work through DATABASE_URL. Jobs of a worker that is killed are taken over
by another one. With DATABASE_URL the secret of the server is needed, as WILAYAH_SECRET or in --data, and nothing is
written here. The log (JSON lines) goes to stderr.
${SERVER_SETTINGS_HELP}

Example:
  DATABASE_URL=postgresql://wilayah@db/wilayah WILAYAH_SECRET=… wilayah work`;

/** `wilayah work`. */
export function addWorkCommand(program: Command, context: CommandContext): void {
  const command = program.command("work").description("work the jobs of a store until Ctrl-C or SIGTERM");
  addDataOption(command)
    .option("--lang <language>", "id or en for the text on the terminal (default: from LANG)")
    .addHelpText("after", HELP);
  command.action((flags: StoreFlags) => work(context, flags));
}

async function work({ world, terminal, finish }: CommandContext, flags: StoreFlags): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  try {
    const request = { settings, dataFolder: flags.data, log, logEvent: terminal.err };
    const started = await startWork(world.server, request);
    if (!started.ok) {
      finish(refuseStore(report, started));
      return;
    }
    report.text(`${report.words.working}; ${report.words.serving}\n`);
    await untilAborted(stop.signal);
    await started.value.stop();
    finish(EXIT.done);
  } finally {
    release();
  }
}
