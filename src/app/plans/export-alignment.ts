import { type Outcome, success } from "../../core/domain/problem.ts";
import { writeAlignment } from "../exports/write-alignment.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** The whole alignment within reach as CSV `unit_code,territory_code`, by unit code. Problem: APP-404. */
export function exportAlignment(
  world: PlanWorld,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<{ readonly csv: string; readonly version: number }>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const { parts } = await writeAlignment({ tx, plan });
    return success({ csv: parts.join(""), version: plan.version });
  });
}
