import type { PlanRecord } from "../../app/ports/rows/plans.ts";

/** Without its wishes: they name units and accounts that not everyone who sees the plan may see. */
export const presentPlan = ({ wishes: _, ...plan }: PlanRecord) => ({
  ...plan,
  createdAt: plan.createdAt.toISOString(),
  approvedAt: plan.approvedAt?.toISOString() ?? null,
});
