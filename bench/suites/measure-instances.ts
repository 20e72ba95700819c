import { measureQuality, type QualityResult } from "../measure-quality.ts";
import type { BenchInstance, SuiteContext } from "../suite.ts";

/** Fewest units first, so that a run that is cut short has finished what is quick; `--quick` keeps one. */
export async function measureInstances(
  instances: readonly BenchInstance[],
  context: SuiteContext,
  choice: {
    readonly seeds: number;
    readonly quickNames: readonly string[];
    readonly quickMilliseconds: number;
  },
): Promise<QualityResult[]> {
  const { options } = context;
  const bySize = [...instances].sort((a, b) => sizeOf(a) - sizeOf(b));
  const named = bySize.filter(({ name }) => choice.quickNames.includes(name));
  const chosen = options.quick ? (named.length > 0 ? named : bySize.slice(0, 1)) : bySize;
  const results: QualityResult[] = [];
  for (const instance of chosen) {
    const milliseconds =
      options.milliseconds ?? (options.quick ? choice.quickMilliseconds : instance.milliseconds);
    const bounded = options.quick && instance.boundMilliseconds !== null ? 2_000 : instance.boundMilliseconds;
    const seeds = options.seeds ?? (options.quick ? 1 : choice.seeds);
    results.push(
      await measureQuality({ ...instance, milliseconds, boundMilliseconds: bounded }, seeds, context),
    );
  }
  return results;
}

const sizeOf = ({ problem }: BenchInstance): number => problem.unitCodes.length;

/** What a suite says where its data are absent: a failure where they must be present (CI), else a visible note. */
export function absentData(folder: string): { failures: string[]; notes: string[] } {
  const note = `no instance in ${folder}: nothing was run`;
  return process.env.CI === "true" ? { failures: [note], notes: [] } : { failures: [], notes: [note] };
}
