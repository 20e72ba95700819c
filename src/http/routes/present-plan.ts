import { z } from "zod";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";

const balanced = z.object({ balance: z.array(z.object({ measure: z.string() })) });

/** Without its wishes, but for the measures: they name units and accounts that not everyone who sees the plan may see. */
export const presentPlan = ({ wishes, ...plan }: PlanRecord) => ({
  ...plan,
  createdAt: plan.createdAt.toISOString(),
  approvedAt: plan.approvedAt?.toISOString() ?? null,
  balancedBy: (balanced.safeParse(wishes).data?.balance ?? []).map(({ measure }) => measure),
});
