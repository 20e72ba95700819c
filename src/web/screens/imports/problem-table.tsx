import { Alert, Anchor, Badge, Code, Stack, Table, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { ApiSentence } from "../../components/api-sentence.tsx";
import { LoadingLines } from "../../components/page.tsx";
import cards from "../../components/phone-cards.module.css";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { WideTable } from "../../components/wide-table.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useProblemWords } from "../../i18n/use-problem-words.ts";
import { allImportProblems, type Import, importProblemsQuery } from "./import-queries.ts";
import { importWords } from "./import-words.ts";
import { MoreButton } from "./more-button.tsx";

const HEADS = ["row", "column", "value", "cause", "todo"] as const;

/** All that is wrong with a file, with row, column, cause and fix; and the same as a file to work through. */
export function ProblemTable({ of }: { readonly of: Import }) {
  const t = useWords(importWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importProblemsQuery(of.id),
  );
  const isBlocked = of.problemCount > 0;
  const title = isBlocked
    ? t("problems.some", { count: of.problemCount })
    : t("problems.warnings", { count: of.warningCount });
  const problems = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="xs">
      <Alert
        color={isBlocked ? "red" : "blue"}
        variant="light"
        icon={<IconAlertTriangle aria-hidden />}
        title={title}
      >
        {isBlocked && (
          <Text size="sm" mb={4}>
            {t("problems.fix")}
          </Text>
        )}
        <ProblemFile of={of} />
      </Alert>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines />}
      {problems.length > 0 && (
        <WideTable minWidthPixels={680} label={t("problems")} className={cards.table} role="table">
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {HEADS.map((head) => (
                <Table.Th key={head} role="columnheader">
                  {t(`problems.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {problems.map(({ number, severity, rowNumber, column, value, code, cause, fix }) => (
              <Table.Tr key={number} role="row">
                <Table.Td role="cell">{rowNumber ?? "–"}</Table.Td>
                <Table.Td role="cell" data-head={t("problems.column")}>
                  {column ?? "–"}
                </Table.Td>
                <Table.Td role="cell" data-head={t("problems.value")}>
                  {value === null ? "–" : <Code>{value.slice(0, 60)}</Code>}
                </Table.Td>
                <Table.Td role="cell" data-head={t("problems.cause")} data-wide>
                  <Badge size="xs" variant="light" color={severity === "problem" ? "red" : "blue"} tt="none">
                    {t(`problems.severity.${severity}`)}
                  </Badge>{" "}
                  <ApiSentence text={cause} /> <Code fz="xs">{code}</Code>
                </Table.Td>
                <Table.Td role="cell" data-head={t("problems.todo")} data-wide>
                  <ApiSentence text={fix} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      {hasNextPage && <MoreButton isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </Stack>
  );
}

/** The file of problems: in English as the API writes it, in Indonesian with its sentences translated. */
function ProblemFile({ of }: { readonly of: Import }) {
  const t = useWords(importWords);
  const common = useWords(commonWords);
  const say = useProblemWords();
  const save = useMutation({
    mutationFn: async () => {
      const problems = await allImportProblems(of.id);
      saveCsv(`${of.fileName} ${t("problems")}`, [
        [...HEADS.map((head) => t(`problems.${head}`)), common("problem.code")],
        ...problems.map(({ severity, rowNumber, column, value, code, cause, fix }) => [
          ...[rowNumber, column, value],
          `${t(`problems.severity.${severity}`)}: ${say(cause).text}`,
          ...[say(fix).text, code],
        ]),
      ]);
    },
  });
  if (useLanguage() === "en")
    return (
      <Anchor href={`/v1/imports/${of.id}/problems.csv`} download size="sm">
        {t("problems.download")}
      </Anchor>
    );
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      disabled={save.isPending}
      onClick={() => save.mutate()}
    >
      {t("problems.download")}
    </Anchor>
  );
}
