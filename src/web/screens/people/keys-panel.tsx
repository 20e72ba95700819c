import { Badge, Button, Group, Modal, PasswordInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { confirm } from "../../components/confirm.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { showSecret } from "../../components/secret-note.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { type ApiKey, apiKeysQuery } from "./people-queries.ts";
import { peopleWords } from "./people-words.ts";

const SCOPES = ["read", "full"] as const;
const DAY_MILLISECONDS = 86_400_000;
/** Days from now; null: until it is revoked. */
const TERMS = [30, 90, 365] as const;

/** Keys of programs. */
export function KeysPanel() {
  const t = useWords(peopleWords);
  const keys = useQuery(apiKeysQuery);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("addKey")}
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t("keysLead")}
        </Text>
        {keys.data && keys.data.length > 0 && add}
      </Group>
      <QueryView query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconKey} title={t("noKeys")} text={t("noKeysText")}>
              {add}
            </EmptyState>
          ) : (
            <KeyTable keys={rows} />
          )
        }
      </QueryView>
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={t("addKey")}>
        <KeyForm onClose={() => setAdding(false)} />
      </Modal>
    </Stack>
  );
}

function KeyTable({ keys }: { readonly keys: readonly ApiKey[] }) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const revoke = useRevoke();
  const columns: readonly Column<ApiKey>[] = [
    { key: "name", head: common("name"), cell: ({ name }) => <b>{name}</b> },
    { key: "prefix", head: t("prefix"), cell: ({ prefix }) => <code>{prefix}…</code> },
    { key: "scope", head: t("keyScope"), cell: ({ scope }) => t(`scope.${scope}`) },
    {
      key: "expires",
      head: t("keyExpires"),
      cell: ({ expiresAt }) => (expiresAt === null ? t("never") : format.instant(expiresAt)),
    },
    {
      key: "actions",
      head: common("actions"),
      cell: ({ id, name, revokedAt }) =>
        revokedAt === null ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={() =>
              confirm({
                title: t("revoke"),
                text: t("revokeText", { name }),
                isGrave: true,
                onConfirm: () => revoke.mutate(id),
              })
            }
          >
            {t("revoke")}
          </Button>
        ) : (
          <Badge variant="light" color="gray" tt="none">
            {t("revoked", { at: format.instant(revokedAt) })}
          </Badge>
        ),
    },
  ];
  return (
    <DataTable label={t("keys")} rows={keys} rowKey={({ id }) => id} columns={columns} minWidthPixels={640} />
  );
}

function useRevoke() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (apiKeyId: string) =>
      dataOf(api.DELETE("/v1/api-keys/{apiKeyId}", { params: { path: { apiKeyId } } })),
    onSuccess: () => queryClient.invalidateQueries(apiKeysQuery),
  });
}

interface KeyWish {
  readonly name: string;
  readonly scope: ApiKey["scope"];
  /** Days, or "never". */
  readonly term: string;
  readonly password: string;
}

function KeyForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const { locale } = useFormat();
  const form = useForm<KeyWish>({
    mode: "uncontrolled",
    initialValues: { name: "", scope: "read", term: "90", password: "" },
  });
  const make = useMakeKey(onClose);
  const days = new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" });
  return (
    <form onSubmit={form.onSubmit((wish) => make.mutate(wish))}>
      <Stack gap="sm">
        {make.error && <ProblemAlert error={make.error} />}
        <TextInput label={common("name")} required data-autofocus {...form.getInputProps("name")} />
        <Select
          label={t("keyScope")}
          data={SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          allowDeselect={false}
          {...form.getInputProps("scope")}
        />
        <Select
          label={t("keyExpires")}
          data={[
            ...TERMS.map((term) => ({ value: String(term), label: days.format(term) })),
            { value: "never", label: t("never") },
          ]}
          allowDeselect={false}
          {...form.getInputProps("term")}
        />
        <PasswordInput
          label={t("ownPassword")}
          required
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <FormButtons label={t("addKey")} isBusy={make.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function useMakeKey(onMade: () => void) {
  const t = useWords(peopleWords);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ term, ...wish }: KeyWish) => {
      const expiresAt =
        term === "never" ? null : new Date(Date.now() + Number(term) * DAY_MILLISECONDS).toISOString();
      return dataOf(api.POST("/v1/api-keys", { body: { ...wish, expiresAt } }));
    },
    onSuccess: ({ key }) => {
      void queryClient.invalidateQueries(apiKeysQuery);
      onMade();
      showSecret({ title: t("keyMade"), text: t("keyMadeText"), secret: key });
    },
    meta: { quiet: true },
  });
}
