import type { Command } from "commander";
import type { z } from "zod";
import { approvePlan } from "../../app/plans/approve-plan.ts";
import { archivePlan } from "../../app/plans/archive-plan.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { rejectPlan } from "../../app/plans/reject-plan.ts";
import { schedulePlan } from "../../app/plans/schedule-plan.ts";
import { submitPlan } from "../../app/plans/submit-plan.ts";
import type { StepRequest } from "../../app/plans/take-step.ts";
import { unschedulePlan } from "../../app/plans/unschedule-plan.ts";
import { withdrawPlan } from "../../app/plans/withdraw-plan.ts";
import type { Actor } from "../../app/ports/actor.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import type { Outcome } from "../../contract/outcome.ts";
import { rejectionBody, scheduleBody } from "../../contract/plans.ts";
import type { CommandContext } from "../command-context.ts";
import {
  addMemberOptions,
  addVersionOption,
  type MemberFlags,
  NOTHING,
  readAsked,
  runAsMember,
  type VersionFlags,
  withPlan,
} from "../plan-door.ts";
import { renderPlanLine } from "../render-plans.ts";

interface Flags extends MemberFlags, VersionFlags {
  readonly reason?: string;
  readonly on?: string;
}

interface Step<Asked> {
  readonly name: string;
  readonly description: string;
  /** The option that the step needs besides the plan. */
  readonly option?: readonly [flags: string, description: string];
  readonly asked: (flags: Flags) => Outcome<Asked>;
  readonly take: (
    world: PlanWorld,
    actor: Actor,
    request: Asked & StepRequest,
  ) => Promise<Outcome<PlanRecord>>;
}

const plain = (name: string, description: string, take: Step<object>["take"]): Step<object> => ({
  name,
  description,
  asked: () => ({ ...NOTHING, value: {} }),
  take,
});

const REJECT: Step<z.output<typeof rejectionBody>> = {
  name: "reject",
  description: "in review → draft, with a reason",
  option: ["--reason <text>", "what is to be changed"],
  asked: ({ reason }) => readAsked(rejectionBody, { reason }),
  take: rejectPlan,
};

const SCHEDULE: Step<z.output<typeof scheduleBody>> = {
  name: "schedule",
  description: "approved → scheduled, from a date on",
  option: ["--on <date>", "first date on which it holds, such as 2027-01-01"],
  asked: ({ on }) => readAsked(scheduleBody, { effectiveFrom: on }),
  take: schedulePlan,
};

/** `wilayah plan submit`, `withdraw`, `approve`, `reject`, `schedule`, `unschedule` and `archive`. */
export function addPlanStepCommands(plan: Command, context: CommandContext): void {
  const add = <Asked extends object>(step: Step<Asked>) => addStep(plan, context, step);
  add(plain("submit", "draft → in review: managers and reps see it", submitPlan));
  add(plain("withdraw", "in review or approved → draft; an approval is gone with it", withdrawPlan));
  add(plain("approve", "in review → approved, by someone who had no hand in it", approvePlan));
  add(REJECT);
  add(SCHEDULE);
  add(plain("unschedule", "scheduled → approved, until it has begun", unschedulePlan));
  add(plain("archive", "draft or active → archived; nothing is destroyed", archivePlan));
}

function addStep<Asked extends object>(plan: Command, context: CommandContext, step: Step<Asked>): void {
  const { name, description, option, asked, take } = step;
  const command = plan.command(name).description(description).argument("<plan>", "its name or id");
  addVersionOption(addMemberOptions(command));
  if (option) command.requiredOption(...option);
  command.action((idOrName: string, flags: Flags) =>
    runAsMember(context, flags, {
      asked: asked(flags),
      work: (door, more) =>
        withPlan(door, idOrName, ({ id, version }) =>
          take(door.world, door.actor, { ...more, planId: id, version: flags.ifVersion ?? version }),
        ),
      json: (taken) => ({ plan: taken }),
      text: renderPlanLine,
    }),
  );
}
