import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkReach } from "../check-reach.ts";
import { findMissing } from "../find-missing.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Activity } from "../ports/rows/activities.ts";
import { invalid } from "../refuse.ts";
import { checkActivity } from "./check-activity.ts";

export interface NewActivity
  extends Omit<Activity, "id" | "repId" | "day" | "plannedOn" | "version" | "updatedAt"> {
  readonly state: "planned" | "done";
  /** Undefined: one's own. */
  readonly repId: string | undefined;
  /** Civil date; undefined: today. */
  readonly day: string | undefined;
}

const ACTION = "activities:edit";

/**
 * Plans a contact, or takes down one that was had without a plan; as one's own where no rep is named. Problems: APP-409
 * where the code is taken, APP-422.
 */
export function logActivity(
  { store, ids, wallClock }: PlanWorld,
  actor: Actor,
  { repId: wishedRep, day = actor.today, ...request }: NewActivity,
): Promise<Outcome<Activity>> {
  return act({ store }, actor, ACTION, async (tx) => {
    const repId = wishedRep ?? (await tx.reps.findOfMember(actor.memberId))?.id;
    if (repId === undefined) return invalid("/repId", "you are no rep yourself", "name the rep");
    const plannedOn = request.state === "planned" ? day : null;
    const stamp = { version: 1, updatedAt: wallClock.now() };
    const activity: Activity = { id: ids.next(), ...request, repId, day, plannedOn, ...stamp };
    const problems = [...checkActivity(activity, actor.today), ...(await findMissing(tx, activity))];
    if (problems.length === 0) problems.push(...(await checkReach(tx, { actor, action: ACTION }, activity)));
    if (problems.length > 0) return failure(problems);
    await tx.activities.insert([activity]);
    const { id: objectId, kind, state, accountId } = activity;
    const detail = { kind, state, repId, accountId, day };
    await tx.audit.append({ action: "activity.logged", objectKind: "activity", objectId, detail });
    return success(activity);
  });
}
