import type { Command } from "commander";
import { activateDuePlans } from "../../app/plans/activate-due-plans.ts";
import { getPlan } from "../../app/plans/get-plan.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import { type Outcome, success } from "../../contract/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import { addMemberOptions, type Door, type MemberFlags, NOTHING, runAsMember } from "../plan-door.ts";
import { renderPlanLine } from "../render-plans.ts";

/** `wilayah plan activate`. */
export function addPlanActivateCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("activate")
    .description("make every scheduled plan active whose date has come; a server does so by itself");
  addMemberOptions(command);
  command.action((flags: MemberFlags) =>
    runAsMember(context, flags, {
      asked: NOTHING,
      work: activate,
      json: (plans) => ({ plans }),
      text: (plans, report) =>
        plans.length === 0
          ? `${report.words.noneDue}\n`
          : plans.map((each) => renderPlanLine(each, report)).join(""),
    }),
  );
}

async function activate({ world, actor }: Door): Promise<Outcome<readonly PlanRecord[]>> {
  const activations = await activateDuePlans(world, actor);
  if (!activations.ok) return activations;
  const plans: PlanRecord[] = [];
  for (const { planId } of activations.value) {
    const found = await getPlan(world, actor, { planId });
    if (!found.ok) return found;
    plans.push(found.value);
  }
  return success(plans);
}
