import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PipelineForecast } from "./diagnose-queries.ts";
import { Figure } from "./figure.tsx";
import { forecastFigure } from "./forecast-figure.ts";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";
import { Stat } from "./stat.tsx";

/** Less is written as 0 %. */
const SMALLEST_BIAS = 0.0005;
const CALLS = ["commit", "weighted", "bestCase"] as const;

/** Three ways to foretell, each with how far it was off before. */
export function PipelineCalls({ forecast: { all, past } }: { readonly forecast: PipelineForecast }) {
  const t = useWords(pipelineForecastWords);
  const format = useFormat();
  const biasTold = useBiasTold(past);
  return (
    <Stack gap={4}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
        {CALLS.map((call) => (
          <Stat
            key={call}
            name={t(call)}
            value={
              <Figure kpi={forecastFigure(call)} label={t(call)}>
                {format.shortMoney(all[call])}
              </Figure>
            }
            note={`${t(`${call}.help`)}. ${biasTold(past.bias[call])}`}
          />
        ))}
        <Stat
          name={t("expectedWins")}
          value={
            <Figure kpi={forecastFigure("expectedWins")} label={t("expectedWins")}>
              {format.number(all.expectedWins)}
            </Figure>
          }
          note={t("expectedWins.help", { open: format.number(all.open) })}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t("bias.lead")}
      </Text>
    </Stack>
  );
}

function useBiasTold({ forecasts }: PipelineForecast["past"]) {
  const t = useWords(pipelineForecastWords);
  const format = useFormat();
  return (bias: number | null): string =>
    bias === null || Math.abs(bias) < SMALLEST_BIAS
      ? t(bias === null ? "bias.none" : "bias.exact", { count: forecasts })
      : t(bias > 0 ? "bias.high" : "bias.low", {
          bias: format.percent(Math.abs(bias)),
          count: forecasts,
        });
}
