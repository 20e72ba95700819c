import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, Title, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconPrinter,
  IconSparkles,
  IconTable,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ApiProblem } from "../../api/problem.ts";
import { showProblem } from "../../components/show-problem.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { PLANS_KEY, type Plan } from "../plans/plan-queries.ts";
import { StateBadge } from "../plans/state-badge.tsx";
import { planMapQuery } from "./map-queries.ts";
import { MapLook } from "./map-tools.tsx";
import { mapWords } from "./map-words.ts";
import { Presence } from "./presence.tsx";
import { savePlan } from "./save-plan.ts";
import classes from "./studio.module.css";
import { countChanges, useDeskView, useStudio } from "./studio-context.ts";

interface PlanBarProps {
  readonly plan: Plan;
  readonly onDesign: () => void;
  /** Somebody else was faster. */
  readonly onStale: () => void;
}

/** Top: which plan, how the map looks, undo, save. */
export function PlanBar({ plan, onDesign, onStale }: PlanBarProps) {
  const t = useWords(mapWords);
  const { mayEdit, search, setSearch } = useStudio();
  return (
    <div className={classes.bar}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Title order={1} size="h5" className={classes.cut} maw={260}>
          <Link to="/plans/$planId" params={{ planId: plan.id }} className={classes.planLink}>
            {plan.name}
          </Link>
        </Title>
        <StateBadge state={plan.state} />
        {mayEdit && <Presence />}
      </Group>
      <MapLook />
      <Group gap={6} ms="auto" wrap="nowrap">
        <Tooltip label={t(search.table ? "table.close" : "table.open")}>
          <ActionIcon
            visibleFrom="md"
            variant={search.table ? "light" : "subtle"}
            aria-label={t(search.table ? "table.close" : "table.open")}
            aria-pressed={search.table === true}
            onClick={() => setSearch({ table: search.table ? undefined : true })}
          >
            <IconTable size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("print")}>
          <ActionIcon
            variant="subtle"
            visibleFrom="md"
            aria-label={t("print")}
            onClick={() => window.print()}
          >
            <IconPrinter size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {mayEdit && <Steps />}
        {mayEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSparkles size={14} aria-hidden />}
            onClick={onDesign}
          >
            {t("design.open")}
          </Button>
        )}
        {mayEdit && <Save onStale={onStale} />}
      </Group>
    </div>
  );
}

function Steps() {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const canUndo = useDeskView((view) => view.canUndo);
  const canRedo = useDeskView((view) => view.canRedo);
  useHotkeys([
    ["mod+Z", () => desk.undo()],
    ["mod+shift+Z", () => desk.redo()],
    ["mod+Y", () => desk.redo()],
  ]);
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={t("undo")}>
        <ActionIcon variant="subtle" aria-label={t("undo")} disabled={!canUndo} onClick={() => desk.undo()}>
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("redo")}>
        <ActionIcon variant="subtle" aria-label={t("redo")} disabled={!canRedo} onClick={() => desk.redo()}>
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function Save({ onStale }: { readonly onStale: () => void }) {
  const t = useWords(mapWords);
  const tCommon = useWords(commonWords);
  const { desk } = useStudio();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const count = useDeskView(countChanges);
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => savePlan(desk, reason),
    onSuccess: (version) => {
      setReason("");
      notifications.show({ color: "green", message: t("save.done", { version }) });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) onStale();
      else showProblem(error);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: PLANS_KEY }),
  });
  useHotkeys([["mod+S", () => count > 0 && setOpen(true)]], []);
  const discard = () =>
    modals.openConfirmModal({
      title: t("save.discard"),
      children: <Text size="sm">{t("save.discardAsk")}</Text>,
      labels: { confirm: t("save.discard"), cancel: tCommon("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => void client.refetchQueries({ queryKey: planMapQuery(desk.plan.planId).queryKey }),
    });
  return (
    <Group gap={4} wrap="nowrap">
      {count > 0 && (
        <Tooltip label={t("save.discard")}>
          <ActionIcon variant="subtle" color="red" aria-label={t("save.discard")} onClick={discard}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Popover
        opened={isOpen && count > 0}
        onChange={setOpen}
        trapFocus
        withArrow
        position="bottom-end"
        width={280}
      >
        <Popover.Target>
          <Button size="xs" disabled={count === 0} loading={save.isPending} onClick={() => setOpen(!isOpen)}>
            {count === 0 ? t("save.none") : t("save.open", { count })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setOpen(false);
              save.mutate();
            }}
          >
            <Stack gap="xs">
              <TextInput
                label={t("save.reason")}
                value={reason}
                maxLength={2000}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
                data-autofocus
              />
              <Button type="submit">{t("save.now", { version: desk.version + 1 })}</Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
