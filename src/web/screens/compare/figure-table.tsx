import { Group, Table, Text } from "@mantine/core";
import { IconMinus, IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { useSelf } from "../../api/self.ts";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import { plansWords } from "../plans/plans-words.ts";
import { compareWords } from "./compare-words.ts";
import type { JoinedPlans } from "./join-plans.ts";
import { listFigures, type PlanFigure } from "./list-figures.ts";
import { useDeskView } from "./use-joined-plans.ts";

interface FigureTableProps {
  readonly plans: JoinedPlans;
  readonly names: readonly [string, string];
}

/** Balance, compactness, travel and holes of both plans beside each other, and which is better. */
export function FigureTable({ plans: { before, after }, names }: FigureTableProps) {
  const t = useWords(compareWords);
  const tPlans = useWords(plansWords);
  const { rights } = useSelf();
  const views = [useDeskView(before), useDeskView(after)];
  const figures = listFigures(before);
  const others = listFigures(after);
  return (
    <Section title={t("figures.title")}>
      {rights["plans:read"] !== "all" && (
        <Text size="sm" c="dimmed">
          {t("figures.reach")}
        </Text>
      )}
      {views.some(({ isMeasuring }) => isMeasuring) && (
        <Text size="sm" c="dimmed" role="status">
          {t("figures.waiting")}
        </Text>
      )}
      <WideTable minWidthPixels={420} label={t("figures.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("figures.figure")}</Table.Th>
            {names.map((name) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
            <Table.Th>{t("figures.change")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map((figure, index) => (
            <Table.Tr key={`${figure.key} ${figure.measure}`}>
              <Table.Th scope="row" fw={400}>
                {t(`figures.${figure.key}`, {
                  measure: figure.measure === null ? "" : nameMeasure(figure.measure, tPlans).toLowerCase(),
                })}
              </Table.Th>
              <FigureCell figure={figure} />
              <FigureCell figure={others[index]} />
              <Table.Td>
                <Verdict before={figure} after={others[index]} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

function FigureCell({ figure }: { figure: PlanFigure }) {
  const format = useFormat();
  return (
    <Table.Td ta="right">{figure.value === null ? "…" : writeFigure(figure, figure.value, format)}</Table.Td>
  );
}

const SCORE_DIGITS = 1000;

function writeFigure({ unit }: PlanFigure, value: number, format: Format): string {
  switch (unit) {
    case "share":
      return format.percent(value);
    case "score":
      return (Math.round(value * SCORE_DIGITS) / SCORE_DIGITS).toLocaleString(format.locale);
    case "km":
      return `${format.number(Math.round(value))} km`;
    case "count":
      return format.number(value);
  }
}

function Verdict({ before, after }: { before: PlanFigure; after: PlanFigure }) {
  const t = useWords(compareWords);
  if (before.value === null || after.value === null) return null;
  const change = after.value - before.value;
  // what rounds to the same is told as the same
  const isSame = Math.abs(change) < 1e-9 + 5e-4 * Math.abs(before.value);
  const isBetter = Math.sign(change) === before.better;
  const word = isSame ? "unchanged" : before.better === 0 ? null : isBetter ? "better" : "worse";
  if (word === null) return null;
  const Sign = isSame ? IconMinus : change > 0 ? IconTrendingUp : IconTrendingDown;
  return (
    <Group gap={6} wrap="nowrap">
      <Sign size={16} aria-hidden />
      <Text size="sm" fw={isSame ? 400 : 600} c={word === "worse" ? "var(--mantine-color-error)" : undefined}>
        {t(`figures.${word}`)}
      </Text>
    </Group>
  );
}
