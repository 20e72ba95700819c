import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { tellDone } from "../../components/tell-done.ts";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { kpiRegistryQuery } from "../evaluate/evaluate-queries.ts";
import { GOALS_KEY, type Goal } from "./goal-queries.ts";
import { type GoalScopeKind, idsOf } from "./goal-scope.ts";

/** A goal as it is typed; an empty figure is text, as Mantine has it. */
export interface GoalDraft {
  readonly kind: Goal["kind"];
  readonly scope: GoalScopeKind;
  readonly scopeId: string | null;
  readonly metric: string;
  readonly name: string;
  readonly baseline: number | string;
  readonly target: number | string;
  readonly rubric: string;
  readonly startsOn: string;
  readonly lastDay: string;
  readonly ownerMemberId: string | null;
}

const figure = (value: number | string): number | null => (value === "" ? null : Number(value));

/** Sets a new goal, or changes the version of one that was opened. */
export function useSaveGoal(goal: Goal | null, onSaved: () => void) {
  const client = useQueryClient();
  const common = useWords(commonWords);
  const { organisation } = useSelf();
  const { data: registry = [] } = useQuery(kpiRegistryQuery);
  return useMutation({
    mutationFn: (draft: GoalDraft) => {
      const isFigure = draft.kind === "quantitative";
      const fields = {
        name: draft.name.trim(),
        baseline: isFigure ? figure(draft.baseline) : null,
        target: isFigure ? figure(draft.target) : null,
        rubric: isFigure ? null : draft.rubric.trim(),
        startsOn: draft.startsOn,
        endsOn: addDays(draft.lastDay as CivilDate, 1),
        ownerMemberId: draft.ownerMemberId,
      };
      if (goal !== null)
        return dataOf(
          api.PATCH("/v1/goals/{goalId}", {
            params: { path: { goalId: goal.id }, header: ifMatch(goal.version) },
            body: fields,
          }),
        );
      const unit = registry.find(({ key }) => key === draft.metric)?.unit ?? null;
      const measured = isFigure
        ? { metric: draft.metric, unit: unit === "money" ? organisation.currency : unit }
        : { metric: null, unit: null };
      return dataOf(
        api.POST("/v1/goals", {
          params: { header: onlyOnce() },
          body: { kind: draft.kind, ...idsOf(draft.scope, draft.scopeId), ...measured, ...fields },
        }),
      );
    },
    meta: { quiet: true },
    onSuccess: async () => {
      tellDone(common("saved"));
      await client.invalidateQueries({ queryKey: GOALS_KEY });
      onSaved();
    },
  });
}
