import { formatFigure } from "../format-figure.ts";
import { generateMarket } from "../instances/generate-market.ts";
import { measureQuality, type QualityResult } from "../measure-quality.ts";
import { qualityJson } from "../quality-table.ts";
import { costPerUnit } from "../scale/cost-per-unit.ts";
import { timeFirstPlan } from "../scale/first-plan.ts";
import { type RegionReport, reoptimiseRegion } from "../scale/reoptimise-region.ts";
import { largest, median } from "../statistics.ts";
import type { BenchInstance, BenchTable, SuiteContext, SuiteReport } from "../suite.ts";

interface Size {
  readonly units: number;
  readonly territories: number;
  readonly milliseconds: number;
}

const SIZES: readonly Size[] = [
  { units: 10_000, territories: 100, milliseconds: 10_000 },
  { units: 33_000, territories: 500, milliseconds: 60_000 },
  { units: 100_000, territories: 1_000, milliseconds: 120_000 },
];
const QUICK_SIZES: readonly Size[] = [{ units: 3_000, territories: 30, milliseconds: 10_000 }];
/** The size whose region is designed again. */
const REGION_UNITS = 33_000;
const COST_SIZES = [1_000, 3_000, 10_000, 33_000, 100_000];
const MOST_MEGABYTES = 1_500;
const SEEDS = 3;

/** Generated markets of 10,000 to 100,000 units, two measures ±3 %, contiguous: feasible in time, memory, cost per unit. */
export async function benchScale(context: SuiteContext): Promise<SuiteReport> {
  const { options, pool } = context;
  const seeds = options.seeds ?? (options.quick ? 1 : SEEDS);
  // first, while the heap is small: what comes later leaves memory behind
  const cost = await costPerUnit(
    pool,
    options.quick ? COST_SIZES.slice(0, 3) : COST_SIZES,
    Math.min(seeds, 3),
  );
  const firstPlans = [1, 2, 3, 4, 5].map((seed) => timeFirstPlan(generateMarket(10_000, 100, seed)));
  const solved: QualityResult[] = [];
  let region: RegionReport = { table: { title: "", columns: [], rows: [] }, results: [], failures: [] };
  for (const size of options.quick ? QUICK_SIZES : SIZES) {
    const instance = marketInstance(size, options.milliseconds);
    const result = await measureQuality(instance, seeds, context);
    solved.push(result);
    const plan = result.runs.find((run) => run.violations.length === 0)?.assignment;
    if (plan && (options.quick || size.units === REGION_UNITS))
      region = await reoptimiseRegion(instance.problem, plan, { context, seeds });
  }
  return {
    suite: "scale",
    heading: "Size: generated markets, two measures ±3 %, contiguous",
    protocol:
      "Units thick around towns, workload even, revenue log-normal. Time includes handing the problem to the threads and back; memory is the whole process. Must: valid on every seed, below 1.5 GB.",
    threads: pool.threads,
    tables: [sizeTable(solved), firstPlanTable(firstPlans), region.table, cost.table],
    results: [
      ...solved.map(qualityJson),
      { firstPlans },
      { region: region.results },
      { costs: cost.costs, slope: cost.slope },
    ],
    failures: [
      ...solved.flatMap(({ failures }) => failures),
      ...solved.flatMap(tooMuchMemory),
      ...region.failures,
    ],
    notes: region.results.length === 0 ? ["no valid plan to re-optimise a region of"] : [],
  };
}

function marketInstance({ units, territories, milliseconds }: Size, wished: number | null): BenchInstance {
  return {
    name: `${units}/${territories}`,
    problem: generateMarket(units, territories, 1),
    unit: 1,
    milliseconds: wished ?? milliseconds,
    known: null,
    must: {},
    isInfeasible: false,
    boundMilliseconds: null,
  };
}

function tooMuchMemory({ instance, runs }: QualityResult): string[] {
  const peak = largest(runs.map((run) => run.peakMegabytes)) ?? 0;
  return peak > MOST_MEGABYTES
    ? [`${instance.name}: ${formatFigure.megabytes(peak)}, must stay below 1,500 MB`]
    : [];
}

function sizeTable(results: readonly QualityResult[]): BenchTable {
  const columns = [
    "units/territories",
    "time",
    "valid",
    "first valid plan",
    "inertia median",
    "worst over median",
    "memory worst",
    "iterations/s",
  ];
  return {
    title: "designs",
    columns,
    rows: results.map(({ instance, runs, values, median: middle, worst }) => [
      instance.name,
      formatFigure.seconds(median(runs.map((run) => run.seconds))),
      `${values.length}/${runs.length}`,
      formatFigure.seconds(largest(runs.map((run) => run.firstFeasibleSeconds ?? Number.POSITIVE_INFINITY))),
      formatFigure.value(middle),
      formatFigure.gap(middle === null || worst === null ? null : worst / middle - 1),
      formatFigure.megabytes(largest(runs.map((run) => run.peakMegabytes)) ?? 0),
      String(Math.round(median(runs.map((run) => run.iterations / run.seconds)) ?? 0)),
    ]),
  };
}

function firstPlanTable(plans: readonly ReturnType<typeof timeFirstPlan>[]): BenchTable {
  const [cold, ...warm] = plans;
  const row = (name: string, group: typeof plans): string[] => [
    name,
    formatFigure.seconds(median(group.map(({ seconds }) => seconds))),
    formatFigure.seconds(largest(group.map(({ seconds }) => seconds))),
    formatFigure.percent(largest(group.map(({ largestDeviation }) => largestDeviation))),
    String(largest(group.map(({ brokenTerritories }) => brokenTerritories))),
  ];
  return {
    title: "first plan of 10,000 units in 100 territories (recursive bisection, contiguity repaired)",
    columns: ["call", "median", "worst", "largest deviation", "territories in parts"],
    rows: [row("first", [cold]), row("next four", warm)],
  };
}
