import { Alert, Card, List, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { SCOPE_KINDS, type ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { saveCsv } from "../../components/save-csv.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Awaiting } from "./awaiting.tsx";
import { ByFilter, EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { type Kpi, type KpisByScope, kpiRegistryQuery, kpisQuery } from "./evaluate-queries.ts";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords, isNamed, measureWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { useNobody } from "./use-nobody.ts";
import { writeFigure } from "./write-figure.ts";

/** Accounts would be columns without end: they have a page of their own. */
const KINDS = SCOPE_KINDS.filter((kind): kind is Exclude<ScopeKind, "account"> => kind !== "account");

/** Every key figure that the records allow, side by side. */
export function KpisPage() {
  const { period, search, change } = useEvaluate();
  const by = KINDS.find((kind) => kind === search.by) ?? "territory";
  const { data: registry } = useQuery(kpiRegistryQuery);
  const asked = { ...askedOf(search, period), by };
  const figures = useFigures({ kind: "kpis", query: asked }, kpisQuery(asked));
  const { query } = figures;
  const { data } = query;
  const isReady = registry !== undefined && data !== undefined;
  const known = isReady ? registry.filter(({ key }) => key in data.total) : [];
  const name = `kpis by ${by} ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="kpis"
      request={figures.request}
      isCredited
      filters={<ByFilter kinds={KINDS} value={by} onChange={(kind) => change({ by: kind })} />}
      onSave={isReady && known.length > 0 ? () => saveCsv(name, toCsv(known, data)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {isReady && known.length === 0 && <NothingToEvaluate />}
      {isReady && known.length > 0 && (
        <Stack gap="md">
          <PlannedNotice {...data} />
          <KpiTable known={known} kpis={data} by={by} />
          <NotRecorded registry={registry} kpis={data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

interface KpiTableProps {
  readonly known: readonly Kpi[];
  readonly kpis: KpisByScope;
  readonly by: ScopeKind;
}

function KpiTable({ known, kpis, by }: KpiTableProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const language = useLanguage();
  const nobody = useNobody(by);
  const scopes = by === "organisation" ? [] : kpis.scopes;
  const label = t("kpis.table", { kpi: t("kpis"), by: t(`by.${by}`).toLocaleLowerCase(format.locale) });
  return (
    <Card withBorder p={0}>
      <Table.ScrollContainer minWidth={320 + 130 * scopes.length} type="native">
        <Table aria-label={label} highlightOnHover style={{ fontVariantNumeric: "tabular-nums" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("territories.kpi")}</Table.Th>
              <Table.Th ta="right">{t("total")}</Table.Th>
              {scopes.map(({ code, name }) => (
                <Table.Th key={code} ta="right">
                  {code === null ? nobody : (name ?? code)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {known.map((kpi) => (
              <Table.Tr key={kpi.key}>
                <Table.Th scope="row" fw={500} miw={190}>
                  {kpi.name[language]}
                </Table.Th>
                <Table.Td ta="right" fw={600}>
                  <Value kpi={kpi} value={kpis.total[kpi.key]?.value ?? null} by="organisation" />
                </Table.Td>
                {scopes.map(({ code, kpis: of }) => (
                  <Table.Td key={code} ta="right">
                    <Value kpi={kpi} value={of[kpi.key]?.value ?? null} by={by} code={code} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

interface ValueProps {
  readonly kpi: Kpi;
  readonly value: number | null;
  readonly by: ScopeKind;
  /** Null: what belongs to none. Left out: everything. */
  readonly code?: string | null;
}

function Value({ kpi, value, by, code }: ValueProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const language = useLanguage();
  const short = kpi.unit === "money" && value !== null ? format.shortMoney(value) : null;
  const text = short ?? writeFigure(kpi.unit, value, format, t);
  const nobody = useNobody(by);
  const of = code === undefined ? {} : { of: { kind: by, code: code ?? "" } };
  const whose = code === undefined ? t("total") : (code ?? nobody);
  return (
    <Figure kpi={kpi.key} {...of} label={`${kpi.name[language]}, ${whose}`}>
      {text}
    </Figure>
  );
}

function NotRecorded({ registry, kpis }: { readonly registry: readonly Kpi[]; readonly kpis: KpisByScope }) {
  const t = useWords(evaluateWords);
  const nameOf = useWords(measureWords);
  const language = useLanguage();
  if (kpis.notRecorded.length === 0) return null;
  return (
    <Alert variant="light" color="gray" title={t("kpis.notRecorded")}>
      <Text size="sm" mb="xs">
        {t("kpis.notRecorded.text")}
      </Text>
      <List size="sm" spacing={2}>
        {kpis.notRecorded.map(({ key, measures }) => (
          <List.Item key={key}>
            {registry.find((kpi) => kpi.key === key)?.name[language] ?? key}{" "}
            <Text component="span" size="xs" c="dimmed">
              ({measures.map((measure) => (isNamed(measure) ? nameOf(measure) : measure)).join(", ")})
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function toCsv(known: readonly Kpi[], kpis: KpisByScope) {
  const columns = kpis.scopes.map(({ code }) => code ?? "");
  return [
    ["kpi", "unit", "total", "numerator", "denominator", ...columns],
    ...known.map(({ key, unit }) => [
      ...[key, unit, kpis.total[key]?.value ?? null],
      ...[kpis.total[key]?.numerator ?? null, kpis.total[key]?.denominator ?? null],
      ...kpis.scopes.map(({ kpis: of }) => of[key]?.value ?? null),
    ]),
  ];
}
