import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { NeighbourTerritory, TerritoryWithTotals } from "../ports/rows/territories.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface TerritoryRef {
  readonly planId: string;
  readonly territoryId: string;
}

export interface TerritoryView {
  /** Of the plan: what an edit of the territory is made for. */
  readonly version: number;
  readonly territory: TerritoryWithTotals;
  readonly assignments: readonly NamedAssignment[];
  readonly neighbours: readonly NeighbourTerritory[];
  /** Directly below it, by code. */
  readonly below: readonly TerritoryWithTotals[];
}

/** One territory with its totals, its reps as known now, its neighbours within reach, and what stands below it. Problem: APP-404. */
export function getTerritory(
  world: PlanWorld,
  actor: Actor,
  ref: TerritoryRef,
): Promise<Outcome<TerritoryView>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(ref.planId);
    const [territory] = await tx.territories.totalsOf([ref.territoryId]);
    if (plan === null || territory?.planId !== ref.planId) return notFound("territory", ref.territoryId);
    const assignments = await tx.assignments.list(ref.planId, territory.id);
    const neighbours = await tx.territories.neighboursOf(territory);
    const below = await tx.territories.childrenOf(territory.id);
    return success({ version: plan.version, territory, assignments, neighbours, below });
  });
}
