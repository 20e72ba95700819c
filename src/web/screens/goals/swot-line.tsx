import { ActionIcon, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMay, useSelf } from "../../api/self.ts";
import { confirm } from "../../components/confirm.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { accountQuery } from "../accounts/account-query.ts";
import { kpiRegistryQuery } from "../evaluate/evaluate-queries.ts";
import { Figure } from "../evaluate/figure.tsx";
import { membersQuery } from "../people/people-queries.ts";
import { swotWords } from "./swot-words.ts";
import { useScopes } from "./use-scopes.ts";
import { type SwotItem, useRemoveItem, useTickItem } from "./use-swot.ts";

interface SwotLineProps {
  readonly item: SwotItem;
  /** Null: I may not. */
  readonly onEdit: (() => void) | null;
}

/** One item with what it shows in, and its action. */
export function SwotLine({ item, onEdit }: SwotLineProps) {
  const t = useWords(swotWords);
  const remove = useRemoveItem();
  const { body } = item;
  const ask = () =>
    confirm({
      title: t("remove", { item: body }),
      text: t("remove.sure"),
      isGrave: true,
      onConfirm: () => remove.mutate(item),
    });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
          {body}
        </Text>
        <Shows item={item} />
        <Action item={item} isEditable={onEdit !== null} />
      </Stack>
      {onEdit && (
        <Group gap={2} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" onClick={onEdit} aria-label={t("edit", { item: body })}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={ask}
            aria-label={t("remove", { item: body })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}

/** Where it shows: a key figure that opens to its rows, an account, and whose it is. */
function Shows({ item: { metric, accountId, territoryId, teamId } }: { readonly item: SwotItem }) {
  const t = useWords(swotWords);
  const language = useLanguage();
  const { data: registry } = useQuery(kpiRegistryQuery);
  const { data: account } = useQuery({ ...accountQuery(accountId ?? ""), enabled: accountId !== null });
  const scopes = useScopes();
  const territory = scopes.territory.find(({ id }) => id === territoryId);
  const team = scopes.team.find(({ id }) => id === teamId);
  const kpi = registry?.find(({ key }) => key === metric);
  const scope = territory
    ? ({ kind: "territory", code: territory.code } as const)
    : team && ({ kind: "team", code: team.code } as const);
  return (
    <Group gap="xs">
      {kpi && (
        <Text size="sm" component="span">
          <Figure kpi={kpi.key} {...(scope && { of: scope })} label={t("metric")}>
            {kpi.name[language]}
          </Figure>
        </Text>
      )}
      {account && accountId !== null && (
        <LinkAnchor to="/accounts/$accountId" params={{ accountId }} size="sm">
          {account.name}
        </LinkAnchor>
      )}
      {(territory ?? team) && (
        <Text size="xs" c="dimmed">
          {(territory ?? team)?.label}
        </Text>
      )}
    </Group>
  );
}

interface ActionProps {
  readonly item: SwotItem;
  readonly isEditable: boolean;
}

function Action({ item, isEditable }: ActionProps) {
  const t = useWords(swotWords);
  const format = useFormat();
  const { today } = useSelf();
  const tick = useTickItem();
  const { data: members } = useQuery({ ...membersQuery, enabled: useMay("members:read") });
  const { action, ownerMemberId, dueOn, doneOn } = item;
  if (action === null)
    return (
      <Text size="sm" c="dimmed">
        {t("noAction")}
      </Text>
    );
  const owner = members?.find(({ id }) => id === ownerMemberId)?.name ?? t("nobody");
  const isOverdue = doneOn === null && dueOn !== null && dueOn < today;
  const told = () => {
    if (doneOn !== null) return t("doneOn", { owner, date: format.date(doneOn) });
    return t(isOverdue ? "overdue" : "dueOn", { owner, date: dueOn === null ? "–" : format.date(dueOn) });
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Checkbox
        mt={2}
        checked={doneOn !== null}
        disabled={!isEditable}
        aria-label={t("done", { action })}
        onChange={({ currentTarget }) => tick.mutate({ item, doneOn: currentTarget.checked ? today : null })}
      />
      <div>
        <Text
          size="sm"
          td={doneOn === null ? undefined : "line-through"}
          style={{ overflowWrap: "anywhere" }}
        >
          {action}
        </Text>
        <Text size="xs" c={isOverdue ? "var(--mantine-color-error)" : "dimmed"} fw={isOverdue ? 600 : 400}>
          {told()}
        </Text>
      </div>
    </Group>
  );
}
