import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { type NamedRule, nameRule } from "./rule-draft.ts";

export interface PlanRules {
  /** The plan's. */
  readonly version: number;
  /** By territory code and name. */
  readonly rules: readonly NamedRule[];
}

/** The account rules of a plan. Problem: APP-404. */
export function listRules(
  world: { readonly store: Store },
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<PlanRules>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const territories = await tx.territories.list(planId);
    const rules = await tx.rules.list(planId);
    return success({ version: plan.version, rules: rules.map((rule) => nameRule(rule, territories)) });
  });
}
