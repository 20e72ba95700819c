import { Group, Progress, Table, Text } from "@mantine/core";
import { OPEN_STAGES } from "../../../core/domain/opportunity-stages.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { recordWords } from "../accounts/record-words.ts";
import type { PipelineForecast } from "./diagnose-queries.ts";
import { pipelineForecastWords } from "./pipeline-forecast-words.ts";

const PERCENT = 100;
const openStage = (stage: string) => OPEN_STAGES.find((each) => each === stage);

/** How likely it is to be won in time, by stage and by how long an opportunity has been in it. */
export function ChanceTable({ chances }: Pick<PipelineForecast, "chances">) {
  const t = useWords(pipelineForecastWords);
  const record = useWords(recordWords);
  const format = useFormat();
  const stageName = (stage: string) => {
    const known = openStage(stage);
    if (known !== undefined) return record(`stage.${known}`);
    return stage === "" ? t("stage.none") : stage;
  };
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
                    <Text size="sm">{format.percent(chance)}</Text>
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
