import { Badge, Stack, Table, Text, Tooltip } from "@mantine/core";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { type ServiceEvaluation, serviceQuery } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { type Exception, ExceptionList } from "./exception-list.tsx";
import { Figure } from "./figure.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { mostIndex, PerformanceBar } from "./performance-bar.tsx";
import { ScopeName } from "./scope-name.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { useNames } from "./use-names.ts";

type Row = ServiceEvaluation["territories"][number];

/** Which territories get too little for what there is, and which sell too little although they are served. */
export function ServicePage() {
  const { period, search } = useEvaluate();
  const asked = askedOf(search, period);
  const figures = useFigures({ kind: "service", query: asked }, serviceQuery(asked));
  const { query } = figures;
  const { data } = query;
  const isFilled = data !== undefined && data.territories.length > 0;
  const name = `service ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="service"
      request={figures.request}
      isCredited
      onSave={isFilled ? () => saveCsv(name, toCsv(data.territories)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && !isFilled && <NothingToEvaluate />}
      {isFilled && (
        <Stack gap="md">
          <ServiceExceptions territories={data.territories} />
          <ServiceTable territories={data.territories} />
          <PlannedNotice {...data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

function ServiceExceptions({ territories }: Pick<ServiceEvaluation, "territories">) {
  const t = useWords(diagnoseWords);
  const evaluate = useWords(evaluateWords);
  const { labelOf } = useNames("territory");
  const tell = (
    key: "service.capacity" | "service.coaching" | "service.better",
    isMeant: (row: Row) => boolean,
  ): readonly Exception[] => {
    const found = territories.filter(isMeant).map(({ territory }) => labelOf(territory));
    const text = t(key, { count: found.length, names: found.join(", ") });
    return found.length === 0 ? [] : [{ text, isGood: key === "service.better" }];
  };
  const exceptions = [
    ...tell("service.capacity", ({ asksFor }) => asksFor === "capacity"),
    ...tell("service.coaching", ({ asksFor }) => asksFor === "coaching-or-fit"),
    ...tell(
      "service.better",
      ({ performance }) => performance?.isFlagged === true && (performance.studentised ?? 0) > 0,
    ),
  ];
  return (
    <ExceptionList title={evaluate("exceptions")} allWell={t("service.allWell")} exceptions={exceptions} />
  );
}

function ServiceTable({ territories }: Pick<ServiceEvaluation, "territories">) {
  const t = useWords(diagnoseWords);
  const most = mostIndex(territories.flatMap(({ performance }) => performance ?? []));
  const isJudged = territories.some(({ performance }) => performance !== null);
  return (
    <Section title={t("service.table")} lead={t(isJudged ? "service.lead" : "service.tooFew")}>
      <WideTable minWidthPixels={isJudged ? 980 : 640} label={t("service.table")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("service.territory")}</Table.Th>
            <Table.Th ta="right">{t("service.potential")}</Table.Th>
            <Table.Th ta="right">{t("service.visits")}</Table.Th>
            <Table.Th ta="right">
              <Tooltip label={t("service.index.help")}>
                <span>{t("service.index")}</span>
              </Tooltip>
            </Table.Th>
            <Table.Th ta="right">{t("service.sales")}</Table.Th>
            {isJudged && <Table.Th ta="right">{t("service.expected")}</Table.Th>}
            {isJudged && <Table.Th>{t("service.performance")}</Table.Th>}
            <Table.Th>{t("service.asks")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map((row) => (
            <ServiceRow key={row.territory} row={row} most={most} isJudged={isJudged} />
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

interface ServiceRowProps {
  readonly row: Row;
  /** The right end of the scale of indices. */
  readonly most: number;
  readonly isJudged: boolean;
}

const ASKS = { capacity: "orange", "coaching-or-fit": "red", none: "gray" } as const;

function ServiceRow({ row, most, isJudged }: ServiceRowProps) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const { territory, potential, effort, sales, index, service, performance, asksFor } = row;
  const of = { kind: "territory", code: territory } as const;
  return (
    <Table.Tr>
      <Table.Td>
        <ScopeName kind="territory" code={territory} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure kpi="potential" of={of} label={`${t("service.potential")}, ${territory}`}>
          {format.shortMoney(potential)}
        </Figure>
      </Table.Td>
      <Table.Td ta="right">
        <Figure kpi="strike-rate" of={of} label={`${t("service.visits")}, ${territory}`}>
          {format.number(effort)}
        </Figure>
      </Table.Td>
      <Table.Td ta="right">
        {index === null ? "–" : index.toLocaleString(format.locale, { maximumFractionDigits: 2 })}
        <Text size="xs" c="dimmed">
          {t(`service.${service}`)}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {sales === null ? (
          "–"
        ) : (
          <Figure kpi="account-revenue" of={of} label={`${t("service.sales")}, ${territory}`}>
            {format.shortMoney(sales)}
          </Figure>
        )}
      </Table.Td>
      {isJudged && (
        <>
          <Table.Td ta="right">{performance ? format.shortMoney(performance.expected) : "–"}</Table.Td>
          <Table.Td>
            <PerformanceBar performance={performance} most={most} />
          </Table.Td>
        </>
      )}
      <Table.Td>
        {asksFor === "none" ? (
          <Text size="sm" c="dimmed">
            {t("asks.none")}
          </Text>
        ) : (
          <Badge variant="light" color={ASKS[asksFor]} radius="sm" tt="none" miw="max-content">
            {t(`asks.${asksFor}`)}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function toCsv(territories: readonly Row[]) {
  return [
    [
      ...["territory", "potential", "visits", "serviceIndex", "service", "sales", "expected"],
      ...["performanceIndex", "low95", "high95", "studentised", "asksFor"],
    ],
    ...territories.map(({ territory, potential, effort, index, service, sales, performance, asksFor }) => [
      ...[territory, potential, effort, index, service, sales, performance?.expected ?? null],
      ...[performance?.index ?? null, performance?.range?.low ?? null, performance?.range?.high ?? null],
      ...[performance?.studentised ?? null, asksFor],
    ]),
  ];
}
