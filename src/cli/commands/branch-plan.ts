import type { Command } from "commander";
import { branchPlan } from "../../app/plans/branch-plan.ts";
import { branchBody } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type MemberFlags, readAsked, runAsMember, withPlan } from "../plan-door.ts";
import { renderPlanLine } from "../render-plans.ts";

interface Flags extends MemberFlags {
  readonly name: string;
  readonly salesForce?: string;
}

/** `wilayah plan branch`. */
export function addPlanBranchCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("branch")
    .description("a draft that begins as a copy of a plan in any state")
    .argument("<plan>", "name or id of the plan to copy");
  addMemberOptions(command)
    .requiredOption("--name <name>", "name of the draft")
    .option("--sales-force <name>", "another sales force (default: that of the plan)");
  command.action((from: string, { name, salesForce, ...flags }: Flags) =>
    runAsMember(context, flags, {
      asked: readAsked(branchBody, { name, salesForce }),
      work: (door, asked) =>
        withPlan(door, from, ({ id }) => branchPlan(door.world, door.actor, { ...asked, planId: id })),
      json: (made) => ({ plan: made }),
      text: renderPlanLine,
    }),
  );
}
