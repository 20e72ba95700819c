import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { PlanRules } from "./list-rules.ts";
import { writeRules } from "./write-rules.ts";

/** Takes a rule out of a draft, as a new version. Problems: APP-404, APP-409 state, APP-412. */
export function removeRule(
  world: PlanWorld,
  actor: Actor,
  { ruleId, ...request }: PlanVersion & { readonly ruleId: string },
): Promise<Outcome<PlanRules>> {
  return writeRules(world, actor, {
    ...request,
    reason: "remove a rule",
    next: async ({ rules }) =>
      rules.some(({ id }) => id === ruleId)
        ? success(rules.filter(({ id }) => id !== ruleId))
        : notFound("rule", ruleId),
  });
}
