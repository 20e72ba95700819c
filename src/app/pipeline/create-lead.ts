import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkPast } from "../check-past.ts";
import { checkReach } from "../check-reach.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Lead, LeadFields } from "../ports/rows/leads.ts";

export interface NewLead extends Omit<LeadFields, "repId"> {
  /** Undefined: one's own. */
  readonly repId: string | null | undefined;
  /** Civil date; undefined: today. */
  readonly createdOn: string | undefined;
}

const ACTION = "leads:edit";

/** Takes down a lead, as one's own where no rep is named. Problems: APP-409 where the code is taken, APP-422. */
export function createLead(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  { createdOn = actor.today, ...request }: NewLead,
): Promise<Outcome<Lead>> {
  return act({ store }, actor, ACTION, async (tx) => {
    const own = request.repId === undefined ? await tx.reps.findOfMember(actor.memberId) : null;
    const fields = { ...request, repId: request.repId ?? own?.id ?? null };
    const problems = [...checkPast("/createdOn", createdOn, actor.today), ...(await findMissing(tx, fields))];
    if (problems.length === 0) problems.push(...(await checkReach(tx, { actor, action: ACTION }, fields)));
    if (problems.length > 0) return failure(problems);
    const opened = { state: "open", createdOn, closedOn: null } as const;
    const lead: Lead = { id: ids.next(), ...fields, ...opened, version: 1, updatedAt: wallClock.now() };
    await tx.leads.insert([lead]);
    const detail = { accountId: lead.accountId, repId: lead.repId };
    await tx.audit.append({ action: "lead.created", objectKind: "lead", objectId: lead.id, detail });
    return success(lead);
  });
}
