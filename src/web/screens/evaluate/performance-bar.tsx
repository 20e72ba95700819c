import { Group, Text } from "@mantine/core";
import type { components } from "../../api/schema.d.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { IntervalBar } from "./interval-bar.tsx";

export type Performance = components["schemas"]["PerformanceEvaluation"]["territories"][number];

const LEAST_SCALE = 120;

/** The right end of a scale on which all of them stand. */
export const mostIndex = (all: readonly Performance[]): number =>
  Math.max(LEAST_SCALE, ...all.flatMap(({ index, range }) => [index ?? 0, range?.high ?? 0]));

interface PerformanceBarProps {
  readonly performance: Performance | null;
  /** The right end of the scale. */
  readonly most: number;
}

/** A performance index, 100 as expected, with the range in which it may lie. */
export function PerformanceBar({ performance, most }: PerformanceBarProps) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  if (performance === null || performance.index === null || performance.range === null) return "–";
  const { index, range, isFlagged } = performance;
  const whole = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 0 });
  return (
    <Group gap="xs" wrap="nowrap">
      <IntervalBar rate={index} low={Math.max(0, range.low)} high={range.high} reference={100} most={most} />
      <Text size="sm" component="span" fw={isFlagged ? 700 : 400} style={{ whiteSpace: "nowrap" }}>
        {whole(index)}{" "}
        <Text component="span" size="xs" c="dimmed" fw={400}>
          ({t("service.range", { low: whole(range.low), high: whole(range.high) })})
        </Text>
      </Text>
    </Group>
  );
}
