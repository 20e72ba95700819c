import { diagnoseInfeasibility } from "../src/core/design/diagnose-infeasibility.ts";
import { type DesignRun, runDesign } from "./run-design.ts";
import { largest, median } from "./statistics.ts";
import type { BenchInstance, SuiteContext } from "./suite.ts";

/** What one instance came to over all seeds. Values are in the instance's printed unit. */
export interface QualityResult {
  readonly instance: BenchInstance;
  readonly runs: readonly DesignRun[];
  /** Why no plan can exist, in the product's own words. */
  readonly causes: readonly string[];
  readonly values: readonly number[];
  readonly median: number | null;
  readonly worst: number | null;
  readonly bound: number | null;
  readonly boundMethod: string | null;
  readonly failures: readonly string[];
}

/** Runs one instance on every seed, bounds it, and holds the outcome against its musts. */
export async function measureQuality(
  instance: BenchInstance,
  seeds: number,
  { pool, say }: SuiteContext,
): Promise<QualityResult> {
  const causes = diagnoseInfeasibility(instance.problem).map(({ cause }) => cause);
  const runs: DesignRun[] = [];
  for (let seed = 1; seed <= (causes.length > 0 || instance.isInfeasible ? 0 : seeds); seed++) {
    const run = await runDesign(pool, instance.problem, { seed, milliseconds: instance.milliseconds });
    runs.push(run);
    say(`${instance.name} seed ${seed}: ${describeRun(run, instance)}`);
  }
  const values = runs.flatMap((run) => (isValid(run) ? [run.objective / instance.unit] : []));
  const bound = await provenBound(instance, values, pool);
  const result = { instance, runs, causes, values, median: median(values), worst: largest(values), ...bound };
  return { ...result, failures: findFailures(result) };
}

const isValid = (run: DesignRun): run is DesignRun & { readonly objective: number } =>
  run.objective !== null && run.violations.length === 0;

function describeRun(run: DesignRun, { unit }: BenchInstance): string {
  const value = run.objective === null ? "no plan" : (run.objective / unit).toPrecision(8);
  return [`${value} in ${run.seconds.toFixed(2)} s`, ...run.violations.slice(0, 3)].join(" · ");
}

/** The product's own lower bound, started from the best plan of all seeds. */
async function provenBound(
  { problem, boundMilliseconds, unit }: BenchInstance,
  values: readonly number[],
  pool: SuiteContext["pool"],
): Promise<{ bound: number | null; boundMethod: string | null }> {
  if (boundMilliseconds === null || values.length === 0) return { bound: null, boundMethod: null };
  const incumbent = Math.min(...values) * unit;
  const bound = await pool.bound(problem, { milliseconds: boundMilliseconds, incumbent });
  return { bound: bound && bound.value / unit, boundMethod: bound?.method ?? null };
}

/** Infeasible plans, refusals of what is possible, missed musts, and bounds that cannot be true. */
function findFailures(result: Omit<QualityResult, "failures">): string[] {
  const { instance, runs, causes, values, bound } = result;
  const { name, must } = instance;
  if (instance.isInfeasible) return causes.length > 0 ? [] : [`${name}: no cause of infeasibility was named`];
  if (causes.length > 0) return [`${name}: called infeasible: ${causes[0]}`];
  const failures = runs
    .filter((run) => !isValid(run))
    .map((run) => `${name} seed ${run.seed}: ${run.violations.slice(0, 3).join("; ") || "no plan"}`);
  const rounding = 1 + 1e-9;
  const exceeds = (value: number | null, limit: number | undefined): value is number =>
    value !== null && limit !== undefined && value > limit * rounding;
  if (exceeds(result.median, must.medianAtMost))
    failures.push(`${name}: median ${brief(result.median)} is above the must ${brief(must.medianAtMost)}`);
  if (exceeds(result.worst, must.worstAtMost))
    failures.push(`${name}: worst ${brief(result.worst)} is above the must ${brief(must.worstAtMost)}`);
  if (bound !== null && values.some((value) => value * rounding < bound))
    failures.push(`${name}: a plan is better than the lower bound ${bound}`);
  return failures;
}

/** Nine digits: enough to tell a value from its limit. */
const brief = (value: number | null | undefined): number => Number((value ?? Number.NaN).toPrecision(9));
