import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeAnswer, ChallengeRecord } from "../ports/rows/challenges.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";

/** Holds a challenge that waits for its answer. Problems: APP-404, APP-409 answered already. */
export async function openChallenge(
  tx: Transaction,
  { planId, challengeId }: { readonly planId: string; readonly challengeId: string },
): Promise<Outcome<ChallengeRecord>> {
  const challenge = await tx.challenges.lock(planId, challengeId);
  if (!challenge) return notFound("challenge", challengeId);
  return challenge.state === "open"
    ? success(challenge)
    : conflict(
        `challenge ${challengeId}`,
        `the challenge was ${challenge.state} already`,
        "read its answer; a new challenge can be raised while the plan is in review",
      );
}

interface Answering {
  readonly actor: Actor;
  readonly challenge: ChallengeRecord;
  readonly answer: Pick<ChallengeAnswer, "state" | "answer">;
  /** What the audit log tells besides. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Answers a held challenge, audited, and tells who raised it. */
export async function writeAnswer(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { actor, challenge, answer, detail }: Answering,
): Promise<ChallengeRecord> {
  const { id, planId, territoryId, raisedBy } = challenge;
  const now = wallClock.now();
  const answered = { ...answer, answeredBy: actor.memberId, answeredAt: now };
  await tx.challenges.answer(id, answered);
  await tx.notifications.insert([
    { id: ids.next(), memberId: raisedBy, kind: "challenge-answered", planId, territoryId, createdAt: now },
  ]);
  const action = `challenge.${answer.state}`;
  await tx.audit.append({ action, objectKind: "challenge", objectId: id, detail: { planId, ...detail } });
  return { ...challenge, ...answered };
}
