import { type DesignWishes, designWishesSchema } from "../../contract/design-wishes.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { invalid } from "../refuse.ts";

/** The wishes that a plan carries. Problem: APP-422 where an older server stored what this one does not take. */
export function storedWishes(plan: PlanRecord): Outcome<DesignWishes> {
  const parsed = designWishesSchema.safeParse(plan.wishes);
  if (parsed.success) return success(parsed.data);
  return invalid("wishes", "the plan's own wishes cannot be read", "give wishes with the request");
}
