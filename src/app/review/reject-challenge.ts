import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeRecord } from "../ports/rows/challenges.ts";
import { checkText } from "./check-text.ts";
import { openChallenge, writeAnswer } from "./write-answer.ts";

export interface RejectRequest {
  readonly planId: string;
  readonly challengeId: string;
  readonly answer: string;
}

/**
 * Turns a challenge down with an answer, whatever has become of the plan, so that none is left without one; who raised
 * it is told. Problems: APP-404, APP-409 answered already, APP-422 no answer.
 */
export function rejectChallenge(
  world: PlanWorld,
  actor: Actor,
  request: RejectRequest,
): Promise<Outcome<ChallengeRecord>> {
  return act(world, actor, "challenges:answer", async (tx) => {
    const challenge = await openChallenge(tx, request);
    if (!challenge.ok) return challenge;
    const texts = checkText(request.answer, "/answer");
    if (texts.length > 0) return failure(texts);
    const answer = { state: "rejected", answer: request.answer } as const;
    return success(await writeAnswer(world, tx, { actor, challenge: challenge.value, answer, detail: {} }));
  });
}
