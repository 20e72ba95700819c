import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeFilter, ChallengeRecord } from "../ports/rows/challenges.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import { notFound } from "../refuse.ts";

export interface ChallengeListRequest extends ChallengeFilter, InstantPage {
  readonly planId: string;
}

/** Challenges about territories within reach, newest first. Problem: APP-404 plan. */
export function listChallenges(
  world: PlanWorld,
  actor: Actor,
  { planId, state, territoryId, limit, after }: ChallengeListRequest,
): Promise<Outcome<readonly ChallengeRecord[]>> {
  return act(world, actor, "challenges:read", async (tx) => {
    if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    return success(await tx.challenges.list(planId, { state, territoryId }, { limit, after }));
  });
}
