/** States of a plan (design.md §4). A scenario is a draft; archiving destroys nothing. */
export const PLAN_STATES = ["draft", "in-review", "approved", "scheduled", "active", "archived"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export type PlanStep =
  | "submit"
  | "withdraw"
  | "approve"
  | "reject"
  | "schedule"
  | "unschedule"
  | "activate"
  | "archive";

interface StepRule {
  readonly from: readonly PlanState[];
  readonly to: PlanState;
}

/** No state is skipped on the way forward; back leads only to draft, or from scheduled to approved. */
export const PLAN_STEPS: Readonly<Record<PlanStep, StepRule>> = {
  submit: { from: ["draft"], to: "in-review" },
  withdraw: { from: ["in-review", "approved"], to: "draft" },
  approve: { from: ["in-review"], to: "approved" },
  reject: { from: ["in-review"], to: "draft" },
  schedule: { from: ["approved"], to: "scheduled" },
  unschedule: { from: ["scheduled"], to: "approved" },
  activate: { from: ["scheduled"], to: "active" },
  archive: { from: ["draft", "active"], to: "archived" },
};

/** The state after this step, or null where the step cannot be taken from here. */
export function stateAfter(state: PlanState, step: PlanStep): PlanState | null {
  const rule = PLAN_STEPS[step];
  return rule.from.includes(state) ? rule.to : null;
}
