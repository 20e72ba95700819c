import { Group, Progress, Table, UnstyledButton } from "@mantine/core";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PipelineForecast } from "./diagnose-queries.ts";
import classes from "./figure.module.css";
import { chanceAddress } from "./forecast-figure.ts";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { useStageName } from "./use-stage-name.ts";

const PERCENT = 100;

/** How likely it is to be won in time, by stage and by how long an opportunity has been in it. */
export function ChanceTable({ chances }: Pick<PipelineForecast, "chances">) {
  const t = useWords(pipelineForecastWords);
  const format = useFormat();
  const { change } = useEvaluate();
  const stageName = useStageName();
  const ageOf = (from: number, next: number | undefined) =>
    next === undefined
      ? t("age.from", { days: from })
      : next - 1 === from
        ? String(from)
        : t("age.between", { from, to: next - 1 });
  return (
    <Section title={t("chances")} lead={t("chances.lead")}>
      <WideTable minWidthPixels={560} label={t("chances")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("stage")}</Table.Th>
            <Table.Th>{t("age")}</Table.Th>
            <Table.Th>{t("chance")}</Table.Th>
            <Table.Th ta="right">{t("won")}</Table.Th>
            <Table.Th ta="right">{t("followed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {chances.map(({ stage, bands }) =>
            bands.map(({ fromDays, followed, won, chance }, place) => (
              <Table.Tr key={`${stage} ${fromDays}`}>
                {place === 0 && (
                  <Table.Th scope="rowgroup" rowSpan={bands.length} style={{ verticalAlign: "top" }}>
                    {stageName(stage)}
                  </Table.Th>
                )}
                <Table.Td>{ageOf(fromDays, bands[place + 1]?.fromDays)}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Progress
                      value={PERCENT * chance}
                      w={90}
                      color="sea"
                      aria-label={`${t("chance")}, ${stageName(stage)}, ${ageOf(fromDays, bands[place + 1]?.fromDays)}`}
                    />
                    <UnstyledButton
                      className={classes.figure}
                      aria-haspopup="dialog"
                      aria-label={`${t("chance.title", { stage: stageName(stage), days: fromDays })}: ${format.percent(chance)}`}
                      onClick={() => change(chanceAddress({ stage, fromDays }))}
                    >
                      {format.percent(chance)}
                    </UnstyledButton>
                  </Group>
                </Table.Td>
                <Table.Td ta="right">{format.number(won)}</Table.Td>
                <Table.Td ta="right">{format.number(followed)}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}
