import { DATA_FOLDER, instanceName, listInstanceFiles } from "../instances/instance-files.ts";
import { readCommercial } from "../instances/read-commercial.ts";
import { qualityJson, qualityTable } from "../quality-table.ts";
import { COMMERCIAL_VALUES } from "../references.ts";
import type { BenchInstance, SuiteContext, SuiteReport } from "../suite.ts";
import { absentData, measureInstances } from "./measure-instances.ts";

/** Gap allowed in a minute, by number of units. */
const MUST_GAPS: readonly (readonly [units: number, gap: number])[] = [
  [1_000, 0.005],
  [2_500, 0.03],
  [5_000, 0.05],
  [10_000, 0.02],
];

/** Commercial territory design: smallest maximum diameter, three activities ±5 %, contiguous. */
export async function benchCommercial(context: SuiteContext): Promise<SuiteReport> {
  const folder = context.options.folder ?? `${DATA_FOLDER}/territory_design/commercial`;
  const instances = listInstanceFiles(folder, [".dat", ".txt"]).map(commercialInstance);
  const choice = { seeds: 3, quickNames: ["n1000-p16-s801"], quickMilliseconds: 15_000 };
  const results = await measureInstances(instances, context, choice);
  const absent = instances.length === 0 ? absentData(folder) : { failures: [], notes: [] };
  return {
    suite: "commercial",
    heading: "Commercial territory design: largest diameter",
    protocol:
      "Largest distance between two units of one territory, three activities within the file's tolerances (±5 %), contiguous. Known: best of 10 × 30 min of the published solver.",
    threads: context.pool.threads,
    tables: [qualityTable("commercial", results)],
    results: results.map(qualityJson),
    failures: [...absent.failures, ...results.flatMap(({ failures }) => failures)],
    notes: absent.notes,
  };
}

function commercialInstance(path: string): BenchInstance {
  const name = instanceName(path);
  const problem = readCommercial(path);
  const known = COMMERCIAL_VALUES.get(commercialKey(name)) ?? null;
  const units = problem.unitCodes.length;
  const gap = MUST_GAPS.find(([most]) => units <= most)?.[1];
  return {
    name,
    problem,
    unit: 1,
    milliseconds: 60_000,
    known,
    must: known === null || gap === undefined ? {} : { worstAtMost: known.value * (1 + gap) },
    isInfeasible: false,
    boundMilliseconds: 2_000,
  };
}

/** The generator calls them `del-n1000-k10-s8083`, our copies `n1000-p10-s8083`. */
export function commercialKey(name: string): string {
  const parts = /n(\d+)-[pk](\d+)-s(\d+)/.exec(name);
  return parts ? `n${parts[1]}-p${parts[2]}-s${parts[3]}` : name;
}
