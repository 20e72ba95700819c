import type { PlanStep } from "../../core/domain/plan-life.ts";
import { type Failure, failure } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict } from "../refuse.ts";
import type { Action } from "../rights/policy.ts";

interface StepRule {
  readonly action: Action;
  /** What stands in the way of the actor although the state and their role allow the step; null: nothing. */
  readonly findObstacle: (tx: Transaction, actor: Actor, plan: PlanRecord) => Promise<Failure | null>;
}

const nothing = async () => null;

/** Who may take a step of a plan's life, and what may stand in the way that is known before it is asked for. */
export const STEP_RULES: Readonly<Record<PlanStep, StepRule>> = {
  submit: {
    action: "plans:submit",
    findObstacle: async (tx, _, plan) =>
      (await tx.territories.list(plan.id)).length > 0
        ? null
        : conflict(
            `plan ${plan.name}`,
            "the plan has no territory",
            "add territories and align units to them first",
          ),
  },
  withdraw: { action: "plans:submit", findObstacle: nothing },
  approve: { action: "plans:approve", findObstacle: refuseAuthor },
  reject: { action: "plans:approve", findObstacle: nothing },
  schedule: {
    action: "plans:schedule",
    findObstacle: async (tx, _, plan) =>
      (await tx.plans.contentHash(plan.id)) === plan.approvedHash
        ? null
        : conflict(
            `plan ${plan.name}`,
            "the plan is not what was approved: its content has changed since",
            "withdraw it and have it approved again",
          ),
  },
  unschedule: {
    action: "plans:schedule",
    findObstacle: async (_, actor, { name, effectiveFrom }) =>
      effectiveFrom === null || effectiveFrom > actor.today
        ? null
        : conflict(
            `plan ${name}`,
            `the plan has held since ${effectiveFrom}`,
            "activate it, or schedule another plan in its place",
          ),
  },
  activate: {
    action: "plans:schedule",
    findObstacle: async (_, actor, { name, effectiveFrom }) =>
      effectiveFrom !== null && effectiveFrom <= actor.today
        ? null
        : conflict(
            `plan ${name}`,
            `its date, ${effectiveFrom}, has not come`,
            "wait: the server activates it on that date",
          ),
  },
  archive: { action: "plans:archive", findObstacle: nothing },
};

/** APP-403 for who created, submitted or edited the plan: nobody approves their own work. */
async function refuseAuthor(tx: Transaction, actor: Actor, plan: PlanRecord): Promise<Failure | null> {
  const hand = await findHand(tx, actor, plan);
  if (hand === null) return null;
  return failure([
    {
      code: "APP-403",
      where: { file: "request", item: `plan ${plan.name}` },
      cause: `you ${hand} this plan, and nobody approves their own work`,
      fix: "ask another member who may approve",
    },
  ]);
}

async function findHand(tx: Transaction, { memberId }: Actor, plan: PlanRecord): Promise<string | null> {
  if (plan.createdBy === memberId) return "created";
  if (plan.submittedBy === memberId) return "submitted";
  return (await tx.plans.hasEdited(plan.id, memberId)) ? "edited" : null;
}
