import type { Command } from "commander";
import { verifyAudit } from "../../app/audit/verify-audit.ts";
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
Recomputes the hash of every entry from what it says and from the hash before it. Ends with 1 and names the first entry
of each organisation that is missing or was changed.
${STORE_SETTINGS_HELP}

Example:
  wilayah audit verify --data /srv/wilayah`;

/** `wilayah audit verify`. */
export function addAuditCommand(program: Command, context: CommandContext): void {
  const audit = program.command("audit").description("the log of who did what");
  const command = audit
    .command("verify")
    .description("prove that no entry was changed or removed")
    .addHelpText("after", HELP);
  addOutputOptions(addDataOption(command));
  command.action((flags: StoreFlags) => verify(context, flags));
}

async function verify({ world, terminal, finish }: CommandContext, flags: StoreFlags): Promise<void> {
  const begun = beginStoreCommand(terminal, flags, finish);
  if (begun === null) return;
  const { report, settings, log } = begun;
  const outcome = await verifyAudit(world.server, { settings, dataFolder: flags.data, log });
  if (!outcome.ok) {
    finish(refuseStore(report, outcome));
    return;
  }
  const checks = outcome.value;
  const isWhole = checks.every(({ brokenAt }) => brokenAt === null);
  if (report.json) report.document({ status: isWhole ? "whole" : "broken", organisations: checks });
  else {
    for (const { organisation, entries, brokenAt } of checks) {
      const verdict = brokenAt === null ? report.words.auditWhole : `${report.words.auditBroken} ${brokenAt}`;
      report.text(`${organisation}: ${entries} ${report.words.auditEntries}, ${verdict}\n`);
    }
  }
  finish(isWhole ? EXIT.done : EXIT.refused);
}
