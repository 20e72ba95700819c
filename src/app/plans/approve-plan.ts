import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import type { PlanWorld } from "./plan-world.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

/**
 * In review → approved, by someone who had no hand in it. Binds the hash of the whole content: what is scheduled later
 * must be what was approved. Problem besides those of a step: APP-403 for who created, submitted or edited the plan.
 */
export function approvePlan(
  world: PlanWorld,
  actor: Actor,
  request: StepRequest,
): Promise<Outcome<PlanRecord>> {
  return takeStep(world, actor, request, {
    action: "plans:approve",
    step: "approve",
    work: async (tx, plan) => {
      const hand = await findHand(tx, actor, plan);
      if (hand !== null) return refuseAuthor(plan, hand);
      const approvedHash = await tx.plans.contentHash(plan.id);
      return success({ approvedBy: actor.memberId, approvedAt: world.wallClock.now(), approvedHash });
    },
  });
}

async function findHand(tx: Transaction, { memberId }: Actor, plan: PlanRecord): Promise<string | null> {
  if (plan.createdBy === memberId) return "created";
  if (plan.submittedBy === memberId) return "submitted";
  return (await tx.plans.hasEdited(plan.id, memberId)) ? "edited" : null;
}

const refuseAuthor = (plan: PlanRecord, hand: string): Outcome<never> =>
  failure([
    {
      code: "APP-403",
      where: { file: "request", item: `plan ${plan.name}` },
      cause: `you ${hand} this plan, and nobody approves their own work`,
      fix: "ask another member who may approve",
    },
  ]);
