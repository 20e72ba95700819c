import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Loader,
  Select,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { Section } from "../../components/section.tsx";
import "@mantine/dropzone/styles.css";
import { IconDatabaseImport, IconUpload } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMay } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import {
  IMPORTS,
  type Import,
  type ImportKind,
  importKindsQuery,
  importsQuery,
  uploadFile,
} from "./import-queries.ts";
import { importWords } from "./import-words.ts";

/** Where files come in: choose one, and what came before. */
export function ImportsPage() {
  const t = useWords(importWords);
  const mayEdit = useMay("imports:edit");
  return (
    <Page title={t("title")} lead={t("lead")}>
      {mayEdit && <Upload />}
      <History />
    </Page>
  );
}

/** What people begin with stands first. */
const FIRST: ImportKind["kind"] = "accounts";

function Upload() {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const search = useSearch({ from: "/frame/imports" });
  const { data: kinds } = useQuery(importKindsQuery);
  const chosen = kinds?.find(({ kind }) => kind === (search.kind ?? FIRST));
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(chosen?.kind ?? FIRST, file),
    meta: { quiet: true },
    onSuccess: async (uploaded) => {
      queryClient.setQueryData([IMPORTS, uploaded.id], uploaded);
      await queryClient.invalidateQueries({ queryKey: [IMPORTS, "list"] });
      await navigate({ to: "/imports/$importId", params: { importId: uploaded.id } });
    },
  });
  if (!kinds) return <LoadingLines count={5} />;
  const kind = chosen?.kind ?? FIRST;
  const accepts = kind === "units" || kind === "alignment" ? (`new.accepts.${kind}` as const) : "new.accepts";
  return (
    <Section title={t("new")}>
      <Select
        label={t("new.kind")}
        maw={340}
        allowDeselect={false}
        value={kind}
        data={kinds.map((each) => ({ value: each.kind, label: t(`kind.${each.kind}`) }))}
        onChange={(value) =>
          void navigate({ to: "/imports", search: value ? { kind: value } : {}, replace: true })
        }
      />
      {chosen?.isAllowed === false && <Alert color="yellow">{t("new.notAllowed")}</Alert>}
      <Dropzone
        onDrop={([file]) => file && upload.mutate(file)}
        multiple={false}
        loading={upload.isPending}
        inputProps={{ "aria-label": t("new.drop") }}
      >
        <Group justify="center" gap="md" mih={110} style={{ pointerEvents: "none" }}>
          <IconUpload size={32} stroke={1.5} aria-hidden />
          <div>
            <Text fw={500}>{t("new.drop")}</Text>
            <Text size="sm" c="dimmed" maw={460}>
              {t(accepts)}
            </Text>
          </div>
        </Group>
      </Dropzone>
      {upload.isPending && (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text size="sm">{t("new.uploading", { name: upload.variables.name })}</Text>
        </Group>
      )}
      {upload.error && <ProblemAlert error={upload.error} />}
    </Section>
  );
}

function History() {
  const t = useWords(importWords);
  const common = useWords(commonWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(importsQuery);
  const imports = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm" component="section" aria-label={t("history")}>
      <Title order={2} size="h4">
        {t("history")}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data && imports.length === 0 && (
        <EmptyState icon={IconDatabaseImport} title={t("history.empty")} text={t("history.empty.text")} />
      )}
      {imports.length > 0 && <HistoryTable imports={imports} />}
      {hasNextPage && (
        <Group justify="center">
          <Button variant="light" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common("loadMore")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function HistoryTable({ imports }: { readonly imports: readonly Import[] }) {
  const t = useWords(importWords);
  const common = useWords(commonWords);
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table highlightOnHover aria-label={t("history")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("history.file")}</Table.Th>
            <Table.Th>{t("new.kind")}</Table.Th>
            <Table.Th>{common("status")}</Table.Th>
            <Table.Th ta="right">{t("history.rows")}</Table.Th>
            <Table.Th>{t("history.when")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((each) => (
            <Table.Tr key={each.id}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to="/imports/$importId"
                  params={{ importId: each.id } as never}
                  size="sm"
                >
                  {each.fileName}
                </Anchor>
              </Table.Td>
              <Table.Td>{t(`kind.${each.kind as ImportKind["kind"]}`)}</Table.Td>
              <Table.Td>
                <StateBadge of={each} />
              </Table.Td>
              <Table.Td ta="right">{each.counts === null ? "–" : format.number(each.counts.rows)}</Table.Td>
              <Table.Td>{format.instant(each.undoneAt ?? each.appliedAt ?? each.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const STATES = {
  uploaded: { variant: "default" },
  checked: { variant: "light", color: "blue" },
  applied: { variant: "light", color: "teal" },
  undone: { variant: "default" },
} as const;

export function StateBadge({ of: { state, problemCount } }: { readonly of: Import }) {
  const t = useWords(importWords);
  if (state === "checked" && problemCount > 0) {
    return (
      <Badge variant="light" color="red" radius="sm" tt="none">
        {t("problems")}: {problemCount}
      </Badge>
    );
  }
  return (
    <Badge {...STATES[state]} radius="sm" tt="none">
      {t(`state.${state}`)}
    </Badge>
  );
}
