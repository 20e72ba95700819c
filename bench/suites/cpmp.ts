import { formatFigure } from "../format-figure.ts";
import { DATA_FOLDER, instanceName, listInstanceFiles } from "../instances/instance-files.ts";
import { readCpmp } from "../instances/read-cpmp.ts";
import type { QualityResult } from "../measure-quality.ts";
import { gapTo, qualityJson, qualityTable } from "../quality-table.ts";
import { CPMP_VALUES } from "../references.ts";
import { mean } from "../statistics.ts";
import type { BenchInstance, SuiteContext, SuiteReport } from "../suite.ts";
import { absentData, measureInstances } from "./measure-instances.ts";

const MEAN_GAP_MUST = 0.01;
const LARGEST_GAP_MUST = 0.03;

/** Capacitated p-median: points as units, no contiguity, Σ km to the median against the best known values. */
export async function benchCpmp(context: SuiteContext): Promise<SuiteReport> {
  const folder = context.options.folder ?? `${DATA_FOLDER}/territory_design/cpmp`;
  const instances = listInstanceFiles(folder, [".txt", ".dat"]).map(cpmpInstance);
  const choice = { seeds: 3, quickNames: ["SJC1"], quickMilliseconds: 5_000 };
  const results = await measureInstances(instances, context, choice);
  const absent = instances.length === 0 ? absentData(folder) : { failures: [], notes: [] };
  const meanGap = mean(results.flatMap(medianGap));
  const isAboveMust = meanGap !== null && meanGap > MEAN_GAP_MUST;
  return {
    suite: "cpmp",
    heading: "Capacitated p-median",
    protocol:
      "Σ distance to the median (Euclidean, unrounded), demand of a cluster within the capacity, no contiguity. Must: mean of the median gaps ≤ 1 %, no run above 3 %.",
    threads: context.pool.threads,
    tables: [qualityTable("cpmp", results)],
    results: results.map(qualityJson),
    failures: [
      ...absent.failures,
      ...results.flatMap(({ failures }) => failures),
      ...(isAboveMust ? [`mean gap ${formatFigure.gap(meanGap)} is above the must of 1 %`] : []),
    ],
    notes: [
      ...absent.notes,
      ...(meanGap === null ? [] : [`mean of the median gaps ${formatFigure.gap(meanGap)}`]),
    ],
  };
}

function medianGap({ instance, median }: QualityResult): number[] {
  const gap = gapTo(median, instance.known?.value);
  return gap === null ? [] : [gap];
}

function cpmpInstance(path: string): BenchInstance {
  const name = instanceName(path);
  const known = CPMP_VALUES.get(name) ?? null;
  return {
    name,
    problem: readCpmp(path),
    unit: 1,
    milliseconds: 60_000,
    known,
    must: known === null ? {} : { worstAtMost: known.value * (1 + LARGEST_GAP_MUST) },
    isInfeasible: false,
    boundMilliseconds: null,
  };
}
