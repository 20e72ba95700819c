import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Placement } from "../ports/rows/alignment.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { EffectMoment, PlanEffect } from "../ports/rows/effects.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface AsOfRequest extends EffectMoment {
  /** Null: every sales force. */
  readonly salesForce: string | null;
  /** Where a unit (its id) or an account (its id) stood; null: only which plan held. */
  readonly unitId: string | null;
  readonly accountId: string | null;
}

/** A plan as it was scheduled for the date: what became of it later does not show. */
export interface AsOf {
  readonly plan: PlanRecord;
  readonly effect: PlanEffect;
  /** Null: not asked for, in white space, or out of reach. */
  readonly placement: Placement | null;
  /** Who worked that territory then, the primary rep first. */
  readonly assignments: readonly NamedAssignment[];
}

/**
 * Which plan of each sales force holds on a date as known at an instant, and where a unit or account stands in it and
 * who works there. Dates may be past or to come. Problem: APP-404 account.
 */
export function readAsOf(
  world: PlanWorld,
  actor: Actor,
  request: AsOfRequest,
): Promise<Outcome<readonly AsOf[]>> {
  return act(world, actor, "plans:read", async (tx) => {
    if (request.accountId !== null && !(await tx.accounts.find(request.accountId))) {
      return notFound("account", request.accountId);
    }
    const answers: AsOf[] = [];
    for (const effect of await tx.effects.at(request.salesForce, request)) {
      const plan = await tx.plans.find(effect.planId);
      if (plan) answers.push({ plan, effect, ...(await readPlacement(tx, effect, request)) });
    }
    return success(answers);
  });
}

async function readPlacement(
  tx: Transaction,
  effect: PlanEffect,
  { unitId, accountId, date, knownAt }: AsOfRequest,
): Promise<Pick<AsOf, "placement" | "assignments">> {
  const { planId, planVersion } = effect;
  const placement =
    accountId !== null || unitId !== null
      ? await tx.alignment.placementAt(planId, planVersion, accountId === null ? { unitId } : { accountId })
      : null;
  const assignments = placement ? await tx.assignments.at(placement.territoryId, { date, knownAt }) : [];
  return { placement, assignments };
}
