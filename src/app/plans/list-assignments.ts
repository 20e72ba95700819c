import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** Who works where in a plan, as known now and within reach, by territory code and date. Problem: APP-404. */
export function listAssignments(
  world: PlanWorld,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<readonly NamedAssignment[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    (await tx.plans.find(planId))
      ? success(await tx.assignments.list(planId, null))
      : notFound("plan", planId),
  );
}
