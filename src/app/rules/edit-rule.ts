import { type Outcome, success } from "../../core/domain/problem.ts";
import type { PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { WrittenRule } from "./add-rule.ts";
import { type RuleDraft, readDrafts } from "./rule-draft.ts";
import { writeRules } from "./write-rules.ts";

/** Says a rule of a draft anew, as a new version. Problems: APP-404, APP-409 state, APP-412, APP-422 the rule. */
export async function editRule(
  world: PlanWorld,
  actor: Actor,
  { ruleId, rule, ...request }: PlanVersion & { readonly ruleId: string; readonly rule: RuleDraft },
): Promise<Outcome<WrittenRule>> {
  const written = await writeRules(world, actor, {
    ...request,
    reason: `rule ${rule.name} of territory ${rule.territory}`,
    next: async ({ tx, territories, rules, named }) => {
      if (!rules.some(({ id }) => id === ruleId)) return notFound("rule", ruleId);
      const others = named.filter(({ id }) => id !== ruleId);
      const states = await readDrafts(tx, [rule], { territories, others, placeOf: () => "" });
      if (!states.ok) return states;
      return success(rules.map((each) => (each.id === ruleId ? { ...states.value[0], id: ruleId } : each)));
    },
  });
  return written.ok ? success({ version: written.value.version, rule: { ...rule, id: ruleId } }) : written;
}
