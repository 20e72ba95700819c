import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { CommentRecord } from "../ports/rows/comments.ts";
import { notFound } from "../refuse.ts";
import { checkText } from "./check-text.ts";

export interface CommentRequest {
  readonly planId: string;
  /** Null: about the plan as a whole, shown to everyone who sees the plan. */
  readonly territoryId: string | null;
  readonly body: string;
}

/** Remarks on a plan, or on a territory within reach. Problems: APP-404 plan or territory, APP-422 the text. */
export function addComment(
  { ids, wallClock, store }: PlanWorld,
  actor: Actor,
  { planId, territoryId, body }: CommentRequest,
): Promise<Outcome<CommentRecord>> {
  return act({ store }, actor, "comments:add", async (tx) => {
    if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    if (territoryId !== null && !(await tx.territories.find(planId, territoryId))) {
      return notFound("territory", territoryId);
    }
    const problems = checkText(body, "/body");
    if (problems.length > 0) return failure(problems);
    const made = { madeBy: actor.memberId, madeAt: wallClock.now() };
    const comment = { id: ids.next(), planId, territoryId, body, ...made };
    await tx.comments.insert(comment);
    const detail = { planId, territoryId };
    await tx.audit.append({ action: "comment.added", objectKind: "comment", objectId: comment.id, detail });
    return success(comment);
  });
}
