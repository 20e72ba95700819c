import { Alert, Button, Group, List, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import type { PlanMap } from "../../../contract/maps.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type PendingChanges, PlanDesk } from "../../map/plan-desk.ts";
import { memberNamesQuery } from "../plans/plan-queries.ts";
import { type ChangeLine, changesSince, fetchPlanMap } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import { countChanges, useStudio } from "./studio-context.ts";

interface StaleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Another desk takes the place of this one. */
  readonly onDesk: (desk: PlanDesk) => void;
}

/** Somebody else saved: who and what, which units both changed, and how to go on. Nothing is lost without being asked. */
export function StaleDialog({ isOpen, onClose, onDesk }: StaleDialogProps) {
  const t = useWords(mapWords);
  const tCommon = useWords(commonWords);
  const { desk } = useStudio();
  const { planId } = desk.plan;
  const { data, error } = useQuery({
    queryKey: ["stale", planId, desk.version, isOpen],
    queryFn: async () => ({
      theirs: await fetchPlanMap(planId),
      changes: await changesSince(planId, desk.version),
    }),
    enabled: isOpen,
    gcTime: 0,
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("stale.title")}
      size="lg"
      closeButtonProps={{ "aria-label": tCommon("close") }}
    >
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Skeleton height={120} />}
      {data && <Choice theirs={data.theirs} changes={data.changes} onClose={onClose} onDesk={onDesk} />}
    </Modal>
  );
}

interface ChoiceProps extends Omit<StaleDialogProps, "isOpen"> {
  readonly theirs: PlanMap;
  readonly changes: readonly ChangeLine[];
}

function Choice({ theirs, changes, onClose, onDesk }: ChoiceProps) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const pending = desk.pending();
  const conflicts = findConflicts(desk, theirs, pending);
  const both = new Set(conflicts.map(({ position }) => position));
  const merge = (keepsMine: boolean) => {
    const merged = new PlanDesk(desk.layer, theirs);
    const units = pending.units.filter(({ position }) => keepsMine || !both.has(position));
    const count = merged.replay({ ...pending, units });
    onDesk(merged);
    onClose();
    notifications.show({ message: t("stale.merged", { count, version: merged.version }) });
  };
  const reload = () => {
    onDesk(new PlanDesk(desk.layer, theirs));
    onClose();
  };
  const { codes } = desk.layer.units;
  return (
    <Stack gap="sm">
      <Theirs changes={changes} />
      <Text size="sm">{t("stale.mine", { count: countChanges(desk.view) })}</Text>
      {conflicts.length === 0 ? (
        <Text size="sm">{t("stale.noConflicts")}</Text>
      ) : (
        <Alert color="yellow" title={t("stale.conflicts", { count: conflicts.length })}>
          <List size="sm">
            {conflicts.slice(0, 8).map(({ position, theirs: there, mine }) => (
              <List.Item key={position}>
                {t("stale.conflict", { unit: codes[position], theirs: there ?? "–", mine: mine ?? "–" })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" color="red" onClick={reload}>
          {t("stale.reload")}
        </Button>
        {conflicts.length > 0 && (
          <Button variant="default" onClick={() => merge(false)}>
            {t("stale.mergeTheirs")}
          </Button>
        )}
        <Button onClick={() => merge(true)}>
          {t(conflicts.length > 0 ? "stale.mergeMine" : "stale.merge")}
        </Button>
      </Group>
    </Stack>
  );
}

function Theirs({ changes }: { readonly changes: readonly ChangeLine[] }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk } = useStudio();
  const { data: names } = useQuery(memberNamesQuery);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t("stale.theirs", { version: desk.version })}
      </Text>
      <List size="sm">
        {changes.map(({ version, madeBy, madeAt, moveCount, lockCount, reason }) => (
          <List.Item key={version}>
            <b>{names?.get(madeBy) ?? t("somebody")}</b>
            {": "}
            {t("stale.line", { count: moveCount + lockCount, when: format.instant(madeAt) })}
            {reason && ` · ${reason}`}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

interface Conflict {
  readonly position: number;
  /** Codes; null: white space. */
  readonly theirs: string | null;
  readonly mine: string | null;
}

/** Units that both moved away from the version that I began with, to different places. */
export function findConflicts(
  desk: PlanDesk,
  theirs: PlanMap,
  { units }: PendingChanges,
): readonly Conflict[] {
  const place = (map: PlanMap, position: number) => map.territories[map.territoryOf[position]] ?? null;
  const codeOf = new Map<string | null, string>(desk.territories.map(({ id, code }) => [id, code]));
  return units.flatMap(({ position, territoryId }) => {
    const there = place(theirs, position);
    const savedIndex = desk.savedTerritoryOf(position);
    const before = savedIndex < 0 ? null : desk.territories[savedIndex].id;
    const thereId = there?.id ?? null;
    if (thereId === before || thereId === territoryId) return [];
    return [{ position, theirs: there?.code ?? null, mine: codeOf.get(territoryId) ?? null }];
  });
}
