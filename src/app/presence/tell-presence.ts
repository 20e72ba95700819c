import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { PresentMember } from "../ports/rows/presence.ts";
import { notFound } from "../refuse.ts";

/** Whoever has not been heard of for so long has gone. Pages tell of themselves every ten seconds: two may be lost. */
const GONE_MILLISECONDS = 30_000;

interface Presence {
  readonly planId: string;
  /** Code of the territory that the actor looks at; null: none. */
  readonly territory: string | null;
}

/**
 * Tells that the actor has a plan under their hands and where, and gives the others who have, by name. Nothing of it goes
 * into the audit log: it changes nothing but itself, six times a minute. Problem: APP-404.
 */
export function tellPresence(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { planId, territory }: Presence,
): Promise<Outcome<readonly PresentMember[]>> {
  return act({ store }, actor, "plans:edit", async (tx) => {
    if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    const seenAt = wallClock.now();
    await tx.presence.tell(planId, { territory, seenAt });
    return success(await tx.presence.others(planId, new Date(seenAt.getTime() - GONE_MILLISECONDS)));
  });
}
