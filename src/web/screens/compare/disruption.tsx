import { Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PlanComparison } from "./compare-queries.ts";
import { compareWords } from "./compare-words.ts";

type Amount = "units" | "accounts" | "revenue" | "workloadHours";

/** What changes hands in all, beside what there is. */
export function Disruption({
  comparison: { moved, changesRep, territories },
}: {
  readonly comparison: PlanComparison;
}) {
  const t = useWords(compareWords);
  const format = useFormat();
  // in the plan before; what lay in white space there is in no territory
  const allOf = (key: Amount) => territories.reduce((sum, { before }) => sum + before[key], 0);
  const figures = [
    { label: t("disruption.units"), value: moved.units, all: allOf("units"), write: format.number },
    { label: t("disruption.accounts"), value: moved.accounts, all: allOf("accounts"), write: format.number },
    { label: t("disruption.revenue"), value: moved.revenue, all: allOf("revenue"), write: format.shortMoney },
    {
      label: t("disruption.hours"),
      value: moved.workloadHours,
      all: allOf("workloadHours"),
      write: format.number,
    },
    { label: t("disruption.rep"), value: changesRep.accounts, all: allOf("accounts"), write: format.number },
    {
      label: t("disruption.repRevenue"),
      value: changesRep.revenue,
      all: allOf("revenue"),
      write: format.shortMoney,
    },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" component="dl" m={0}>
      {figures.map(({ label, value, all, write }) => (
        <Paper key={label} withBorder p="sm">
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Group component="dd" m={0} gap={6} align="baseline">
            <Text fw={700} size="lg">
              {write(value)}
            </Text>
            {all > 0 && (
              <Text size="xs" c="dimmed">
                {t("disruption.ofAll", { percent: format.percent(value / all) })}
              </Text>
            )}
          </Group>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
