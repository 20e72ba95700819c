import { Alert, Code, Drawer, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { AccountLink } from "./account-link.tsx";
import { evidenceQuery, type KpiEvidence, kpiRegistryQuery } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords, isNamed, measureWords } from "./evaluate-words.ts";
import { ChanceEvidence, ForetoldEvidence } from "./forecast-evidence.tsx";
import { chanceOfAddress, sumOf } from "./forecast-figure.ts";
import { snapshotWords } from "./snapshot-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useNames } from "./use-names.ts";
import { useNobody } from "./use-nobody.ts";
import { useForecastTitle } from "./use-stage-name.ts";
import { writeFigure } from "./write-figure.ts";

/** The figure that the address names, down to numerator, denominator, window, sample and rows. */
export function FigureDrawer() {
  const { search, change } = useEvaluate();
  const { figure } = search;
  const { data: registry } = useQuery(kpiRegistryQuery);
  const language = useLanguage();
  const kpi = registry?.find(({ key }) => key === figure);
  const ofForecast = useForecastTitle();
  return (
    <Drawer
      opened={figure !== undefined}
      onClose={() => change({ figure: undefined, of: undefined, ofKind: undefined })}
      position="right"
      size="lg"
      title={
        <Text fw={600}>{(figure && ofForecast(figure, search.of)) ?? kpi?.name[language] ?? figure}</Text>
      }
    >
      {figure !== undefined && <AnyEvidence figure={figure} />}
    </Drawer>
  );
}

function AnyEvidence({ figure }: { readonly figure: string }) {
  const { search } = useEvaluate();
  const part = sumOf(figure);
  const chance = chanceOfAddress(figure, search.of);
  if (part !== null) return <ForetoldEvidence part={part} />;
  return chance === null ? <Evidence figure={figure} /> : <ChanceEvidence chance={chance} />;
}

function Evidence({ figure }: { readonly figure: string }) {
  const { search, period } = useEvaluate();
  const query = {
    ...askedOf(search, period),
    by: search.ofKind ?? ("organisation" as const),
    ...(search.of !== undefined && { code: search.of }),
  };
  const { data, error, refetch } = useQuery(evidenceQuery(figure, query));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines count={8} />;
  return (
    <Stack gap="lg">
      <Meaning evidence={data} />
      <Rows evidence={data} />
    </Stack>
  );
}

function Meaning({ evidence }: { readonly evidence: KpiEvidence }) {
  const t = useWords(evaluateWords);
  const kept = useWords(snapshotWords);
  const isKept = useEvaluate().search.snapshot !== undefined;
  const format = useFormat();
  const language = useLanguage();
  const { kpi, figure, from, until, credit, code, by, items } = evidence;
  const isRatio = kpi.denominator !== null;
  const sample = items.reduce((sum, { events }) => sum + events, 0);
  const { labelOf } = useNames(by);
  const nobody = useNobody(by);
  const dates = `${format.date(from)} – ${format.date(addDays(until as CivilDate, -1))}`;
  return (
    <>
      <div>
        <Text fz={28} fw={700} style={{ fontVariantNumeric: "tabular-nums" }}>
          {writeFigure(kpi.unit, figure?.value ?? null, format, t)}
        </Text>
        <Text size="sm" c="dimmed">
          {kpi.definition[language]}
        </Text>
      </div>
      {isKept && (
        <Alert color="blue" variant="light">
          {kept("kept.rows")}
        </Alert>
      )}
      {figure === null && <Alert color="yellow">{t("drawer.notRecorded")}</Alert>}
      {figure !== null && figure.value === null && <Alert color="gray">{t("drawer.noValue")}</Alert>}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Fact name={t("drawer.numerator")} formula={kpi.numerator}>
          {figure?.numerator == null ? "–" : format.number(figure.numerator)}
        </Fact>
        {isRatio && (
          <Fact name={t("drawer.denominator")} formula={kpi.denominator ?? ""}>
            {figure?.denominator == null ? "–" : format.number(figure.denominator)}
          </Fact>
        )}
        <Fact name={t("drawer.window")}>{dates}</Fact>
        <Fact name={t("drawer.sample")}>{t("drawer.sample.value", { count: sample })}</Fact>
        <Fact name={t("drawer.whose")}>
          {code ? `${t(`by.${by}`)} ${labelOf(code)}` : code === "" ? nobody : t("drawer.everything")}
        </Fact>
        <Fact name={t("drawer.credit")}>{t(`credit.${credit}`)}</Fact>
      </SimpleGrid>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly formula?: string;
  readonly children: string;
}

function Fact({ name, formula, children }: FactProps) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" fw={600} style={{ fontVariantNumeric: "tabular-nums" }}>
        {children}
      </Text>
      {formula && <Code fz="xs">{formula}</Code>}
    </div>
  );
}

/** What stands for a row without a name. */
function nameless(measure: string, by: KpiEvidence["by"]) {
  if (measure === "quota") return "drawer.goal";
  return by === "account" ? "drawer.noProduct" : "drawer.unknown";
}

function Rows({ evidence: { items, by } }: { readonly evidence: KpiEvidence }) {
  const t = useWords(evaluateWords);
  const measure = useWords(measureWords);
  const format = useFormat();
  if (items.length === 0) return <Text size="sm">{t("drawer.none")}</Text>;
  return (
    <section>
      <Title order={2} size="h5">
        {t("drawer.rows")}
      </Title>
      <Text size="xs" c="dimmed">
        {t("drawer.rows.largest", { count: items.length })}
      </Text>
      <Table.ScrollContainer minWidth={420} type="native">
        <Table aria-label={t("drawer.rows")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("drawer.row")}</Table.Th>
              <Table.Th ta="right">{t("drawer.amount")}</Table.Th>
              <Table.Th ta="right">{t("drawer.events")}</Table.Th>
              <Table.Th>{t("drawer.dates")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={`${item.measure} ${item.code}`}>
                <Table.Td>
                  <Text size="sm">
                    {item.name !== null && item.code !== null && by !== "account" ? (
                      <AccountLink code={item.code}>{item.name}</AccountLink>
                    ) : (
                      (item.name ?? t(nameless(item.measure, by)))
                    )}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {isNamed(item.measure) ? measure(item.measure) : item.measure}
                    {item.code !== null && ` · ${item.code}`}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
                  {format.number(item.amount)}
                </Table.Td>
                <Table.Td ta="right">{format.number(item.events)}</Table.Td>
                <Table.Td style={{ whiteSpace: "nowrap" }}>
                  {item.firstOn === item.lastOn
                    ? format.date(item.firstOn)
                    : `${format.date(item.firstOn)} – ${format.date(item.lastOn)}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
