import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkReach } from "../check-reach.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Lead, LeadChanges, LeadFields } from "../ports/rows/leads.ts";
import { conflict, notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";

export interface LeadChange {
  readonly leadId: string;
  readonly version: number;
  /** A lead is converted by the opportunity that comes of it, not by hand. */
  readonly changes: Partial<LeadFields & { readonly state: "open" | "disqualified" }>;
}

const ACTION = "leads:edit";

/** Changes, hands over, disqualifies or opens a lead again. Problems: APP-404, APP-409 converted, APP-412, APP-422. */
export function changeLead(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { leadId, version, changes: wished }: LeadChange,
): Promise<Outcome<Lead>> {
  return act({ store }, actor, ACTION, async (tx) => {
    const before = await tx.leads.find(leadId);
    if (!before) return notFound("lead", leadId);
    if (before.version !== version) return stale("lead", before.version);
    const changes: LeadChanges = { ...wished, ...closing(before, wished.state, actor.today) };
    if (changes.state !== undefined && before.state === "converted") {
      return conflict(`lead ${leadId}`, "an opportunity has come of the lead", "change the opportunity");
    }
    const lead = { ...before, ...changes, version: version + 1, updatedAt: wallClock.now() };
    const problems = [...(await findMissing(tx, wished))];
    const isHandedOver = wished.accountId !== undefined || wished.repId !== undefined;
    if (isHandedOver && problems.length === 0) {
      problems.push(...(await checkReach(tx, { actor, action: ACTION }, lead)));
    }
    if (problems.length > 0) return failure(problems);
    if (!(await tx.leads.update(leadId, version, changes, lead.updatedAt))) {
      return refuseOvertaken("lead", leadId, tx.leads.find);
    }
    const detail = { version: lead.version, changes };
    await tx.audit.append({ action: "lead.changed", objectKind: "lead", objectId: leadId, detail });
    return success(lead);
  });
}

/** One that is closed already keeps its day. */
function closing(before: Lead, state: Lead["state"] | undefined, today: string): LeadChanges {
  if (state === undefined || state === before.state) return {};
  return { closedOn: state === "open" ? null : today };
}
