import { PLAN_STEPS, type PlanState, type PlanStep, stateAfter } from "../../core/domain/plan-life.ts";
import { type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { ROLES, type Role } from "../../core/domain/roles.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound, refuseAction } from "../refuse.ts";
import { reachOf } from "../rights/policy.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { STEP_RULES } from "./step-rules.ts";

/** A step that leads on from a plan's state. */
export interface PossibleStep {
  readonly step: PlanStep;
  readonly to: PlanState;
  /** Who may take it at all. */
  readonly roles: readonly Role[];
  /** Why the actor cannot take it now; empty: they can. */
  readonly problems: readonly Problem[];
}

export interface PossibleSteps {
  readonly version: number;
  readonly state: PlanState;
  readonly steps: readonly PossibleStep[];
}

const ALL_STEPS = Object.keys(PLAN_STEPS) as readonly PlanStep[];

/** Which steps a plan's state allows, who may take them, and what keeps the actor from it. Problem: APP-404. */
export function listPlanSteps(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<PossibleSteps>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const steps: PossibleStep[] = [];
    for (const step of ALL_STEPS) {
      const to = stateAfter(plan.state, step);
      if (to === null) continue;
      const roles = ROLES.filter((role) => reachOf(role, STEP_RULES[step].action) !== "none");
      steps.push({ step, to, roles, problems: await findProblems(tx, actor, { plan, step }) });
    }
    return success({ version: plan.version, state: plan.state, steps });
  });
}

/** A role that may not take the step is not told what else stands in the way. */
async function findProblems(
  tx: Transaction,
  actor: Actor,
  { plan, step }: { readonly plan: PlanRecord; readonly step: PlanStep },
): Promise<readonly Problem[]> {
  const { action, findObstacle } = STEP_RULES[step];
  const refusal = refuseAction(actor, action) ?? (await findObstacle(tx, actor, plan));
  return refusal?.problems ?? [];
}
