import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { Activity, ActivityChanges } from "../ports/rows/activities.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import { checkActivity } from "./check-activity.ts";

export interface ActivityChange {
  readonly activityId: string;
  readonly version: number;
  readonly changes: Omit<ActivityChanges, "plannedOn">;
}

/**
 * Moves, reports, misses or calls off a contact. Another day moves the plan of one that is planned; what is done keeps
 * the day it was planned for. Problems: APP-404, APP-412 other version, APP-422.
 */
export function changeActivity(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { activityId, version, changes: wished }: ActivityChange,
): Promise<Outcome<Activity>> {
  return act({ store }, actor, "activities:edit", async (tx) => {
    const before = await tx.activities.find(activityId);
    if (!before) return notFound("activity", activityId);
    if (before.version !== version) return stale("activity", before.version);
    const { state = before.state, day } = wished;
    const isReplanned = day !== undefined && state === "planned";
    const changes: ActivityChanges = { ...wished, ...(isReplanned ? { plannedOn: day } : {}) };
    const activity = { ...before, ...changes, version: version + 1, updatedAt: wallClock.now() };
    const problems = checkActivity(activity, actor.today);
    if (problems.length > 0) return failure(problems);
    if (!(await tx.activities.update(activityId, version, changes, activity.updatedAt))) {
      return refuseOvertaken("activity", activityId, tx.activities.find);
    }
    const object = { objectKind: "activity", objectId: activityId };
    const detail = { version: activity.version, fields: Object.keys(changes) };
    await tx.audit.append({ action: "activity.changed", ...object, detail });
    return success(activity);
  });
}
