import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { evaluatePlan } from "../../src/core/evaluate/evaluate-plan.ts";
import { formatFigure } from "../format-figure.ts";
import { gapTo } from "../quality-table.ts";
import { checkAssignment, runDesign } from "../run-design.ts";
import { largest, median } from "../statistics.ts";
import type { BenchTable, SuiteContext } from "../suite.ts";
import { chooseRegion, disturbRegion, lockOutside } from "./choose-region.ts";

const REGION_SIZE = 10;
const MILLISECONDS = [100, 250, 500, 800];
/** Whether it succeeds at all, not how fast. */
const QUICK_MILLISECONDS = [3_000];

interface RegionResult {
  readonly milliseconds: number;
  readonly seconds: readonly number[];
  readonly validRuns: number;
  readonly runs: number;
  /** Inertia of the region over that of the undisturbed plan, of valid runs. */
  readonly overBefore: readonly number[];
}

export interface RegionReport {
  readonly table: BenchTable;
  readonly results: readonly RegionResult[];
  readonly failures: readonly string[];
}

/** Disturbs ten neighbouring territories of a finished plan and gives the engine a moment to repair just them. */
export async function reoptimiseRegion(
  problem: DesignProblem,
  plan: Int32Array,
  { context, seeds }: { readonly context: SuiteContext; readonly seeds: number },
): Promise<RegionReport> {
  const region = chooseRegion(problem, plan, REGION_SIZE);
  const disturbed = disturbRegion(problem, plan, region);
  const broken = checkAssignment(problem, disturbed).length;
  const before = regionInertia(problem, plan, region);
  const scoped = lockOutside(problem, disturbed, region);
  const results: RegionResult[] = [];
  const failures: string[] = [];
  const searches = context.options.quick ? QUICK_MILLISECONDS : MILLISECONDS;
  for (const milliseconds of searches) {
    const runs = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const run = await runDesign(context.pool, scoped, { seed, milliseconds });
      context.say(
        `region in ${milliseconds} ms, seed ${seed}: ${run.seconds.toFixed(2)} s ${run.violations.slice(0, 2).join("; ")}`,
      );
      runs.push(run);
    }
    const valid = runs.filter((run) => run.objective !== null && run.violations.length === 0);
    const overBefore = valid.flatMap(
      (run) => gapTo(regionInertia(problem, run.assignment, region), before) ?? [],
    );
    const seconds = runs.map((run) => run.seconds);
    results.push({ milliseconds, seconds, validRuns: valid.length, runs: runs.length, overBefore });
  }
  if (results.every(({ validRuns, runs }) => validRuns < runs))
    failures.push(`no time up to ${searches.at(-1)} ms repaired the region on every seed`);
  const title = `re-optimising ${region.length} of ${problem.territories.length} territories (${problem.unitCodes.length} units) after edits that broke ${broken} rules`;
  return { table: regionTable(title, results), results, failures };
}

function regionTable(title: string, results: readonly RegionResult[]): BenchTable {
  return {
    title,
    columns: [
      "search",
      "wall median",
      "wall worst",
      "valid",
      "inertia against before, median",
      "inertia against before, worst",
    ],
    rows: results.map(({ milliseconds, seconds, validRuns, runs, overBefore }) => [
      `${milliseconds} ms`,
      formatFigure.seconds(median(seconds)),
      formatFigure.seconds(largest(seconds)),
      `${validRuns}/${runs}`,
      formatFigure.gap(median(overBefore)),
      formatFigure.gap(largest(overBefore)),
    ]),
  };
}

function regionInertia(problem: DesignProblem, plan: Int32Array, region: readonly number[]): number {
  const { territories } = evaluatePlan(problem, plan);
  return region.reduce((sum, territory) => sum + territories[territory].inertia, 0);
}
