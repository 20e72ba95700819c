import type { Problem } from "../domain/problem.ts";

/** So many problems of one code are listed one by one; the rest are counted in one line. */
const LISTED_PER_CODE = 50;

/** Collects problems while a file is read, so that all of them can be reported at once without drowning the reader. */
export interface ProblemList {
  add(problem: Problem): void;
  readonly count: number;
  /** The problems in the order found; beyond 50 of one code, one more entry says how many there are. */
  list(): readonly Problem[];
}

/** Starts an empty list of problems. Adding is O(1); a file with a million faults costs 50 entries per code. */
export function gatherProblems(): ProblemList {
  const listed: Problem[] = [];
  const countByCode = new Map<string, number>();
  const firstUnlisted = new Map<string, Problem>();
  let count = 0;
  return {
    add: (problem) => {
      count++;
      const known = countByCode.get(problem.code) ?? 0;
      countByCode.set(problem.code, known + 1);
      if (known < LISTED_PER_CODE) listed.push(problem);
      else if (known === LISTED_PER_CODE) firstUnlisted.set(problem.code, problem);
    },
    get count() {
      return count;
    },
    list: () => [
      ...listed,
      ...[...firstUnlisted].map(([code, problem]) => restOf(problem, countByCode.get(code) ?? 0)),
    ],
  };
}

function restOf(problem: Problem, count: number): Problem {
  const rest = count - LISTED_PER_CODE;
  return {
    ...problem,
    where: { file: problem.where.file },
    cause: `${rest} more of the same kind (${problem.code}), ${count} in all`,
  };
}
