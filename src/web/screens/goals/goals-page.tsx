import { Button, Stack } from "@mantine/core";
import { IconPlus, IconTargetArrow } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { ExceptionList } from "../evaluate/exception-list.tsx";
import { GoalDialog } from "./goal-dialog.tsx";
import { GoalDrawer } from "./goal-drawer.tsx";
import { type Goal, goalsQuery } from "./goal-queries.ts";
import { GoalTable } from "./goal-table.tsx";
import { GoalsFrame } from "./goals-frame.tsx";
import { goalsWords } from "./goals-words.ts";
import { type PacedGoal, usePacedGoals } from "./use-paced-goals.ts";

/** Goals that hold on a day, and whether their pace is right; one of them open, with its chance. */
export function GoalsPage() {
  const t = useWords(goalsWords);
  const navigate = useNavigate({ from: "/goals" });
  const mayEdit = useMay("goals:edit");
  const { today } = useSelf();
  const search = useSearch({ from: "/frame/goals" });
  const { on = today } = search;
  // null: closed; "new": one to be set
  const [edited, setEdited] = useState<Goal | "new" | null>(null);
  const { data, error, refetch } = useQuery(goalsQuery({ on }));
  const paced = usePacedGoals(data ?? [], today);
  const open = (goal: string | undefined) =>
    void navigate({ search: { ...search, goal }, replace: true, resetScroll: false });
  const opened = paced.find(({ goal }) => goal.id === search.goal);
  const actions = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
      {t("add")}
    </Button>
  );
  return (
    <GoalsFrame page="list" actions={actions}>
      <DateField
        label={t("on")}
        w={200}
        value={on}
        onChange={(day) => day && void navigate({ search: { on: day }, replace: true })}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data?.length === 0 && <EmptyState icon={IconTargetArrow} title={t("empty")} text={t("empty.text")} />}
      {data && data.length > 0 && (
        <Stack gap="md">
          <Behind paced={paced} />
          <GoalTable paced={paced} onOpen={({ id }) => open(id)} />
        </Stack>
      )}
      <GoalDrawer
        paced={opened ?? null}
        onClose={() => open(undefined)}
        onEdit={mayEdit ? setEdited : null}
      />
      {edited !== null && (
        <GoalDialog goal={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </GoalsFrame>
  );
}

const MOST_NAMED = 3;

function Behind({ paced }: { readonly paced: readonly PacedGoal[] }) {
  const t = useWords(goalsWords);
  const behind = paced
    .filter(({ pace }) => pace?.verdict === "behind")
    .sort((a, b) => (a.pace?.index ?? 0) - (b.pace?.index ?? 0));
  const named = behind
    .slice(0, MOST_NAMED)
    .map(({ who }) => who)
    .join(", ");
  const more = behind.length - MOST_NAMED;
  const names = more > 0 ? t("behind.more", { names: named, count: more }) : named;
  return (
    <ExceptionList
      title={t("exceptions")}
      allWell={t("behind.none")}
      exceptions={behind.length > 0 ? [{ text: t("behind.some", { count: behind.length, names }) }] : []}
    />
  );
}
