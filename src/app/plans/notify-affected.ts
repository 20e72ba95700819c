import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Transaction } from "../ports/store.ts";
import type { PlanWorld } from "./plan-world.ts";

interface News {
  readonly kind: "plan-in-review" | "plan-activated";
  /** Null: everybody who works in the new plan is told, not only those for whom it differs from another one. */
  readonly oldPlanId: string | null;
  readonly newPlanId: string;
  readonly date: CivilDate;
}

/** Tells every member whose territory changes; gives how many. */
export async function notifyAffected(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { kind, oldPlanId, newPlanId, date }: News,
): Promise<number> {
  const affected = await tx.assignments.membersAffected(oldPlanId, newPlanId, date);
  const createdAt = wallClock.now();
  await tx.notifications.insert(
    affected.map(({ memberId, territoryId }) => ({
      id: ids.next(),
      memberId,
      kind,
      planId: newPlanId,
      territoryId,
      createdAt,
    })),
  );
  return affected.length;
}
