import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { AffectedMember } from "../ports/rows/assignments.ts";
import type { NotificationRecord } from "../ports/rows/notifications.ts";
import type { Transaction } from "../ports/store.ts";
import type { PlanWorld } from "./plan-world.ts";

interface News {
  readonly kind: NotificationRecord["kind"];
  readonly planId: string;
}

/** Tells these members the news of a plan; gives how many. */
export async function notifyMembers(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { kind, planId, members }: News & { readonly members: readonly AffectedMember[] },
): Promise<number> {
  const createdAt = wallClock.now();
  await tx.notifications.insert(
    members.map(({ memberId, territoryId }) => ({
      id: ids.next(),
      memberId,
      kind,
      planId,
      territoryId,
      createdAt,
    })),
  );
  return members.length;
}

interface Succession {
  /** Null: nobody held anything before. */
  readonly oldPlanId: string | null;
  readonly newPlanId: string;
  readonly date: CivilDate;
}

/** Tells every member whose units or accounts change on the date on which one plan follows another; gives how many. */
export async function notifyAffected(
  world: PlanWorld,
  tx: Transaction,
  { oldPlanId, newPlanId, date }: Succession,
): Promise<number> {
  const members = await tx.assignments.membersAffected(oldPlanId, newPlanId, date);
  return notifyMembers(world, tx, { kind: "plan-activated", planId: newPlanId, members });
}
