import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { WhiteSpace } from "../ports/rows/territories.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface WhiteSpaceView {
  /** Of the plan. */
  readonly version: number;
  readonly totals: WhiteSpace;
}

/**
 * Units and accounts of a plan in no territory: with the totals of the territories that stand below no other they make
 * the whole. For who sees the whole plan; counted when asked. Problem: APP-404.
 */
export function readWhiteSpace(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<WhiteSpaceView>> {
  return act(world, actor, "white-space:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    return success({ version: plan.version, totals: await tx.territories.whiteSpace(planId) });
  });
}
