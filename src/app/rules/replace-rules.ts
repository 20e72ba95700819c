import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRules } from "./list-rules.ts";
import { keyOf, type RuleDraft, readDrafts } from "./rule-draft.ts";
import { writeRules } from "./write-rules.ts";

/**
 * Gives a draft these rules and no others: what has the same territory and name stays the same rule. Problems: APP-404,
 * APP-409 state, APP-412, APP-422 everything wrong with the rules.
 */
export function replaceRules(
  world: PlanWorld,
  actor: Actor,
  { rules, ...request }: PlanVersion & { readonly rules: readonly RuleDraft[] },
): Promise<Outcome<PlanRules>> {
  return writeRules(world, actor, {
    ...request,
    reason: `${rules.length} account rules`,
    next: async ({ tx, territories, named }) => {
      const placeOf = (index: number) => `/rules/${index}`;
      const states = await readDrafts(tx, rules, { territories, others: [], placeOf });
      if (!states.ok) return states;
      const ids = new Map(named.map((rule) => [keyOf(rule), rule.id]));
      return success(
        states.value.map((state, index) => ({
          ...state,
          id: ids.get(keyOf(rules[index])) ?? world.ids.next(),
        })),
      );
    },
  });
}
