import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeRecord } from "../ports/rows/challenges.ts";
import { notFound } from "../refuse.ts";

/** Problem: APP-404. */
export function getChallenge(
  world: PlanWorld,
  actor: Actor,
  { planId, challengeId }: { readonly planId: string; readonly challengeId: string },
): Promise<Outcome<ChallengeRecord>> {
  return act(world, actor, "challenges:read", async (tx) => {
    const challenge = await tx.challenges.find(planId, challengeId);
    return challenge ? success(challenge) : notFound("challenge", challengeId);
  });
}
