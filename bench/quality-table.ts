import { formatFigure } from "./format-figure.ts";
import type { QualityResult } from "./measure-quality.ts";
import { median } from "./statistics.ts";
import type { BenchTable } from "./suite.ts";

/** Value against a reference as a share of it; null without one. */
export const gapTo = (value: number | null, reference: number | null | undefined): number | null =>
  value === null || reference === null || reference === undefined || reference === 0
    ? null
    : value / reference - 1;

/** One row per instance: feasibility, median and worst over seeds, known value, gaps, bound, verdict. */
export function qualityTable(title: string, results: readonly QualityResult[]): BenchTable {
  const columns = [
    "instance",
    "units",
    "territories",
    "time",
    "valid",
    "median",
    "worst",
    "known",
    "median gap",
    "worst gap",
    "our bound",
    "median over bound",
    "verdict",
  ];
  return { title, columns, rows: results.map(rowOf) };
}

function rowOf(result: QualityResult): string[] {
  const { instance, runs, values, bound, failures } = result;
  const { problem, known } = instance;
  const reference = known?.value ?? null;
  return [
    instance.name,
    String(problem.unitCodes.length),
    String(problem.territories.length),
    formatFigure.seconds(median(runs.map((run) => run.seconds))),
    instance.isInfeasible ? "–" : `${values.length}/${runs.length}`,
    formatFigure.value(result.median),
    formatFigure.value(result.worst),
    (known?.isApproximate ? "≈ " : "") + formatFigure.value(reference),
    formatFigure.gap(gapTo(result.median, reference)),
    formatFigure.gap(gapTo(result.worst, reference)),
    formatFigure.value(bound),
    formatFigure.percent(gapTo(result.median, bound)),
    describeVerdict(result, failures.length > 0),
  ];
}

function describeVerdict({ instance, causes }: QualityResult, failed: boolean): string {
  if (failed) return "FAILED";
  if (instance.isInfeasible) return `named: ${shorten(causes[0] ?? "")}`;
  const { medianAtMost, worstAtMost } = instance.must;
  return medianAtMost === undefined && worstAtMost === undefined ? "valid" : "ok";
}

const shorten = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

/** The same result without the problem and the plans, for --json. */
export function qualityJson({ instance, runs, ...rest }: QualityResult): unknown {
  const { problem, ...described } = instance;
  return {
    ...described,
    units: problem.unitCodes.length,
    territories: problem.territories.length,
    objective: problem.objective,
    ...rest,
    medianGap: gapTo(rest.median, instance.known?.value),
    worstGap: gapTo(rest.worst, instance.known?.value),
    runs: runs.map(({ assignment: _, ...run }) => run),
  };
}
