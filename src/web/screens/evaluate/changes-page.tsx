import { SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { saveCsv } from "../../components/save-csv.ts";
import { useWords } from "../../i18n/define-words.ts";
import { Awaiting } from "./awaiting.tsx";
import { CauseTable } from "./cause-table.tsx";
import { ChangeList } from "./change-list.tsx";
import {
  type CausesOfChange,
  causesQuery,
  type TrendEvaluation,
  territoryTrendQuery,
} from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { EvaluateFrame, PlannedNotice } from "./evaluate-frame.tsx";
import { askedOf } from "./evaluate-search.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { type Exception, ExceptionList } from "./exception-list.tsx";
import { listSignals } from "./list-signals.ts";
import { NothingToEvaluate } from "./nothing-to-evaluate.tsx";
import { periodBefore } from "./period.ts";
import { TrendChart } from "./trend-chart.tsx";
import { useEvaluate } from "./use-evaluate.ts";
import { useFigures } from "./use-figures.ts";
import { useNames } from "./use-names.ts";
import { Waterfall } from "./waterfall.tsx";

/** Whether a territory changed at all, beyond chance and season, and which factor of its funnel did it. */
export function ChangesPage() {
  const { period, search, change } = useEvaluate();
  const asked = askedOf(search, period);
  const beforeFrom = periodBefore(period);
  const compared = { ...asked, ...(beforeFrom !== null && { beforeFrom }) };
  const figures = useFigures({ kind: "causes", query: compared }, causesQuery(compared));
  const trendOptions = territoryTrendQuery({ ...asked, until: period.until });
  const causes = figures.query;
  const trend = useQuery({ ...trendOptions, enabled: !figures.isKept });
  const { data } = causes;
  const isFilled = data !== undefined && data.territories.length > 0;
  const chosen =
    data?.territories.find(({ territory }) => territory === search.only) ?? mostChanged(data?.territories);
  const name = `changes ${period.from} ${period.until}`;
  return (
    <EvaluateFrame
      page="changes"
      request={figures.request}
      isCredited
      onSave={isFilled ? () => saveCsv(name, toCsv(data.territories)) : undefined}
    >
      <Awaiting query={causes} queryKey={figures.queryKey} />
      {data && !isFilled && <NothingToEvaluate />}
      {isFilled && chosen && (
        <Stack gap="md">
          <ChangeExceptions causes={data} trend={trend.data} />
          <ChangeList
            causes={data}
            chosen={chosen.territory}
            onChoose={(territory) => change({ only: territory })}
          />
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
            <Waterfall change={chosen} />
            {/* months were not kept with the causes */}
            {!figures.isKept && (
              <div>
                <Awaiting query={trend} queryKey={trendOptions.queryKey} />
                {trend.data && <TrendChart trend={trend.data} territory={chosen.territory} />}
              </div>
            )}
          </SimpleGrid>
          <CauseTable change={chosen} />
          <PlannedNotice {...data} />
        </Stack>
      )}
    </EvaluateFrame>
  );
}

/** The largest loss; where nobody lost, the largest change. */
function mostChanged(territories: CausesOfChange["territories"] = []) {
  const [first] = territories;
  if (first === undefined || first.change < 0) return first;
  return territories.reduce((most, each) => (each.change > most.change ? each : most), first);
}

interface ChangeExceptionsProps {
  readonly causes: CausesOfChange;
  readonly trend: TrendEvaluation | undefined;
}

function ChangeExceptions({ causes: { territories }, trend }: ChangeExceptionsProps) {
  const t = useWords(diagnoseWords);
  const evaluate = useWords(evaluateWords);
  const { change } = useEvaluate();
  const { labelOf } = useNames("territory");
  const signals = trend ? listSignals(trend) : [];
  const fell = territories.flatMap(({ territory, change: by, causes }) =>
    by < 0 && causes.some(({ effect, rate }) => effect < 0 && rate?.isBeyondChance) ? [territory] : [],
  );
  const tell = (key: "changes.signals" | "changes.fell", names: readonly string[]): readonly Exception[] =>
    names.length === 0
      ? []
      : [
          {
            text: t(key, { count: names.length, names: names.map(labelOf).join(", ") }),
            action: {
              label: t("select", { name: labelOf(names[0]) }),
              run: () => change({ only: names[0] }),
            },
          },
        ];
  return (
    <ExceptionList
      title={evaluate("exceptions")}
      allWell={t("changes.allWell")}
      exceptions={[...tell("changes.fell", fell), ...tell("changes.signals", signals)]}
    />
  );
}

function toCsv(territories: CausesOfChange["territories"]) {
  return [
    [
      ...["territory", "before", "after", "change", "factor", "factorBefore", "factorAfter", "effect"],
      ...["difference", "low95", "high95", "isBeyondChance"],
    ],
    ...territories.flatMap(({ territory, before, after, change, causes }) =>
      causes.map((cause) => [
        ...[territory, before, after, change, cause.key, cause.before, cause.after, cause.effect],
        ...[cause.rate?.difference ?? null, cause.rate?.low ?? null, cause.rate?.high ?? null],
        cause.rate === null ? null : String(cause.rate.isBeyondChance),
      ]),
    ),
  ];
}
