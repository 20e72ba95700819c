import { Group, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { ApiProblem } from "../../api/problem.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { kpiRegistryQuery } from "../evaluate/evaluate-queries.ts";
import { periodOf } from "../evaluate/period.ts";
import { useCalendar } from "../evaluate/use-calendar.ts";
import { membersQuery } from "../people/people-queries.ts";
import { GOALS_KEY, type Goal } from "./goal-queries.ts";
import { GOAL_SCOPES, type GoalScopeKind } from "./goal-scope.ts";
import { goalsWords } from "./goals-words.ts";
import { type GoalDraft, useSaveGoal } from "./use-save-goal.ts";
import { useScopes } from "./use-scopes.ts";
import { useSeparators } from "./use-separators.ts";

interface GoalDialogProps {
  /** Null: one to be set. */
  readonly goal: Goal | null;
  readonly onClose: () => void;
}

/** Sets or changes a goal. What it is for and measured by is set once: another measure is another goal. */
export function GoalDialog({ goal, onClose }: GoalDialogProps) {
  const t = useWords(goalsWords);
  return (
    <Dialog opened onClose={onClose} title={goal ? t("edit", { name: goal.name }) : t("add")}>
      <GoalForm goal={goal} onClose={onClose} />
    </Dialog>
  );
}

function useDraft(goal: Goal | null) {
  const quarter = periodOf("whole-quarter", useCalendar());
  return useState<GoalDraft>({
    kind: goal?.kind ?? "quantitative",
    scope: "rep",
    scopeId: null,
    metric: goal?.metric ?? "account-revenue",
    name: goal?.name ?? "",
    baseline: goal?.baseline ?? "",
    target: goal?.target ?? "",
    rubric: goal?.rubric ?? "",
    startsOn: goal?.startsOn ?? quarter.from,
    lastDay: addDays((goal?.endsOn ?? quarter.until) as CivilDate, -1),
    ownerMemberId: goal?.ownerMemberId ?? null,
  });
}

interface FieldsProps {
  readonly draft: GoalDraft;
  readonly change: (part: Partial<GoalDraft>) => void;
}

function GoalForm({ goal, onClose }: GoalDialogProps) {
  const t = useWords(goalsWords);
  const client = useQueryClient();
  const [draft, setDraft] = useDraft(goal);
  const change = (part: Partial<GoalDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSaveGoal(goal, onClose);
  const separators = useSeparators();
  const isFigure = draft.kind === "quantitative";
  const isComplete =
    draft.name.trim() !== "" &&
    (isFigure ? draft.target !== "" : draft.rubric.trim() !== "") &&
    (goal !== null || draft.scope === "organisation" || draft.scopeId !== null);
  const isStale = save.error instanceof ApiProblem && save.error.status === 412;
  const reload = () => {
    void client.invalidateQueries({ queryKey: GOALS_KEY });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} {...(isStale && { onReload: reload })} />}
        <TextInput
          label={t("name")}
          required
          maxLength={200}
          data-autofocus
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        {goal === null && <Purpose draft={draft} change={change} />}
        {isFigure ? (
          <Group grow align="flex-start">
            <NumberInput
              label={t("baseline")}
              hideControls
              {...separators}
              value={draft.baseline}
              onChange={(baseline) => change({ baseline })}
            />
            <NumberInput
              label={t("target")}
              required
              hideControls
              {...separators}
              value={draft.target}
              onChange={(target) => change({ target })}
            />
          </Group>
        ) : (
          <Textarea
            label={t("rubric")}
            required
            autosize
            minRows={3}
            maxLength={4000}
            value={draft.rubric}
            onChange={({ currentTarget }) => change({ rubric: currentTarget.value })}
          />
        )}
        <Times draft={draft} change={change} />
        <FormButtons isBusy={save.isPending} isReady={isComplete} onClose={onClose} />
      </Stack>
    </form>
  );
}

/** What a new goal is for and measured by. */
function Purpose({ draft, change }: FieldsProps) {
  const t = useWords(goalsWords);
  const language = useLanguage();
  const { rights } = useSelf();
  const { data: registry = [] } = useQuery(kpiRegistryQuery);
  const scopes = useScopes();
  // goals of the organisation are for who answers for all of it
  const kinds = GOAL_SCOPES.filter((kind) => kind !== "organisation" || rights["goals:edit"] === "all");
  const isFigure = draft.kind === "quantitative";
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label={t("scope")}
          allowDeselect={false}
          value={draft.scope}
          data={kinds.map((kind) => ({ value: kind, label: t(`scope.${kind}`) }))}
          onChange={(scope) => change({ scope: scope as GoalScopeKind, scopeId: null })}
        />
        {draft.scope !== "organisation" && (
          <Select
            label={t("scope.which")}
            required
            searchable
            value={draft.scopeId}
            data={scopes[draft.scope].map(({ id, label }) => ({ value: id, label }))}
            onChange={(scopeId) => change({ scopeId })}
          />
        )}
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t("kind")}
          allowDeselect={false}
          value={draft.kind}
          data={(["quantitative", "qualitative"] as const).map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
          }))}
          onChange={(kind) => change({ kind: kind as GoalDraft["kind"] })}
        />
        {isFigure && (
          <Select
            label={t("metric")}
            searchable
            allowDeselect={false}
            value={draft.metric}
            data={registry.map(({ key, name }) => ({ value: key, label: name[language] }))}
            onChange={(metric) => change({ metric: metric ?? "account-revenue" })}
          />
        )}
      </Group>
    </>
  );
}

function Times({ draft, change }: FieldsProps) {
  const t = useWords(goalsWords);
  const { data: members = [] } = useQuery({ ...membersQuery, enabled: useMay("members:read") });
  return (
    <>
      <Group grow align="flex-start">
        <DateField
          label={t("from")}
          required
          value={draft.startsOn}
          onChange={(startsOn) => startsOn && change({ startsOn })}
        />
        <DateField
          label={t("until")}
          required
          value={draft.lastDay}
          onChange={(lastDay) => lastDay && change({ lastDay })}
        />
      </Group>
      <Select
        label={t("owner")}
        searchable
        clearable
        value={draft.ownerMemberId}
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ownerMemberId) => change({ ownerMemberId })}
      />
    </>
  );
}
