import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The plan of this id or name. Problem: APP-404. */
export function findPlan(world: PlanWorld, actor: Actor, idOrName: string): Promise<Outcome<PlanRecord>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan =
      (UUID.test(idOrName) ? await tx.plans.find(idOrName) : null) ?? (await tx.plans.findNamed(idOrName));
    return plan ? success(plan) : notFound("plan", idOrName);
  });
}
