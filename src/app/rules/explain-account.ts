import type { StepAnswer } from "../../core/assign/decide-territory.ts";
import type { RuleMatch } from "../../core/assign/rule-book.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Rule } from "../../core/domain/rule.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { OverrideCause } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Store } from "../ports/store.ts";
import { invalid, notFound } from "../refuse.ts";
import { judgeAccounts, judgingBy } from "./survey-accounts.ts";

/** A step of the precedence, its territories by code and its rules by name. */
export interface ExplainedStep extends Pick<StepAnswer, "step" | "verdict"> {
  readonly territory: string | null;
  readonly matches: readonly {
    readonly territory: string;
    readonly rules: readonly { readonly territory: string; readonly name: string }[];
    readonly depth: number;
    readonly conditions: number;
  }[];
}

export interface AccountExplanation {
  readonly planVersion: number;
  readonly account: { readonly id: string; readonly code: string; readonly name: string };
  /** Where the plan has it now; null: in no territory. */
  readonly territory: string | null;
  /** Cause of the override that puts it there; null: geography. */
  readonly cause: OverrideCause | null;
  /** What the stored rules say of it, and by which step; another territory than now: they wait to be applied. */
  readonly decided: string | null;
  readonly step: StepAnswer["step"];
  /** Every step, the strongest first. */
  readonly chain: readonly ExplainedStep[];
}

/** Which rule puts an account (by code) where it is, and which others it satisfies. Problems: APP-404, APP-422 account. */
export function explainAccount(
  world: { readonly store: Store },
  actor: Actor,
  { planId, account: code }: { readonly planId: string; readonly account: string },
): Promise<Outcome<AccountExplanation>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const territories = await tx.territories.list(planId);
    const rules = await tx.rules.list(planId);
    const judging = judgingBy(rules, territories);
    const accountIds = [...(await tx.accounts.idsByCode([code])).values()];
    const [judgement] = await judgeAccounts(tx, planId, { judging, accountIds });
    if (!judgement) return invalid("/account", `there is no account ${code}`, "use the code of an account");
    const { subject, decision, before } = judgement;
    const say = stepTeller(territories, rules);
    const codeOf = (id: string | null) => territories.find((territory) => territory.id === id)?.code ?? null;
    return success({
      planVersion: plan.version,
      account: { id: subject.id, code: subject.code, name: subject.name },
      territory: codeOf(before),
      cause: subject.override?.cause ?? null,
      decided: codeOf(decision.territoryId),
      step: decision.step,
      chain: decision.chain.map(say),
    });
  });
}

/** Names the territories and rules of a step. */
export function stepTeller(
  territories: readonly Pick<TerritoryRecord, "id" | "code">[],
  rules: readonly Rule[],
): (answer: StepAnswer) => ExplainedStep {
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const sayRules = ({ ruleIds }: RuleMatch) =>
    ruleIds.flatMap((id) => {
      const rule = ruleOf.get(id);
      return rule ? [{ territory: codeOf.get(rule.territoryId) ?? "", name: rule.name }] : [];
    });
  return ({ step, verdict, territoryId, matches }) => ({
    step,
    verdict,
    territory: territoryId === null ? null : (codeOf.get(territoryId) ?? null),
    matches: matches.map((match) => ({
      territory: codeOf.get(match.territoryId) ?? "",
      rules: sayRules(match),
      depth: match.depth,
      conditions: match.conditions,
    })),
  });
}
