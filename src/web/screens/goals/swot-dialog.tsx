import { Fieldset, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../api/problem.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { kpiRegistryQuery } from "../evaluate/evaluate-queries.ts";
import { membersQuery } from "../people/people-queries.ts";
import { AccountSelect } from "./account-select.tsx";
import { goalsWords } from "./goals-words.ts";
import { swotWords } from "./swot-words.ts";
import { useScopes } from "./use-scopes.ts";
import { SWOT_KEY, type SwotAspect, type SwotFields, type SwotItem, useSaveItem } from "./use-swot.ts";

interface SwotDialogProps {
  readonly aspect: SwotAspect;
  /** Null: one to be added. */
  readonly item: SwotItem | null;
  readonly onClose: () => void;
}

/** Adds or changes a strength, weakness, opportunity or threat, and its action. */
export function SwotDialog({ aspect, item, onClose }: SwotDialogProps) {
  const t = useWords(swotWords);
  return (
    <Dialog opened onClose={onClose} title={item ? t("edit", { item: item.body }) : t(`add.${aspect}`)}>
      <SwotForm aspect={aspect} item={item} onClose={onClose} />
    </Dialog>
  );
}

const NOTHING: SwotFields = {
  ...{ body: "", metric: null, accountId: null, territoryId: null, teamId: null },
  ...{ action: null, ownerMemberId: null, dueOn: null },
};

interface FieldsProps {
  readonly fields: SwotFields;
  readonly change: (part: Partial<SwotFields>) => void;
}

function SwotForm({ aspect, item, onClose }: SwotDialogProps) {
  const t = useWords(swotWords);
  const language = useLanguage();
  const client = useQueryClient();
  const { data: registry = [] } = useQuery(kpiRegistryQuery);
  const [fields, setFields] = useState<SwotFields>(item ?? NOTHING);
  const change = (part: Partial<SwotFields>) => setFields((before) => ({ ...before, ...part }));
  const save = useSaveItem(aspect, item, onClose);
  const { action, ownerMemberId, dueOn } = fields;
  const isComplete =
    fields.body.trim() !== "" &&
    (fields.metric !== null || fields.accountId !== null) &&
    (action === null || (ownerMemberId !== null && dueOn !== null));
  const isStale = save.error instanceof ApiProblem && save.error.status === 412;
  const reload = () => {
    void client.invalidateQueries({ queryKey: SWOT_KEY });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { body, metric, accountId, territoryId, teamId } = fields;
        const done = { action: action?.trim() ?? null, ownerMemberId, dueOn };
        save.mutate({ body: body.trim(), metric, accountId, territoryId, teamId, ...done });
      }}
    >
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} {...(isStale && { onReload: reload })} />}
        <Textarea
          label={t("body")}
          required
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          value={fields.body}
          onChange={({ currentTarget }) => change({ body: currentTarget.value })}
        />
        <Text size="xs" c="dimmed">
          {t("oneOf")}
        </Text>
        <Select
          label={t("metric")}
          searchable
          clearable
          value={fields.metric}
          data={registry.map(({ key, name }) => ({ value: key, label: name[language] }))}
          onChange={(metric) => change({ metric })}
        />
        {item === null && (
          <>
            <AccountSelect
              label={t("account")}
              placeholder={t("account.find")}
              value={fields.accountId}
              onChange={(accountId) => change({ accountId })}
            />
            <About fields={fields} change={change} />
          </>
        )}
        <ActionFields fields={fields} change={change} />
        <FormButtons isBusy={save.isPending} isReady={isComplete} onClose={onClose} />
      </Stack>
    </form>
  );
}

/** Of which territory or team it is said. */
function About({ fields: { territoryId, teamId }, change }: FieldsProps) {
  const t = useWords(swotWords);
  const goals = useWords(goalsWords);
  const { territory, team } = useScopes();
  const option = ({ id, label }: { readonly id: string; readonly label: string }) => ({ value: id, label });
  return (
    <Select
      label={t("scope")}
      placeholder={t("scope.none")}
      searchable
      clearable
      value={territoryId ?? teamId}
      data={[
        { group: goals("scope.territory"), items: territory.map(option) },
        { group: goals("scope.team"), items: team.map(option) },
      ]}
      onChange={(id) =>
        change({
          territoryId: territory.some((each) => each.id === id) ? id : null,
          teamId: team.some((each) => each.id === id) ? id : null,
        })
      }
    />
  );
}

function ActionFields({ fields: { action, ownerMemberId, dueOn }, change }: FieldsProps) {
  const t = useWords(swotWords);
  const { member } = useSelf();
  const { data: members = [] } = useQuery({ ...membersQuery, enabled: useMay("members:read") });
  return (
    <Fieldset legend={t("action")}>
      <Stack gap="sm">
        <Textarea
          aria-label={t("action")}
          description={t("action.help")}
          autosize
          maxLength={2000}
          value={action ?? ""}
          onChange={({ currentTarget: { value } }) =>
            // who writes an action most often does it
            change(
              value.trim() === ""
                ? { action: null, ownerMemberId: null, dueOn: null }
                : { action: value, ownerMemberId: ownerMemberId ?? member.id },
            )
          }
        />
        {action !== null && (
          <Group grow align="flex-start">
            <Select
              label={t("owner")}
              required
              searchable
              value={ownerMemberId}
              data={members.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => change({ ownerMemberId: id })}
            />
            <DateField label={t("due")} required value={dueOn} onChange={(date) => change({ dueOn: date })} />
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}
