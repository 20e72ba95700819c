import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkReach } from "../check-reach.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Opportunity, OpportunityFields } from "../ports/rows/opportunities.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";

export interface OpportunityChange {
  readonly opportunityId: string;
  readonly version: number;
  /** Its stage is moved by `moveOpportunity`, which writes the history; its lead stays. */
  readonly changes: Partial<Omit<OpportunityFields, "leadId">>;
}

const ACTION = "opportunities:edit";

/** Problems: APP-404, APP-409 where the code is taken, APP-412 other version, APP-422. */
export function changeOpportunity(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { opportunityId, version, changes }: OpportunityChange,
): Promise<Outcome<Opportunity>> {
  return act({ store }, actor, ACTION, async (tx) => {
    const before = await tx.opportunities.find(opportunityId);
    if (!before) return notFound("opportunity", opportunityId);
    if (before.version !== version) return stale("opportunity", before.version);
    const opportunity = { ...before, ...changes, version: version + 1, updatedAt: wallClock.now() };
    const problems = [...(await findMissing(tx, changes))];
    const isHandedOver = changes.accountId !== undefined || changes.repId !== undefined;
    if (isHandedOver && problems.length === 0) {
      problems.push(...(await checkReach(tx, { actor, action: ACTION }, opportunity)));
    }
    if (problems.length > 0) return failure(problems);
    if (!(await tx.opportunities.update(opportunityId, version, changes, opportunity.updatedAt))) {
      return refuseOvertaken("opportunity", opportunityId, tx.opportunities.find);
    }
    const object = { objectKind: "opportunity", objectId: opportunityId };
    const detail = { version: opportunity.version, changes };
    await tx.audit.append({ action: "opportunity.changed", ...object, detail });
    return success(opportunity);
  });
}
