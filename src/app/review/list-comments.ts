import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedComment } from "../ports/rows/comments.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import { notFound } from "../refuse.ts";

export interface CommentListRequest extends InstantPage {
  readonly planId: string;
  /** Null: those on the plan and on every territory within reach. */
  readonly territoryId: string | null;
}

/** Comments within reach, newest first. Problems: APP-404 plan or territory. */
export function listComments(
  world: PlanWorld,
  actor: Actor,
  { planId, territoryId, limit, after }: CommentListRequest,
): Promise<Outcome<readonly NamedComment[]>> {
  return act(world, actor, "comments:read", async (tx) => {
    if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    if (territoryId !== null && !(await tx.territories.find(planId, territoryId))) {
      return notFound("territory", territoryId);
    }
    return success(await tx.comments.list(planId, territoryId, { limit, after }));
  });
}
