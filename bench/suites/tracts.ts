import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scorePlan } from "../../src/core/evaluate/score-plan.ts";
import { formatFigure } from "../format-figure.ts";
import { DATA_FOLDER, instanceName, listInstanceFiles } from "../instances/instance-files.ts";
import { readTractGraph, type TractGraph } from "../instances/read-tract-graph.ts";
import type { QualityResult } from "../measure-quality.ts";
import { gapTo, qualityJson, qualityTable } from "../quality-table.ts";
import { TRACT_VALUES } from "../references.ts";
import type { BenchInstance, BenchTable, KnownValue, Must, SuiteContext, SuiteReport } from "../suite.ts";
import { absentData, measureInstances } from "./measure-instances.ts";

/** Values are printed in millions of people × km². */
const MILLION = 1e6;
/** The product proves bounds up to this size. */
const BOUND_UNITS = 2_000;

/** Census tracts of a state in its congressional districts: inertia against published plans, ±0.5 %, contiguous. */
export async function benchTracts(context: SuiteContext): Promise<SuiteReport> {
  const { options } = context;
  const folder = options.folder ?? `${DATA_FOLDER}/territory_design/tracts`;
  const graphs = listInstanceFiles(folder, [".json"]).map((path) => ({
    name: instanceName(path),
    graph: readTractGraph(path),
  }));
  const instances = graphs.map(({ name, graph }) => tractInstance(name, graph));
  const choice = { seeds: 10, quickNames: ["ID"], quickMilliseconds: 4_000 };
  const results = await measureInstances(instances, context, choice);
  const wasRun = ({ name }: { readonly name: string }): boolean =>
    results.some(({ instance }) => instance.name === name);
  const absent = graphs.length === 0 ? absentData(folder) : { failures: [], notes: [] };
  return {
    suite: "tracts",
    heading: "Census tracts: inertia against published plans",
    protocol:
      "Σ population · km² to the best unit as centre ÷ 10⁶, band of the file (±0.5 %), contiguous. A published plan in the file is re-scored and is the known value; ≈ marks values from the paper's own distances (± 0.4 %).",
    threads: context.pool.threads,
    tables: [qualityTable("tracts", results), ...publishedBounds(results)],
    results: results.map(qualityJson),
    failures: [...absent.failures, ...results.flatMap(({ failures }) => failures)],
    notes: [...absent.notes, ...writeLinks(graphs.filter(wasRun), options.outFolder)],
  };
}

function tractInstance(name: string, { problem, publishedPlan }: TractGraph): BenchInstance {
  const known: KnownValue | null = publishedPlan
    ? { value: scorePlan(problem, publishedPlan) / MILLION, source: "the file's published plan, re-scored" }
    : (TRACT_VALUES.get(name) ?? null);
  const isLarge = problem.unitCodes.length > 1_500;
  return {
    name,
    problem,
    unit: MILLION,
    milliseconds: isLarge ? 30_000 : 10_000,
    known,
    must: mustOf(name, known),
    isInfeasible: false,
    boundMilliseconds: problem.unitCodes.length <= BOUND_UNITS ? 20_000 : null,
  };
}

function mustOf(name: string, known: KnownValue | null): Must {
  if (known === null) return {};
  if (name === "GA" || name === "IL") return { worstAtMost: known.value * 1.015 };
  if (known.isApproximate) return {};
  return { medianAtMost: known.value * 1.001, worstAtMost: known.value * 1.005 };
}

/** Where a bound was published: how far the plans stay above it. */
function publishedBounds(results: readonly QualityResult[]): BenchTable[] {
  const rows = results.flatMap(({ instance, median, worst }) => {
    const bound = instance.known?.lowerBound;
    if (bound === undefined) return [];
    return [
      [
        instance.name,
        formatFigure.value(bound),
        formatFigure.percent(gapTo(median, bound)),
        formatFigure.percent(gapTo(worst, bound)),
      ],
    ];
  });
  const columns = ["instance", "published bound", "median above", "worst above"];
  return rows.length === 0 ? [] : [{ title: "published lower bounds", columns, rows }];
}

/** links.csv as `wilayah design --links` reads it, and one note per link. */
function writeLinks(
  graphs: readonly { readonly name: string; readonly graph: TractGraph }[],
  outFolder: string,
): string[] {
  const links = graphs.flatMap(({ name, graph: { problem, links: added } }) =>
    added.map(({ a, b }) => ({ name, a: problem.unitCodes[a], b: problem.unitCodes[b] })),
  );
  if (links.length === 0) return [];
  mkdirSync(outFolder, { recursive: true });
  const path = join(outFolder, "links.csv");
  const rows = links.map(({ name, a, b }) => `${a},${b},link,${name}`);
  writeFileSync(path, `${["unit_a,unit_b,type,instance", ...rows].join("\n")}\n`);
  return links.map(({ name, a, b }) => `${name}: detached part joined by a link ${a} – ${b} (${path})`);
}
