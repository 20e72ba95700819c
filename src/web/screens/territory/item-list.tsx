import { ActionIcon, Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ItemDialog } from "./item-dialog.tsx";
import type { TerritoryItem, TerritoryPath } from "./territory-queries.ts";
import { territoryWords } from "./territory-words.ts";
import { useChangeItem, useRemoveItem } from "./use-items.ts";

type Kind = TerritoryItem["kind"];
const CAPITAL = { goal: "Goal", action: "Action", training: "Training", department: "Department" } as const;

interface ItemListProps {
  readonly path: TerritoryPath;
  readonly kind: Kind;
  readonly items: readonly TerritoryItem[];
}

/** The goals of a territory, or its actions, training or other departments. */
export function ItemList({ path, kind, items }: ItemListProps) {
  const t = useWords(territoryWords);
  const mayEdit = useMay("territory-plans:edit");
  // null: closed; "new": one to be added
  const [edited, setEdited] = useState<TerritoryItem | "new" | null>(null);
  return (
    <Stack gap="xs" component="section" aria-label={t(`items.${kind}`)}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          {t(`items.${kind}`)}
        </Title>
        {mayEdit && (
          <Button
            size="compact-xs"
            variant="subtle"
            className="no-print"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEdited("new")}
            aria-label={t(`items.add${CAPITAL[kind]}`)}
          >
            {t("items.add")}
          </Button>
        )}
      </Group>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(`items.empty${CAPITAL[kind]}`)}
        </Text>
      )}
      {items.map((item) => (
        <ItemLine key={item.id} path={path} item={item} onEdit={mayEdit ? () => setEdited(item) : null} />
      ))}
      <ItemDialog path={path} kind={kind} item={edited} onClose={() => setEdited(null)} />
    </Stack>
  );
}

interface ItemLineProps {
  readonly path: TerritoryPath;
  readonly item: TerritoryItem;
  readonly onEdit: (() => void) | null;
}

function ItemLine({ path, item, onEdit }: ItemLineProps) {
  const t = useWords(territoryWords);
  const { today } = useSelf();
  const change = useChangeItem(path);
  const remove = useRemoveItem(path);
  const { body, departmentRole, kind, doneOn } = item;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {kind !== "department" && (
        <Checkbox
          mt={2}
          checked={doneOn !== null}
          disabled={onEdit === null}
          onChange={(event) =>
            change.mutate({ item, change: { doneOn: event.currentTarget.checked ? today : null } })
          }
          aria-label={t("items.done", { item: body })}
        />
      )}
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text
          size="sm"
          td={doneOn === null ? undefined : "line-through"}
          style={{ overflowWrap: "anywhere" }}
        >
          {body}
        </Text>
        {departmentRole && <Text size="sm">{departmentRole}</Text>}
        <DueLine item={item} />
      </div>
      {onEdit && (
        <Group gap={2} wrap="nowrap" className="no-print">
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={onEdit}
            aria-label={t("items.change", { item: body })}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => remove.mutate(item)}
            aria-label={t("items.remove", { item: body })}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}

function DueLine({ item: { dueOn, doneOn } }: { item: TerritoryItem }) {
  const t = useWords(territoryWords);
  const format = useFormat();
  const { today } = useSelf();
  if (doneOn !== null) {
    return (
      <Text size="xs" c="dimmed">
        {t("items.doneOn", { date: format.date(doneOn) })}
      </Text>
    );
  }
  if (dueOn === null) return null;
  const isOverdue = dueOn < today;
  return (
    <Text size="xs" c={isOverdue ? "var(--mantine-color-error)" : "dimmed"} fw={isOverdue ? 600 : 400}>
      {t(isOverdue ? "items.overdue" : "items.dueOn", { date: format.date(dueOn) })}
    </Text>
  );
}
