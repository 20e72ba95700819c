import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { type NamedRule, type RuleDraft, readDrafts } from "./rule-draft.ts";
import { writeRules } from "./write-rules.ts";

/** A rule and the plan's version that it came with. */
export interface WrittenRule {
  readonly version: number;
  readonly rule: NamedRule;
}

/** Adds a rule to a draft, as a new version. Problems: APP-404, APP-409 state, APP-412, APP-422 the rule. */
export async function addRule(
  world: PlanWorld,
  actor: Actor,
  { rule, ...request }: PlanVersion & { readonly rule: RuleDraft },
): Promise<Outcome<WrittenRule>> {
  const id = world.ids.next();
  const written = await writeRules(world, actor, {
    ...request,
    reason: `rule ${rule.name} of territory ${rule.territory}`,
    next: async ({ tx, territories, rules, named }) => {
      const states = await readDrafts(tx, [rule], { territories, others: named, placeOf: () => "" });
      return states.ok ? success([...rules, { ...states.value[0], id }]) : states;
    },
  });
  return written.ok ? success({ version: written.value.version, rule: { ...rule, id } }) : written;
}
