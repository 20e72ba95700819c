import type { PlanRecord } from "../../app/ports/rows/plans.ts";

export const presentPlan = (plan: PlanRecord) => ({
  ...plan,
  wishes: { ...plan.wishes },
  createdAt: plan.createdAt.toISOString(),
  approvedAt: plan.approvedAt?.toISOString() ?? null,
});
