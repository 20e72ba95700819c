import { Alert, Badge, Group, Select, Stack, Table, Text } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { ApiProblem } from "../../api/problem.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkButton } from "../../components/links.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { AccountLink } from "./account-link.tsx";
import { Awaiting } from "./awaiting.tsx";
import { type LookAlikes, lookAlikesQuery } from "./diagnose-queries.ts";
import { EvaluateFrame } from "./evaluate-frame.tsx";
import { Figure } from "./figure.tsx";
import { isFeature, lookAlikeWords } from "./look-alike-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { VerdictCard } from "./verdict-card.tsx";

type Prospect = LookAlikes["prospects"][number];

const BEST_PERCENTS = ["5", "10", "20", "30"];
const USUAL_BEST_PERCENT = 20;
const PERCENT = 100;
/** No prospect, or no customer of the period, to compare with. */
const NOTHING_TO_COMPARE = "EVA-192";
/** So many prospects are read; who wants more names a smaller share or asks the API. */
const MOST = 200;
const MOST_REASONS = 3;

/** Which prospects are most like the best customers, and in what. */
export function LookAlikesPage() {
  const t = useWords(lookAlikeWords);
  const { period, search, change } = useEvaluate();
  const best = search.share ?? USUAL_BEST_PERCENT;
  const asked = { ...period, bestShare: best / PERCENT, limit: MOST };
  const figures = useFigures({ kind: "look-alikes", query: asked }, lookAlikesQuery(asked));
  const { query } = figures;
  const { data, error } = query;
  const isBare = error instanceof ApiProblem && error.hasCode(NOTHING_TO_COMPARE);
  const isFilled = data !== undefined && data.prospects.length > 0;
  const name = `look-alikes ${period.from} ${period.until}`;
  const filters = (
    <Select
      label={t("best")}
      w={300}
      allowDeselect={false}
      value={String(best)}
      data={[...new Set([...BEST_PERCENTS, String(best)])].map((percent) => ({
        value: percent,
        label: t("best.share", { percent }),
      }))}
      onChange={(percent) => change({ share: Number(percent) })}
    />
  );
  return (
    <EvaluateFrame
      page="look-alikes"
      request={figures.request}
      filters={filters}
      onSave={isFilled ? () => saveCsv(name, toCsv(data.prospects)) : undefined}
    >
      {isBare || (data && !isFilled) ? (
        <EmptyState icon={IconUserSearch} title={t("empty")} text={t("empty.text")}>
          <LinkButton to="/imports" variant="light" mt="xs">
            {t("empty.import")}
          </LinkButton>
        </EmptyState>
      ) : (
        <Awaiting query={query} queryKey={figures.queryKey} />
      )}
      {isFilled && (
        <Stack gap="md">
          <Basis found={data} />
          <Prospects prospects={data.prospects} hasModel={data.model !== null} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

/** From how many customers it was learnt, and what that is good for. */
function Basis({ found: { model, customers, compared } }: { readonly found: LookAlikes }) {
  const t = useWords(lookAlikeWords);
  const format = useFormat();
  const nameOf = useFeatureName();
  const two = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  const counts = t("basis.counts", {
    best: format.number(customers.best),
    others: format.number(customers.others),
    compared: format.number(compared),
  });
  const lines =
    model === null
      ? [counts, t("basis.noModel")]
      : [
          counts,
          t("basis.model", {
            area: model.areaUnderCurve === null ? "–" : two(model.areaUnderCurve),
            variables: model.variables.map(({ name }) => nameOf(name)).join(", "),
          }),
        ];
  return (
    <VerdictCard
      differs={model !== null}
      title={t(model === null ? "basis.similarity" : "basis.probability")}
      lines={lines}
    />
  );
}

/** A feature in words; one that has none as the server names it. */
function useFeatureName(): (feature: string) => string {
  const t = useWords(lookAlikeWords);
  return (feature) => (isFeature(feature) ? t(`feature.${feature}`) : feature);
}

interface ProspectsProps {
  readonly prospects: readonly Prospect[];
  readonly hasModel: boolean;
}

function Prospects({ prospects, hasModel }: ProspectsProps) {
  const t = useWords(lookAlikeWords);
  const format = useFormat();
  const share = (value: number | null) => (value === null ? "–" : format.percent(value));
  return (
    <Section title={t("table")} lead={t("table.lead")}>
      {prospects.every(({ score }) => score === null) && <Alert color="gray">{t("tooLittle")}</Alert>}
      <WideTable minWidthPixels={760} label={t("table")} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("prospect")}</Table.Th>
            <Table.Th ta="right">{t("similarity")}</Table.Th>
            {hasModel && <Table.Th ta="right">{t("probability")}</Table.Th>}
            <Table.Th>{t("nearest")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prospects.map((row) => (
            <Table.Tr key={row.prospect}>
              <Table.Td>
                <AccountLink code={row.prospect}>{row.name ?? row.prospect}</AccountLink>
                {row.name !== undefined && (
                  <Text size="xs" c="dimmed">
                    {row.prospect}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">{share(row.score)}</Table.Td>
              {hasModel && <Table.Td ta="right">{share(row.probability)}</Table.Td>}
              <Table.Td>
                <Why nearest={row.nearest} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

/** The best customers that it is most like, and in what. */
function Why({ nearest }: Pick<Prospect, "nearest">) {
  const t = useWords(lookAlikeWords);
  const format = useFormat();
  const nameOf = useFeatureName();
  if (nearest.length === 0) return "–";
  return (
    <Stack gap={4}>
      {nearest.slice(0, MOST_REASONS).map(({ account, name = account, similarity, because }) => (
        <Group key={account} gap="xs">
          <Figure
            kpi="account-revenue"
            of={{ kind: "account", code: account }}
            label={`${t("nearest")}, ${name}`}
          >
            {name}
          </Figure>
          <Text size="xs" c="dimmed">
            {format.percent(similarity)}
          </Text>
          {because
            .filter(({ share }) => share > 0)
            .slice(0, MOST_REASONS)
            .map(({ feature }) => (
              <Badge key={feature} variant="default" tt="none" radius="sm">
                {nameOf(feature)}
              </Badge>
            ))}
        </Group>
      ))}
    </Stack>
  );
}

const toCsv = (prospects: readonly Prospect[]) => [
  ["prospect", "similarity", "probability", "nearest", "because"],
  ...prospects.map(({ prospect, score, probability, nearest }) => [
    ...[prospect, score, probability, nearest.map(({ account }) => account).join(" ")],
    (nearest[0]?.because ?? []).map(({ feature }) => feature).join(" "),
  ]),
];
