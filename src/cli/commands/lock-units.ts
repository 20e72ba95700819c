import type { Command } from "commander";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { success } from "../../contract/outcome.ts";
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
A locked unit stays in its territory, or in white space, whoever edits, imports, merges or designs, until it is unlocked.
\`wilayah export locks --plan PLAN\` lists what is locked.

Examples:
  wilayah plan lock "Next year" 3201 3202 --reason "promised to the mayor" --as ops@contoh.example
  wilayah plan lock "Next year" 3201 --open --as ops@contoh.example`;

interface Flags extends MemberFlags, VersionFlags {
  readonly open?: boolean;
  readonly reason?: string;
}

/** `wilayah plan lock`. */
export function addPlanLockCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("lock")
    .description("keep units where they are, or let them go again")
    .argument("<plan>", "its name or id")
    .argument("<units...>", "codes of the units")
    .addHelpText("after", HELP);
  addVersionOption(addMemberOptions(command))
    .option("--open", "unlock them")
    .option("--reason <text>", "kept with the change");
  command.action((name: string, units: readonly string[], { open = false, reason, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(changeBody, { reason, locks: units.map((unit) => ({ unit, isLocked: !open })) }),
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
