import { type DesignProblem, WHITE_SPACE } from "../../domain/design-problem.ts";
import type { Problem } from "../../domain/problem.ts";
import { type LoadLimits, loadLimits } from "../bounds/load-limits.ts";

/** How units and territories are called in messages. */
export interface DiagnosisOptions {
  readonly unitNames?: readonly string[];
  readonly territoryCodes?: readonly string[];
  /** What `where.file` says; "options" unless told. */
  readonly file?: string;
}

/** Why a unit must be in a territory. */
export interface Claim {
  readonly territory: number;
  readonly reason: "unit lock" | "fixed centre" | "territory lock";
}

/** What every proof reads: limits, covered units, units that are fixed, groups that stay together, and words for messages. */
export interface DiagnosisView {
  readonly problem: DesignProblem;
  readonly limits: LoadLimits;
  /** Unit indices that must be covered, ascending. */
  readonly covered: readonly number[];
  readonly claims: ReadonlyMap<number, readonly Claim[]>;
  /** Territory a unit is fixed to (its first claim), −1 = free, WHITE_SPACE. */
  readonly fixedTo: Int32Array;
  /** Smallest unit index of the group of required pairs a unit belongs to. */
  readonly groupOf: Int32Array;
  readonly unitLabel: (unit: number) => string;
  readonly territoryLabel: (territory: number) => string;
  readonly report: (code: string, item: string, words: { cause: string; fix: string }) => Problem;
}

/** Reads a problem once for all proofs. */
export function viewForDiagnosis(problem: DesignProblem, options: DiagnosisOptions): DiagnosisView {
  const claims = collectClaims(problem);
  const fixedTo = Int32Array.from(problem.lockedTo, (lock, unit) =>
    lock === WHITE_SPACE ? WHITE_SPACE : (claims.get(unit)?.[0]?.territory ?? -1),
  );
  const covered: number[] = [];
  for (let u = 0; u < fixedTo.length; u++) if (problem.lockedTo[u] !== WHITE_SPACE) covered.push(u);
  const file = options.file ?? "options";
  return {
    problem,
    limits: loadLimits(problem),
    covered,
    claims,
    fixedTo,
    groupOf: groupByRequiredPairs(problem),
    unitLabel: (unit) => {
      const code = problem.unitCodes[unit];
      const name = options.unitNames?.[unit];
      return name && name !== code ? `${name} (${code})` : code;
    },
    territoryLabel: (territory) => options.territoryCodes?.[territory] ?? problem.territories[territory].code,
    report: (code, item, { cause, fix }) => ({ code, where: { file, item }, cause, fix }),
  };
}

function collectClaims(problem: DesignProblem): Map<number, Claim[]> {
  const claims = new Map<number, Claim[]>();
  const claim = (unit: number, territory: number, reason: Claim["reason"]): void => {
    const list = claims.get(unit);
    if (list) list.push({ territory, reason });
    else claims.set(unit, [{ territory, reason }]);
  };
  const { lockedTo, territories, realignment } = problem;
  for (let u = 0; u < lockedTo.length; u++) {
    if (lockedTo[u] >= 0) claim(u, lockedTo[u], "unit lock");
    const current = realignment ? realignment.current[u] : -1;
    if (current >= 0 && territories[current].locked) claim(u, current, "territory lock");
  }
  for (const [t, territory] of territories.entries()) {
    if (territory.centreUnit >= 0) claim(territory.centreUnit, t, "fixed centre");
  }
  return claims;
}

function groupByRequiredPairs(problem: DesignProblem): Int32Array {
  const group = Int32Array.from(problem.unitCodes, (_, unit) => unit);
  const root = (unit: number): number => {
    let at = unit;
    while (group[at] !== at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  };
  for (const [a, b] of problem.requiredPairs) {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
    group[high] = low;
  }
  return group.map((_, unit) => root(unit));
}
