import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isPlanId = (text: string): boolean => ID.test(text);

/** The plan of this id or name. Problem: APP-404. */
export function findPlan(world: PlanWorld, actor: Actor, idOrName: string): Promise<Outcome<PlanRecord>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await findPlanIn(tx, idOrName);
    return plan ? success(plan) : notFound("plan", idOrName);
  });
}

/** The same within a transaction of the caller's; null where there is none. */
export const findPlanIn = async (tx: Transaction, idOrName: string): Promise<PlanRecord | null> =>
  (isPlanId(idOrName) ? await tx.plans.find(idOrName) : null) ?? tx.plans.findNamed(idOrName);
