import { Anchor, Badge, Button, Group, Select, Stack, Table, Text, Title } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import {
  type ExportFormat,
  PLAN_EXPORTS,
  type PlanContent,
  RECORD_EXPORTS,
} from "../../../contract/exports.ts";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { isUnderWay } from "../../api/use-job.ts";
import { ApiSentence } from "../../components/api-sentence.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines, Page } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { layersQuery, plansQuery } from "../plans/plan-queries.ts";
import { exportsWords } from "./exports-words.ts";

type RecordContent = keyof typeof RECORD_EXPORTS;
type Job = components["schemas"]["Job"];

const RECORDS = "records";
const EXPORTS_KEY = ["jobs", "exports"] as const;
const POLL_MILLISECONDS = 1000;

/** Files of the records or of a plan: made as jobs, fetched from the list below. */
export function ExportsPage() {
  const t = useWords(exportsWords);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <NewExport />
      <Files />
    </Page>
  );
}

function NewExport() {
  const t = useWords(exportsWords);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { plan: planId } = useSearch({ from: "/frame/exports" });
  const { data: plans = [] } = useQuery(plansQuery);
  const { data: layers = [] } = useQuery(layersQuery);
  const contents: Readonly<Record<string, readonly ExportFormat[]>> = planId ? PLAN_EXPORTS : RECORD_EXPORTS;
  const [chosen, setChosen] = useState({ content: "accounts", format: "csv" });
  const [layer, setLayer] = useState<string | null>(null);
  const content = chosen.content in contents ? chosen.content : Object.keys(contents)[0];
  const formats = contents[content];
  const format = formats.find((each) => each === chosen.format) ?? formats[0];
  const layerId = layer ?? layers[0]?.id;
  const make = useMutation({
    mutationFn: () => {
      const header = onlyOnce();
      if (planId !== undefined) {
        const body = { content: content as PlanContent, format };
        return dataOf(api.POST("/v1/plans/{planId}/exports", { params: { path: { planId }, header }, body }));
      }
      const body = {
        content: content as RecordContent,
        format,
        ...(content === "units" && layerId && { layerId }),
      };
      return dataOf(api.POST("/v1/exports", { params: { header }, body }));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: EXPORTS_KEY }),
  });
  return (
    <Section title={t("new")}>
      <Group gap="sm" align="flex-end">
        <Select
          label={t("of")}
          w={230}
          allowDeselect={false}
          value={planId ?? RECORDS}
          data={[
            { value: RECORDS, label: t("of.records") },
            ...plans.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) =>
            void navigate({
              to: "/exports",
              search: value && value !== RECORDS ? { plan: value } : {},
              replace: true,
            })
          }
        />
        <Select
          label={t("content")}
          w={260}
          allowDeselect={false}
          value={content}
          data={Object.keys(contents).map((each) => ({
            value: each,
            label: t(`content.${each as PlanContent | RecordContent}`),
          }))}
          onChange={(value) => setChosen({ ...chosen, content: value ?? content })}
        />
        {content === "units" && (
          <Select
            label={t("layer")}
            w={200}
            allowDeselect={false}
            value={layerId ?? null}
            data={layers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setLayer}
          />
        )}
        <Select
          label={t("format")}
          w={120}
          allowDeselect={false}
          value={format}
          data={[...formats]}
          onChange={(value) => setChosen({ ...chosen, format: value ?? format })}
        />
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t("make")}
        </Button>
      </Group>
    </Section>
  );
}

function Files() {
  const t = useWords(exportsWords);
  const { data, error, refetch } = useQuery({
    queryKey: EXPORTS_KEY,
    queryFn: async () =>
      (await dataOf(api.GET("/v1/jobs", { params: { query: { kind: "export", limit: 50 } } }))).items,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MILLISECONDS : false),
  });
  return (
    <Stack gap="sm" component="section" aria-label={t("files")}>
      <Title order={2} size="h4">
        {t("files")}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {data?.length === 0 && <EmptyState icon={IconFileExport} title={t("empty")} text={t("empty.text")} />}
      {data && data.length > 0 && <FileTable jobs={data} />}
    </Stack>
  );
}

function FileTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const t = useWords(exportsWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const { data: plans = [] } = useQuery(plansQuery);
  return (
    <WideTable minWidthPixels={560} label={t("files")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("content")}</Table.Th>
          <Table.Th>{t("of")}</Table.Th>
          <Table.Th>{common("status")}</Table.Th>
          <Table.Th ta="right">{t("rows")}</Table.Th>
          <Table.Th>{t("until")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {jobs.map((job) => {
          const { content, format: written, planId } = job.request as unknown as Request;
          const result = job.result as unknown as Result | null;
          const name = `${t(`content.${content}`)} (${written})`;
          return (
            <Table.Tr key={job.id}>
              <Table.Td>
                {job.state === "done" && result !== null ? (
                  <Anchor size="sm" href={`/v1/jobs/${job.id}/files/${result.file}`} download>
                    {t("download")}: {name}
                  </Anchor>
                ) : (
                  name
                )}
              </Table.Td>
              <Table.Td>
                {planId === null ? t("of.records") : (plans.find(({ id }) => id === planId)?.name ?? "–")}
              </Table.Td>
              <Table.Td>
                <Badge variant="default" tt="none">
                  {t(`state.${job.state}`)}
                </Badge>
                {job.problems?.map(({ cause, fix }) => (
                  <Text size="xs" key={cause}>
                    <ApiSentence text={cause} end="." /> <ApiSentence text={fix} end="." />
                  </Text>
                ))}
              </Table.Td>
              <Table.Td ta="right">{result === null ? "–" : format.number(result.rows)}</Table.Td>
              <Table.Td>{result === null ? "–" : format.instant(result.expiresAt)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
}

interface Request {
  readonly content: PlanContent | RecordContent;
  readonly format: string;
  readonly planId: string | null;
}

interface Result {
  readonly file: string;
  readonly rows: number;
  readonly expiresAt: string;
}
