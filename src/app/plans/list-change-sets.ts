import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChangeSetSummary } from "../ports/rows/plans.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface ChangeSetListRequest {
  readonly planId: string;
  readonly limit: number;
  readonly beforeVersion: number | null;
}

/** A plan's history, newest first, a page of it; those who do not edit plans get an empty one. Problem: APP-404. */
export function listChangeSets(
  world: PlanWorld,
  actor: Actor,
  { planId, limit, beforeVersion }: ChangeSetListRequest,
): Promise<Outcome<readonly ChangeSetSummary[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    (await tx.plans.find(planId))
      ? success(await tx.plans.listChangeSets(planId, limit, beforeVersion))
      : notFound("plan", planId),
  );
}
