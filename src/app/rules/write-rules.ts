import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Rule, RuleChange } from "../../core/domain/rule.ts";
import { act } from "../act.ts";
import { openPlanForEdit, type PlanVersion } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import { writeChangeSet } from "../plans/write-change-set.ts";
import type { Actor } from "../ports/actor.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import type { PlanRules } from "./list-rules.ts";
import { areSame, type NamedRule, nameRule } from "./rule-draft.ts";

/** What stands before a change of rules. */
export interface RulesBefore {
  readonly tx: Transaction;
  readonly territories: readonly TerritoryRecord[];
  readonly rules: readonly Rule[];
  readonly named: readonly NamedRule[];
}

/**
 * Gives a draft another set of rules, as a new version; the same set makes none. What the rules mean for accounts is
 * applied apart (run-rules-job.ts). Problems: APP-404, APP-409 state, APP-412, and those of `next`.
 */
export function writeRules(
  world: PlanWorld,
  actor: Actor,
  {
    next,
    reason,
    ...request
  }: PlanVersion & {
    readonly reason: string;
    readonly next: (before: RulesBefore) => Promise<Outcome<readonly Rule[]>>;
  },
): Promise<Outcome<PlanRules>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const { id } = plan.value;
    const territories = await tx.territories.list(id);
    const rules = await tx.rules.list(id);
    const named = rules.map((rule) => nameRule(rule, territories));
    const after = await next({ tx, territories, rules, named });
    if (!after.ok) return after;
    const changes = listChanges(rules, after.value);
    const written =
      changes.length === 0
        ? plan.value
        : await writeChangeSet(tx, plan.value, { kind: "edit", reason, moves: [], rules: changes });
    const stored = (await tx.rules.list(id)).map((rule) => nameRule(rule, territories));
    return success({ version: written.version, rules: stored });
  });
}

const stateOf = ({ id: _, ...state }: Rule) => state;

function listChanges(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, stateOf(rule)]));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((rule) => ({ ruleId: rule.id, before: stateOf(rule), after: null }));
  const changed = after.flatMap((rule) => {
    const standing = old.get(rule.id) ?? null;
    const state = stateOf(rule);
    return standing && areSame(standing, state) ? [] : [{ ruleId: rule.id, before: standing, after: state }];
  });
  return [...removed, ...changed];
}
