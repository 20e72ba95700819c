import type { Command } from "commander";
import { backUpStore } from "../../app/backup/back-up-store.ts";
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
Everything the store holds at one instant, also while a server works on it: all organisations, members with the hashes of
their passwords, files of jobs. Not sessions, and not WILAYAH_SECRET (or the file \`secret\` of the data folder), which
second factors and webhooks are sealed with: keep that apart. The file is not encrypted. It is there when it is whole.
${STORE_SETTINGS_HELP}

Example:
  wilayah backup /backups/wilayah-monday.backup --data /srv/wilayah`;

/** `wilayah backup FILE`. */
export function addBackupCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("backup <file>")
    .description("write everything a store holds into one file")
    .addHelpText("after", HELP);
  addOutputOptions(addDataOption(command));
  command.action((file: string, flags: StoreFlags) => backUp(context, file, flags));
}

async function backUp(
  { world, terminal, finish }: CommandContext,
  file: string,
  flags: StoreFlags,
): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const outcome = await backUpStore(world.server, {
    settings,
    dataFolder: flags.data,
    log,
    file,
    version: world.version,
    signal: stop.signal,
    onTable: ({ table, rows }) => log(`${table}: ${rows}`),
  }).finally(release);
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  const { rows, bytes, sha256 } = outcome.value;
  if (report.json) report.document({ status: "done", file, ...outcome.value });
  else
    report.text(`${file}: ${rows} ${report.words.rows}, ${bytes} ${report.words.bytes}, sha256 ${sha256}\n`);
  finish(EXIT.done);
}
