import type { OPEN_STAGES } from "../../core/domain/opportunity-stages.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkPast } from "../check-past.ts";
import { checkReach } from "../check-reach.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Lead } from "../ports/rows/leads.ts";
import type { Opportunity, OpportunityFields } from "../ports/rows/opportunities.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";
import type { OpportunityWithHistory } from "./get-opportunity.ts";

export interface NewOpportunity extends Omit<OpportunityFields, "accountId" | "repId"> {
  readonly stage: (typeof OPEN_STAGES)[number];
  /** Undefined: the lead's. */
  readonly accountId: string | null | undefined;
  /** Undefined: the lead's, else one's own. */
  readonly repId: string | null | undefined;
  /** Civil date; undefined: today. */
  readonly createdOn: string | undefined;
}

const ACTION = "opportunities:edit";

/**
 * Opens an opportunity with the first line of its history; the lead that it comes of is converted by it. Problems:
 * APP-409 where the code is taken, APP-422.
 */
export function createOpportunity(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  { createdOn = actor.today, ...request }: NewOpportunity,
): Promise<Outcome<OpportunityWithHistory>> {
  return act({ store }, actor, ACTION, async (tx) => {
    const { leadId } = request;
    const lead = leadId === null ? null : await tx.leads.find(leadId);
    const own = await tx.reps.findOfMember(actor.memberId);
    const { accountId = lead?.accountId ?? null, repId = lead?.repId ?? own?.id ?? null } = request;
    const fields = { ...request, accountId, repId };
    const problems = [
      ...checkPast("/createdOn", createdOn, actor.today),
      ...(await findMissing(tx, fields)),
      ...checkLead(lead, createdOn),
    ];
    if (problems.length === 0) problems.push(...(await checkReach(tx, { actor, action: ACTION }, fields)));
    if (problems.length > 0) return failure(problems);
    const now = wallClock.now();
    const dates = { createdOn, closedOn: null, version: 1, updatedAt: now };
    const opportunity: Opportunity = { id: ids.next(), ...fields, ...dates };
    const { id: opportunityId, stage } = opportunity;
    const made = { enteredOn: createdOn, madeBy: actor.memberId, madeAt: now };
    const history = [{ opportunityId, number: 1, stage, ...made }];
    await tx.opportunities.insert([opportunity], history);
    if (lead?.state === "open") await convertLead(tx, lead, { closedOn: createdOn, now });
    const detail = { accountId, leadId, repId, stage, amount: opportunity.amount };
    const object = { objectKind: "opportunity", objectId: opportunityId };
    await tx.audit.append({ action: "opportunity.created", ...object, detail });
    return success({ opportunity, history });
  });
}

function checkLead(lead: Lead | null, createdOn: string): readonly Problem[] {
  if (lead?.state === "disqualified") {
    return [invalidItem("/leadId", "the lead is disqualified", "open the lead again first")];
  }
  return lead !== null && createdOn < lead.createdOn
    ? [invalidItem("/createdOn", `the lead came on ${lead.createdOn}`, "give that day or a later one")]
    : [];
}

async function convertLead(
  tx: Transaction,
  lead: Lead,
  { closedOn, now }: { readonly closedOn: string; readonly now: Date },
): Promise<void> {
  await tx.leads.update(lead.id, lead.version, { state: "converted", closedOn }, now);
}
