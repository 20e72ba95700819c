import type { Command } from "commander";
import { type StartedServer, startServer } from "../../app/setup/start-server.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { renderLogins, renderSetupToken } from "../render-logins.ts";
import type { Reporter } from "../reporter.ts";
import {
  addDataOption,
  addDemoOptions,
  beginStoreCommand,
  type DemoFlags,
  demoOf,
  refuseStore,
  SERVER_SETTINGS_HELP,
  type StoreFlags,
} from "../server-options.ts";
import type { Terminal } from "../terminal.ts";
import { untilAborted } from "../until-aborted.ts";

const HELP = `
Brings up PostgreSQL on the data folder, brings its schema up to date and serves the REST API until Ctrl-C or SIGTERM.
The first line on stdout is the address, once /readyz says yes; the log (JSON lines) goes to stderr after it.
${SERVER_SETTINGS_HELP}

Examples:
  wilayah serve --demo
  PORT=8080 wilayah serve --data /srv/wilayah`;

/** `wilayah serve`. */
export function addServeCommand(program: Command, context: CommandContext): void {
  const command = program.command("serve").description("serve plans, people and the REST API from a store");
  addDemoOptions(addDataOption(command))
    .option("--lang <language>", "id or en for the text on the terminal (default: from LANG)")
    .addHelpText("after", HELP);
  command.action((flags: StoreFlags & DemoFlags) => serve(context, flags));
}

async function serve(
  { world, terminal, finish }: CommandContext,
  flags: StoreFlags & DemoFlags,
): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const events = holdBack(terminal);
  try {
    const started = await startServer(world, {
      settings,
      dataFolder: flags.data,
      demo: demoOf(flags),
      log,
      logEvent: events.write,
      signal: stop.signal,
    });
    if (!started.ok) {
      events.letGo();
      finish(refuseStore(report, started));
      return;
    }
    tellStart(started.value, report);
    events.letGo();
    await untilAborted(stop.signal);
    await started.value.close();
    finish(EXIT.done);
  } finally {
    release();
  }
}

function tellStart({ url, seconds, logins, setupToken }: StartedServer, report: Reporter): void {
  const { words, locale } = report;
  report.text(`${url}\n`);
  const time = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(seconds);
  report.text(`${words.readyAfter} ${time} s; ${words.serving}\n`);
  if (logins !== null) report.text(renderLogins(logins, words));
  if (setupToken !== null) report.text(renderSetupToken(setupToken, words));
}

/** Keeps the log's lines until the address was printed. */
function holdBack(terminal: Terminal) {
  const held: string[] = [];
  let isOpen = false;
  return {
    write: (line: string) => {
      if (isOpen) terminal.err(line);
      else held.push(line);
    },
    letGo: () => {
      isOpen = true;
      for (const line of held.splice(0)) terminal.err(line);
    },
  };
}
