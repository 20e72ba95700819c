import type { Command } from "commander";
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
Into a folder that is empty or does not exist, or with DATABASE_URL into an empty database; never over anything. A file in
which one byte differs is refused. With --verify every row is read back and compared with the file, and the audit log is
recomputed, before anything is kept. A backup of an older version is brought up to date. Everybody signs in anew.
Ends with 2 where it is refused; the folder or database is then as empty as before.
${STORE_SETTINGS_HELP}

Example:
  wilayah restore /backups/wilayah-monday.backup --verify --data /srv/wilayah-restored`;

interface RestoreFlags extends StoreFlags {
  readonly verify?: boolean;
}

/** `wilayah restore FILE`. */
export function addRestoreCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("restore <file>")
    .description("make a store of a backup, in an empty place")
    .option("--verify", "read everything back and compare before it is kept")
    .addHelpText("after", HELP);
  addOutputOptions(addDataOption(command));
  command.action((file: string, flags: RestoreFlags) => restore(context, file, flags));
}

async function restore(
  { world, terminal, finish }: CommandContext,
  file: string,
  flags: RestoreFlags,
): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  const outcome = await world.server
    .restore({
      settings,
      dataFolder: flags.data,
      log,
      file,
      verify: flags.verify === true,
      signal: stop.signal,
      onTable: ({ table, rows }) => log(`${table}: ${rows}`),
    })
    .finally(release);
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  report.warn(outcome.warnings);
  const { organisations, rows, takenAt, isVerified } = outcome.value;
  if (report.json) report.document({ status: "done", ...outcome.value });
  else {
    const verdict = isVerified ? report.words.verified : report.words.notVerified;
    report.text(`${organisations.join(", ")} (${takenAt}): ${rows} ${report.words.rows}, ${verdict}\n`);
  }
  finish(EXIT.done);
}
