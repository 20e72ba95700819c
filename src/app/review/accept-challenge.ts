import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { openPlanForEdit } from "../plans/open-plan-for-edit.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import { writeChangeSet } from "../plans/write-change-set.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeRecord } from "../ports/rows/challenges.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import { conflict } from "../refuse.ts";
import { checkText } from "./check-text.ts";
import { findChallengeMove } from "./find-challenge-move.ts";
import { openChallenge, writeAnswer } from "./write-answer.ts";

export interface AcceptRequest {
  readonly planId: string;
  readonly challengeId: string;
  /** The plan's version that the answer was given for. */
  readonly version: number;
  readonly answer: string;
  /** See Acceptance in find-challenge-move.ts. */
  readonly territory: string | null | undefined;
}

export interface AcceptedChallenge {
  readonly challenge: ChallengeRecord;
  /** The plan's version now; as before where the plan was as wished already. */
  readonly planVersion: number;
  /** Territories that gained or lost something, with their totals as they are now. */
  readonly territories: readonly TerritoryWithTotals[];
}

/**
 * Grants a challenge: the plan in review is edited by one change-set of kind "challenge", and who raised it is told.
 * Problems: APP-404, APP-412 stale plan, APP-409 not in review or answered already, APP-422 answer or target.
 */
export function acceptChallenge(
  world: PlanWorld,
  actor: Actor,
  request: AcceptRequest,
): Promise<Outcome<AcceptedChallenge>> {
  return act(world, actor, "challenges:answer", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const challenge = await openChallenge(tx, request);
    if (!challenge.ok) return challenge;
    if (plan.value.state !== "in-review") {
      return conflict(
        `plan ${plan.value.name}`,
        `the plan is ${plan.value.state}; challenges are accepted while it is in review`,
        "submit it again first, or reject the challenge",
      );
    }
    const texts = checkText(request.answer, "/answer");
    const { territory, answer } = request;
    const moves = await findChallengeMove(tx, plan.value, { challenge: challenge.value, territory });
    if (!moves.ok) return failure([...texts, ...moves.problems]);
    if (texts.length > 0) return failure(texts);
    const change =
      moves.value.length === 0
        ? null
        : await writeChangeSet(tx, plan.value, { kind: "challenge", reason: answer, moves: moves.value });
    const planVersion = change?.version ?? plan.value.version;
    const answered = await writeAnswer(world, tx, {
      actor,
      challenge: challenge.value,
      answer: { state: "accepted", answer },
      detail: { planVersion },
    });
    return success({ challenge: answered, planVersion, territories: change?.territories ?? [] });
  });
}
