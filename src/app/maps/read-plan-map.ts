import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/**
 * A whole plan for who draws and counts it, as JSON text, beside the plan that holds today for its sales force or else the
 * one it was branched from. Problem: APP-404.
 */
export function readPlanMap(
  world: { readonly store: Store },
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<string>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const [holding] = await tx.effects.at(plan.salesForce, { date: actor.today, knownAt: null });
    const compared = holding?.planId ?? plan.basedOnPlanId;
    const text = await tx.maps.plan(planId, compared === planId ? null : compared);
    return text === null ? notFound("plan", planId) : success(text);
  });
}
