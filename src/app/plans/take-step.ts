import { PLAN_STEPS, type PlanState, type PlanStep, stateAfter } from "../../core/domain/plan-life.ts";
import { type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound, stale } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { STEP_RULES } from "./step-rules.ts";

/** A step of a plan's life, taken on the version that the actor has seen. */
export interface StepRequest {
  readonly planId: string;
  readonly version: number;
}

interface StepWork {
  readonly step: PlanStep;
  /** Whether it changes when plans hold: then the sales force's calendar is held too, always before the plan. */
  readonly usesCalendar?: boolean;
  /** What the audit log tells besides the states. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** What the step asks for and does; gives the changes to the plan besides its state. */
  readonly work: (tx: Transaction, plan: PlanRecord) => Promise<Outcome<Partial<PlanRecord>>>;
}

/**
 * Takes a step, audited, in one transaction. Problems: APP-404, APP-412 other version, APP-409 not from this state, those of
 * the step's rule, the work's.
 */
export function takeStep(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  request: StepRequest,
  rule: StepWork,
): Promise<Outcome<PlanRecord>> {
  const { action, findObstacle } = STEP_RULES[rule.step];
  return act(world, actor, action, async (tx) => {
    const seen = await tx.plans.find(request.planId);
    if (!seen) return notFound("plan", request.planId);
    if (rule.usesCalendar) await tx.effects.lockSalesForce(seen.salesForce);
    const plan = await tx.plans.lock(request.planId);
    if (!plan) return notFound("plan", request.planId);
    const state = stateAfter(plan.state, rule.step);
    if (state === null) return refuseStep(plan, rule.step);
    if (plan.version !== request.version) return stale("plan", plan.version);
    const obstacle = await findObstacle(tx, actor, plan);
    if (obstacle) return obstacle;
    const worked = await rule.work(tx, plan);
    if (!worked.ok) return worked;
    const changes = { ...worked.value, state };
    await tx.plans.update(plan.id, changes);
    const detail = { ...rule.detail, from: plan.state, to: state, version: plan.version };
    await tx.audit.append({ action: `plan.${rule.step}`, objectKind: "plan", objectId: plan.id, detail });
    return success({ ...plan, ...changes }, worked.warnings);
  });
}

function refuseStep(plan: PlanRecord, step: PlanStep): Failure {
  const cause = `the plan is ${plan.state}; ${step} is possible from ${PLAN_STEPS[step].from.join(" or ")}`;
  return conflict(`plan ${plan.name}`, cause, `possible now: ${listSteps(plan.state)}`);
}

function listSteps(state: PlanState): string {
  const steps = (Object.keys(PLAN_STEPS) as PlanStep[]).filter((step) => stateAfter(state, step) !== null);
  return steps.length > 0 ? steps.join(", ") : "none; branch the plan to go on from it";
}
