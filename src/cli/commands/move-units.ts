import type { Command } from "commander";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { type Failure, failure, success } from "../../contract/outcome.ts";
import { changeBody } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import {
  addMemberOptions,
  addVersionOption,
  type MemberFlags,
  readAsked,
  runAsMember,
  type VersionFlags,
  withPlan,
} from "../plan-door.ts";
import { renderChange } from "../render-plans.ts";

const HELP = `
All moves or none, as the plan's next version. Drafts and plans in review are edited; others are branched first.

Examples:
  wilayah plan move "Next year" 3201 3202 --to T3 --reason "market day" --as ops@contoh.example
  wilayah plan move "Next year" --account A-17 --to T3 --as ops@contoh.example`;

interface Flags extends MemberFlags, VersionFlags {
  readonly to?: string;
  readonly whiteSpace?: boolean;
  readonly account?: readonly string[];
  readonly reason?: string;
}

/** `wilayah plan move`. */
export function addPlanMoveCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("move")
    .description("move units to another territory, or accounts against their place")
    .argument("<plan>", "its name or id")
    .argument("[units...]", "codes of the units")
    .addHelpText("after", HELP);
  addVersionOption(addMemberOptions(command))
    .option("--to <territory>", "code of the territory")
    .option("--white-space", "instead of --to: units out of every territory, accounts back to their place")
    .option("--account <codes...>", "accounts to move instead of units, or beside them")
    .option("--reason <text>", "kept with the change");
  command.action((name: string, units: readonly string[], flags: Flags) =>
    runAsMember(context, flags, {
      asked: readMoves(units, flags),
      work: (door, asked) =>
        withPlan(door, name, async (found) => {
          const version = flags.ifVersion ?? null;
          const change = await editAlignment(door.world, door.actor, { ...asked, planId: found.id, version });
          return change.ok ? success({ plan: found.name, change: change.value }) : change;
        }),
      json: ({ change }) => ({ change }),
      text: ({ plan: planName, change }, report) => renderChange(planName, change, report),
    }),
  );
}

function readMoves(units: readonly string[], { to, whiteSpace = false, account = [], reason }: Flags) {
  if ((to === undefined) !== whiteSpace) {
    return usage("CLI-117", "--to", "it must be said where to: --to or --white-space, one of the two");
  }
  if (units.length + account.length === 0) {
    return usage("CLI-103", "units", "there is nothing to move: no unit and no --account is named");
  }
  const territory = to ?? null;
  return readAsked(changeBody, {
    reason,
    units: units.map((unit) => ({ unit, territory })),
    accounts: account.map((code) => ({ account: code, territory })),
  });
}

const usage = (code: string, item: string, cause: string): Failure =>
  failure([{ code, where: { file: "options", item }, cause, fix: "see `wilayah plan move --help`" }]);
