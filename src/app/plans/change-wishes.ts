import type { DesignWishes } from "../../contract/design-wishes.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import type { PlanWishes } from "./read-wishes.ts";
import { writeChangeSet } from "./write-change-set.ts";

/** Stores other wishes with a plan, as a new version of the same content. Problems: APP-404, APP-409 state, APP-412. */
export function changeWishes(
  world: PlanWorld,
  actor: Actor,
  request: PlanVersion & { readonly wishes: DesignWishes },
): Promise<Outcome<PlanWishes>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const { wishes } = request;
    await tx.plans.update(plan.value.id, { wishes });
    const change = { kind: "edit" as const, reason: "change wishes", moves: [] };
    const { version } = await writeChangeSet(tx, plan.value, change);
    return success({ version, wishes });
  });
}
