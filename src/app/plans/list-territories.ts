import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface TerritoryListRequest {
  readonly planId: string;
  readonly limit: number;
  readonly afterCode: string | null;
}

/** A plan's territories within reach with their kept totals, by code, a page of them. Problem: APP-404. */
export function listTerritories(
  world: PlanWorld,
  actor: Actor,
  { planId, limit, afterCode }: TerritoryListRequest,
): Promise<Outcome<readonly TerritoryWithTotals[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    (await tx.plans.find(planId))
      ? success(await tx.territories.listWithTotals(planId, limit, afterCode))
      : notFound("plan", planId),
  );
}
