import { Stack, Table, Text, Tooltip } from "@mantine/core";
import { saveCsv } from "../../components/save-csv.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "./awaiting.tsx";
import { type RepEvaluation, repsQuery } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { Rate } from "./funnel-table.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { RatingsSection } from "./ratings-section.tsx";
import { ScopeName } from "./scope-name.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { VerdictCard } from "./verdict-card.tsx";

type Row = RepEvaluation["reps"][number];
const STEPS = ["leadToOpportunity", "opportunityToDeal"] as const;
type Step = (typeof STEPS)[number];

/** What reps did, by code: two conversions with a verdict, revenue against potential, ramp and quota. */
export function RepsPage() {
  const { period, search } = useEvaluate();
  const asked = askedOf(search, period);
  const figures = useFigures({ kind: "reps", query: asked }, repsQuery(asked));
  const { query } = figures;
  const { data } = query;
  const isFilled = data !== undefined && data.reps.length > 0;
  const name = `reps ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="reps"
      request={figures.request}
      isCredited
      onSave={isFilled ? () => saveCsv(name, toCsv(data.reps)) : undefined}
    >
      <Awaiting query={query} queryKey={figures.queryKey} />
      {data && !isFilled && <NothingToEvaluate />}
      {isFilled && (
        <Stack gap="md">
          {data.reps.length > 1 &&
            STEPS.map((step) => <Verdict key={step} step={step} verdict={data[step]} />)}
          <RepTable evaluation={data} />
          <RatingsSection reps={data.reps} />
          <PlannedNotice {...data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

interface VerdictProps {
  readonly step: Step;
  readonly verdict: RepEvaluation[Step];
}

function Verdict({ step, verdict: found }: VerdictProps) {
  const t = useWords(diagnoseWords);
  if (found === null) return null;
  const { verdict, reason, homogeneity } = found;
  const p = homogeneity ? homogeneity.pValue.toPrecision(2) : "–";
  return (
    <VerdictCard
      differs={verdict === "differ"}
      title={t(`reps.verdict.${verdict}`, { step: t(`reps.step.${step}`) })}
      lines={[t(`reps.reason.${reason}`, { p })]}
    />
  );
}

function RepTable({ evaluation }: { readonly evaluation: RepEvaluation }) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const { reps, totals } = evaluation;
  const most = (step: Step) => Math.max(0.01, ...reps.map((rep) => rep[step]?.interval?.high ?? 0));
  const scales = {
    leadToOpportunity: most("leadToOpportunity"),
    opportunityToDeal: most("opportunityToDeal"),
  };
  const helped = (key: "reps.potentialIndex" | "reps.ramped" | "reps.years") => (
    <Tooltip label={t(`${key}.help`)} multiline maw={280}>
      <span>{t(key)}</span>
    </Tooltip>
  );
  return (
    <Section title={t("reps.table")} lead={t("reps.noOrder")}>
      <WideTable minWidthPixels={1120} label={t("reps.table")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("reps.rep")}</Table.Th>
            <Table.Th>{t("reps.step.leadToOpportunity")}</Table.Th>
            <Table.Th>{t("reps.step.opportunityToDeal")}</Table.Th>
            <Table.Th ta="right">{t("reps.accounts")}</Table.Th>
            <Table.Th ta="right">{t("reps.conversations")}</Table.Th>
            <Table.Th ta="right">{t("reps.revenue")}</Table.Th>
            <Table.Th ta="right">{helped("reps.potentialIndex")}</Table.Th>
            <Table.Th ta="right">{helped("reps.ramped")}</Table.Th>
            <Table.Th ta="right">{t("reps.attainment")}</Table.Th>
            <Table.Th ta="right">{helped("reps.years")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reps.map((rep) => (
            <RepRow key={rep.rep} rep={rep} evaluation={evaluation} scales={scales} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t("reps.totals")}</Table.Th>
            {STEPS.map((step) => (
              <Table.Th key={step}>
                {evaluation[step] && (
                  <Rate rate={evaluation[step].team.rate} interval={evaluation[step].team.interval} />
                )}
              </Table.Th>
            ))}
            <Table.Th ta="right">{write(totals.accounts, format.number)}</Table.Th>
            <Table.Th ta="right">{write(totals.conversations, format.number)}</Table.Th>
            <Table.Th ta="right">{write(totals.revenue, format.shortMoney)}</Table.Th>
            <Table.Th />
            <Table.Th />
            <Table.Th ta="right">
              {totals.revenue !== null && totals.quota ? format.percent(totals.revenue / totals.quota) : "–"}
            </Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Tfoot>
      </WideTable>
    </Section>
  );
}

const write = (value: number | null, format: (value: number) => string): string =>
  value === null ? "–" : format(value);

interface RepRowProps {
  readonly rep: Row;
  readonly evaluation: RepEvaluation;
  /** The right ends of the scales of rates. */
  readonly scales: Readonly<Record<Step, number>>;
}

function RepRow({ rep, evaluation, scales }: RepRowProps) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const of = { kind: "rep", code: rep.rep } as const;
  const index = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  return (
    <Table.Tr>
      <Table.Td>
        <ScopeName kind="rep" code={rep.rep} />
      </Table.Td>
      {STEPS.map((step) => (
        <Table.Td key={step}>
          <Conversion
            conversion={rep[step]}
            teamRate={evaluation[step]?.team.rate ?? 0}
            most={scales[step]}
          />
        </Table.Td>
      ))}
      <Table.Td ta="right">{write(rep.accounts, format.number)}</Table.Td>
      <Table.Td ta="right">
        {rep.conversations === null ? (
          "–"
        ) : (
          <Figure kpi="conversations" of={of} label={`${t("reps.conversations")}, ${rep.rep}`}>
            {format.number(rep.conversations)}
          </Figure>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Figure kpi="account-revenue" of={of} label={`${t("reps.revenue")}, ${rep.rep}`}>
          {write(rep.revenue, format.shortMoney)}
        </Figure>
      </Table.Td>
      <Table.Td ta="right">{write(rep.potentialIndex, index)}</Table.Td>
      <Table.Td ta="right">{write(rep.rampedIndex, index)}</Table.Td>
      <Table.Td ta="right">
        {rep.attainment === null ? (
          "–"
        ) : (
          <Figure kpi="quota-attainment" of={of} label={`${t("reps.attainment")}, ${rep.rep}`}>
            {format.percent(rep.attainment)}
          </Figure>
        )}
      </Table.Td>
      <Table.Td ta="right">{write(rep.experienceYears, format.number)}</Table.Td>
    </Table.Tr>
  );
}

interface ConversionProps {
  readonly conversion: Row[Step];
  readonly teamRate: number;
  readonly most: number;
}

function Conversion({ conversion, teamRate, most }: ConversionProps) {
  const t = useWords(diagnoseWords);
  const evaluate = useWords(evaluateWords);
  if (conversion === null || conversion.rate === null) return "–";
  const { rate, interval, leads, newAccounts, standing } = conversion;
  return (
    <>
      {interval && (
        <IntervalBar rate={rate} low={interval.low} high={interval.high} reference={teamRate} most={most} />
      )}{" "}
      <Rate rate={rate} interval={interval} />
      <Text size="xs" c="dimmed">
        {t("reps.cohort", { successes: newAccounts, trials: leads })} · {evaluate(`standing.${standing}`)}
      </Text>
    </>
  );
}

function toCsv(reps: readonly Row[]) {
  const steps = STEPS.flatMap((step) => [`${step}Rate`, `${step}Low95`, `${step}High95`]);
  return [
    [
      ...["rep", ...steps, "accounts", "conversations", "revenue", "potential", "potentialIndex"],
      ...["rampedIndex", "attainment", "experienceYears"],
    ],
    ...reps.map((rep) => [
      rep.rep,
      ...STEPS.flatMap((step) => [
        rep[step]?.rate ?? null,
        rep[step]?.interval?.low ?? null,
        rep[step]?.interval?.high ?? null,
      ]),
      ...[rep.accounts, rep.conversations, rep.revenue, rep.potential, rep.potentialIndex],
      ...[rep.rampedIndex, rep.attainment, rep.experienceYears],
    ]),
  ];
}
