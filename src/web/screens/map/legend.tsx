import { Group, Text, useComputedColorScheme } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useMemo } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { COVERAGE_LIMITS, CYCLE_DAYS } from "../../map/coverage.ts";
import { DARK, DEVIATION_LIMITS, LIGHT, quantileLimits } from "../../map/map-colours.ts";
import { formatDeviation, formatMeasure } from "../plans/format-measure.ts";
import { LEVELS } from "./map-canvas.tsx";
import { mapWords } from "./map-words.ts";
import classes from "./studio.module.css";
import { useDeskView, useStudio } from "./studio-context.ts";

/** What the colours mean; of territories the list beside the map says it. */
export function Legend() {
  const t = useWords(mapWords);
  const format = useFormat();
  const { search, desk, measure, measureIndex } = useStudio();
  const palette = useComputedColorScheme("light") === "dark" ? DARK : LIGHT;
  const limits = useMemo(
    () =>
      quantileLimits(
        Array.from(desk.assignment, (_, unit) => desk.unitValue(measureIndex, unit)),
        LEVELS,
      ),
    [desk, measureIndex],
  );
  const hasLocks = useDeskView((_, { lockedUnits }) => lockedUnits.size > 0);
  const locked = hasLocks && (
    <Group gap={4} wrap="nowrap">
      <IconLock size={14} aria-hidden />
      <Text size="xs">{t("legend.locked")}</Text>
    </Group>
  );
  if (search.fill === undefined || search.fill === "territory")
    return locked && <div className={classes.legend}>{locked}</div>;
  const entries =
    search.fill === "coverage"
      ? [
          { colour: palette.whiteSpace, text: t("legend.noAccounts") },
          ...COVERAGE_LIMITS.map((limit, i) => ({
            colour: palette.steps[i],
            text:
              i === 0 || limit === 1
                ? format.percent(limit)
                : t("legend.from", { value: format.percent(limit) }),
          })),
        ]
      : search.fill === "measure"
        ? [
            { colour: palette.whiteSpace, text: t("legend.none") },
            ...limits.map((limit, i) => ({
              colour: palette.steps[i],
              text: t("legend.from", { value: formatMeasure(measure, limit, format) }),
            })),
          ]
        : palette.deviations.map((colour, i) => ({ colour, text: deviationText(i, format) }));
  return (
    <div className={classes.legend}>
      {search.fill === "coverage" && <Text size="xs">{t("legend.coverage", { days: CYCLE_DAYS })}</Text>}
      <Group gap="sm">
        {entries.map(({ colour, text }) => (
          <Group key={text} gap={4} wrap="nowrap">
            <span className={classes.swatch} style={{ background: colour }} aria-hidden />
            <Text size="xs">{text}</Text>
          </Group>
        ))}
        {locked}
      </Group>
    </div>
  );
}

function deviationText(index: number, format: ReturnType<typeof useFormat>): string {
  const from = DEVIATION_LIMITS[index - 1];
  const to = DEVIATION_LIMITS[index];
  if (from === undefined) return `< ${formatDeviation(to, format)}`;
  if (to === undefined) return `> ${formatDeviation(from, format)}`;
  return `${formatDeviation(from, format)} … ${formatDeviation(to, format)}`;
}
