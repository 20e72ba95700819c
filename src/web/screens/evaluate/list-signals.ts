import type { TrendEvaluation } from "./diagnose-queries.ts";

/** A signal that is older is no news. */
const NEWS_MONTHS = 3;

/** Territories, by code, whose last three months hold a signal: beyond the limits of chance, or the end of a run on one side. */
export function listSignals({
  months,
  series,
}: Pick<TrendEvaluation, "months" | "series">): readonly string[] {
  const newest = months.length - NEWS_MONTHS;
  return series.flatMap(({ name, chart }) =>
    name !== "" &&
    chart !== null &&
    (chart.outside.some((at) => at >= newest) || chart.runs.some(({ to }) => to >= newest))
      ? [name]
      : [],
  );
}
