import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** One plan. Problem: APP-404. */
export function getPlan(
  world: PlanWorld,
  actor: Actor,
  request: { readonly planId: string },
): Promise<Outcome<PlanRecord>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(request.planId);
    return plan ? success(plan) : notFound("plan", request.planId);
  });
}
