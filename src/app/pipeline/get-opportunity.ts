import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Opportunity, StageEntry } from "../ports/rows/opportunities.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

export interface OpportunityWithHistory {
  readonly opportunity: Opportunity;
  /** In the order the stages were entered. */
  readonly history: readonly StageEntry[];
}

/** Problem: APP-404. */
export const getOpportunity = (
  world: { readonly store: Store },
  actor: Actor,
  { opportunityId }: { readonly opportunityId: string },
): Promise<Outcome<OpportunityWithHistory>> =>
  act(world, actor, "opportunities:read", async (tx) => {
    const opportunity = await tx.opportunities.find(opportunityId);
    if (!opportunity) return notFound("opportunity", opportunityId);
    return success({ opportunity, history: await tx.opportunities.history(opportunityId) });
  });
