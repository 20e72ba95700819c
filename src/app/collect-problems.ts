import type { Outcome, Problem } from "../core/domain/problem.ts";

/** Gathers problems and warnings over several readings, so that all of them are told at once. */
export interface ProblemCollector {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  /** The value, or null after noting the problems. */
  take<T>(outcome: Outcome<T>): T | null;
}

export function createProblemCollector(): ProblemCollector {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  return {
    problems,
    warnings,
    take: (outcome) => {
      warnings.push(...outcome.warnings);
      if (outcome.ok) return outcome.value;
      problems.push(...outcome.problems);
      return null;
    },
  };
}
