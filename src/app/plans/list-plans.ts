import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanFilter, PlanRecord } from "../ports/rows/plans.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface PlanListRequest extends PlanFilter {
  readonly limit: number;
  readonly afterName: string | null;
}

/** Plans by name, a page of them. */
export function listPlans(
  world: PlanWorld,
  actor: Actor,
  { state, salesForce, limit, afterName }: PlanListRequest,
): Promise<Outcome<readonly PlanRecord[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    success(await tx.plans.list({ state, salesForce }, limit, afterName)),
  );
}
