import type { Command } from "commander";
import { revertPlan } from "../../app/plans/revert-plan.ts";
import { success } from "../../contract/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import {
  addMemberOptions,
  addVersionOption,
  type MemberFlags,
  NOTHING,
  parseVersion,
  runAsMember,
  type VersionFlags,
  withPlan,
} from "../plan-door.ts";
import { renderChange } from "../render-plans.ts";

interface Flags extends MemberFlags, VersionFlags {
  readonly to: number;
}

/** `wilayah plan revert`. */
export function addPlanRevertCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("revert")
    .description("bring a draft's alignment back to an earlier version, as a new one")
    .argument("<plan>", "its name or id");
  addVersionOption(addMemberOptions(command)).requiredOption(
    "--to <version>",
    "the version that is to stand again",
    parseVersion,
  );
  command.action((name: string, { to, ifVersion, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: (door) =>
        withPlan(door, name, async (found) => {
          const request = { planId: found.id, version: ifVersion ?? null, toVersion: to };
          const change = await revertPlan(door.world, door.actor, request);
          return change.ok ? success({ plan: found.name, change: change.value }) : change;
        }),
      json: ({ change }) => ({ change }),
      text: ({ plan: planName, change }, report) => renderChange(planName, change, report),
    }),
  );
}
