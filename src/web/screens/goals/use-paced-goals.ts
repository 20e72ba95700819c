import { useQueries } from "@tanstack/react-query";
import { useWords } from "../../i18n/define-words.ts";
import { kpisQuery } from "../evaluate/evaluate-queries.ts";
import type { Goal } from "./goal-queries.ts";
import { type GoalScopeKind, scopeOf } from "./goal-scope.ts";
import { goalsWords } from "./goals-words.ts";
import { elapsedOf, paceOf } from "./pace.ts";
import { type Scopes, useScopes } from "./use-scopes.ts";

export interface PacedGoal {
  readonly goal: Goal;
  /** Whose it is. */
  readonly who: string;
  /** Null: what is reached so far is not known. */
  readonly actual: number | null;
  readonly pace: ReturnType<typeof paceOf>;
  /** What is reached is being read. */
  readonly isComing: boolean;
}

export const isOfRevenue = ({ kind, metric }: Pick<Goal, "kind" | "metric">): boolean =>
  kind === "quantitative" && (metric === "revenue" || metric === "account-revenue");

interface Asked {
  readonly by: GoalScopeKind;
  readonly from: string;
  readonly until: string;
}

const keyOf = ({ by, from, until }: Asked) => `${by} ${from} ${until}`;

function questionOf(goal: Goal, today: string): Asked | null {
  const scope = scopeOf(goal);
  const elapsed = elapsedOf(goal, today);
  if (!isOfRevenue(goal) || scope === null || elapsed === null) return null;
  return { by: scope.kind, from: elapsed.from, until: elapsed.until };
}

/** Goals with what was sold since they began, by one question per period and kind of scope. */
export function usePacedGoals(goals: readonly Goal[], today: string): readonly PacedGoal[] {
  const scopes = useScopes();
  const nameOf = useScopeName(scopes);
  const asked = [
    ...new Map(
      goals.flatMap((goal) => {
        const question = questionOf(goal, today);
        return question === null ? [] : [[keyOf(question), question] as const];
      }),
    ).values(),
  ];
  const found = useQueries({
    queries: asked.map(({ by, from, until }) => kpisQuery({ by, from, until })),
  });
  return goals.map((goal): PacedGoal => {
    const who = nameOf(goal);
    const scope = scopeOf(goal);
    const question = questionOf(goal, today);
    const place = question === null ? -1 : asked.findIndex((each) => keyOf(each) === keyOf(question));
    const kpis = found[place]?.data;
    const code = codeOf(scope, scopes);
    const isComing = found[place]?.isPending ?? false;
    if (kpis === undefined || scope === null || (scope.kind !== "organisation" && code === null))
      return { goal, who, actual: null, pace: null, isComing };
    const figures =
      scope.kind === "organisation" ? kpis.total : kpis.scopes.find((each) => each.code === code)?.kpis;
    const actual = figures?.["account-revenue"]?.value ?? 0;
    const elapsed = elapsedOf(goal, today);
    const pace = elapsed && paceOf(actual, goal.target ?? 0, elapsed.share);
    return { goal, who, actual, pace, isComing: false };
  });
}

/** The code by which figures know what a goal is for; null: the organisation, or out of reach. */
export function codeOf(scope: ReturnType<typeof scopeOf>, scopes: Scopes): string | null {
  if (scope === null || scope.kind === "organisation") return null;
  return scopes[scope.kind].find(({ id }) => id === scope.id)?.code ?? null;
}

/** Whose a goal is, in words. */
export function useScopeName(scopes: Scopes): (goal: Goal) => string {
  const t = useWords(goalsWords);
  return (goal) => {
    const scope = scopeOf(goal);
    if (scope === null) return t("other");
    if (scope.kind === "organisation") return t("everything");
    return scopes[scope.kind].find(({ id }) => id === scope.id)?.label ?? t("other");
  };
}
