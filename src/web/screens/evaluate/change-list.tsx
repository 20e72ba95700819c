import { Button, Group, Table, Text } from "@mantine/core";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { CausesOfChange } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { testOf } from "./test-of.ts";
import { useNames } from "./use-names.ts";

interface ChangeListProps {
  readonly causes: CausesOfChange;
  readonly chosen: string;
  readonly onChoose: (territory: string) => void;
}

/** An effect below it is that of reckoning with 0, not of anything. */
const SMALLEST_MONEY = 0.5;

/** What territories won before and after, largest loss first, with the factor that cost most. */
export function ChangeList({ causes, chosen, onChoose }: ChangeListProps) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const { labelOf } = useNames("territory");
  const { from, until, before, territories } = causes;
  const last = (date: string) => format.date(addDays(date as CivilDate, -1));
  const signed = (amount: number) => `${amount > 0 ? "+" : ""}${format.shortMoney(amount)}`;
  return (
    <Section
      title={t("changes.list")}
      lead={t("changes.lead", {
        from: format.date(from),
        until: last(until),
        beforeFrom: format.date(before.from),
        beforeUntil: last(before.until),
      })}
    >
      <WideTable minWidthPixels={640} label={t("changes.list")} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("changes.territory")}</Table.Th>
            <Table.Th ta="right">{t("changes.before")}</Table.Th>
            <Table.Th ta="right">{t("changes.after")}</Table.Th>
            <Table.Th ta="right">{t("changes.change")}</Table.Th>
            <Table.Th>{t("changes.largest")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map(({ territory, before: was, after, change, causes: parts }) => {
            const [worst] = parts;
            const isChosen = territory === chosen;
            return (
              <Table.Tr key={territory} {...(isChosen && { bg: "var(--mantine-color-default-hover)" })}>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant={isChosen ? "filled" : "default"}
                    aria-pressed={isChosen}
                    aria-label={t("select", { name: labelOf(territory) })}
                    onClick={() => onChoose(territory)}
                  >
                    {labelOf(territory)}
                  </Button>
                </Table.Td>
                <Table.Td ta="right">{format.shortMoney(was)}</Table.Td>
                <Table.Td ta="right">{format.shortMoney(after)}</Table.Td>
                <Table.Td ta="right" {...(change < 0 && { c: "var(--mantine-color-error)" })}>
                  {signed(change)}
                </Table.Td>
                <Table.Td>
                  {worst !== undefined && worst.effect < -SMALLEST_MONEY ? (
                    <Group gap={6}>
                      <Text size="sm">
                        {t(`cause.${worst.key}`)} {signed(worst.effect)}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {t(testOf(worst))}
                      </Text>
                    </Group>
                  ) : (
                    "–"
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}
