import type { DesignWishes } from "../../contract/design-wishes.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { storedWishes } from "./stored-wishes.ts";

export interface PlanWishes {
  /** Version of the plan. */
  readonly version: number;
  readonly wishes: DesignWishes;
}

/** What a plan was or is to be designed by. Problems: APP-404, APP-422 wishes of another server. */
export function readWishes(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<PlanWishes>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const wishes = storedWishes(plan);
    return wishes.ok ? success({ version: plan.version, wishes: wishes.value }) : wishes;
  });
}
