import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { EffectMoment, PlanEffect } from "../ports/rows/effects.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface ShownPlan {
  readonly plan: PlanRecord;
  /** The stretch of dates around the moment in which the plan holds; null: another one holds then, or none. */
  readonly effect: PlanEffect | null;
  /** Within reach, by code, with what they hold in the plan's present version. */
  readonly territories: readonly TerritoryWithTotals[];
  /** Who works them at the moment, by territory code, the primary rep first. */
  readonly assignments: readonly NamedAssignment[];
}

/** A plan on one page: its territories, and who works them on a date as known at an instant. Problem: APP-404. */
export function showPlan(
  world: PlanWorld,
  actor: Actor,
  { planId, moment }: { readonly planId: string; readonly moment: EffectMoment },
): Promise<Outcome<ShownPlan>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const effects = await tx.effects.at(plan.salesForce, moment);
    return success({
      plan,
      effect: effects.find((effect) => effect.planId === plan.id) ?? null,
      territories: await tx.territories.listWithTotals(plan.id, MOST_TERRITORIES, null),
      assignments: await tx.assignments.ofPlanAt(plan.id, moment),
    });
  });
}

/** As many as a plan may be made with. */
const MOST_TERRITORIES = 5000;
