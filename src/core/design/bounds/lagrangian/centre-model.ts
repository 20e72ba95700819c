import { type DesignProblem, FREE, WHITE_SPACE } from "../../../domain/design-problem.ts";
import { type LoadLimits, loadLimits } from "../load-limits.ts";

/** Territories that the bound need not tell apart: same limits, and which units may, must or must not be theirs. */
export interface CentreClass {
  /** How many territories it stands for; each needs a centre of its own. */
  readonly count: number;
  /** Per measure in `CentreModel.measures`. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Model units that may be centre. */
  readonly candidates: Int32Array;
  /** Per model unit: 0 = may not join, 1 = may, 2 = must (only where count is 1). */
  readonly membership: Uint8Array;
}

/** What the bound looks at: covered units, limits and classes of territories. Pairs, contiguity and moved share are left out. */
export interface CentreModel {
  /** Problem unit of each model unit. */
  readonly units: Int32Array;
  /** Values of each limited measure per model unit. */
  readonly measures: readonly Float64Array[];
  readonly classes: readonly CentreClass[];
}

/** Builds the relaxed model. Territories alike in limits and locks form one class, so that their labels do not matter. */
export function buildCentreModel(problem: DesignProblem): CentreModel {
  const units = Int32Array.from(
    problem.unitCodes.map((_, unit) => unit).filter((unit) => problem.lockedTo[unit] !== WHITE_SPACE),
  );
  const limits = loadLimits(problem);
  const limited = problem.measures.map((_, m) => m).filter((m) => isLimited(limits, m));
  const fixedTo = Int32Array.from(units, (unit) => fixedTerritory(problem, unit));
  const groups = new Map<string, number[]>();
  for (let t = 0; t < problem.territories.length; t++) {
    const isSpecial =
      problem.territories[t].centreUnit >= 0 || problem.territories[t].locked || fixedTo.includes(t);
    const key = isSpecial
      ? `territory ${t}`
      : limited.map((m) => `${limits.lower[m][t]}–${limits.upper[m][t]}`).join();
    groups.set(key, [...(groups.get(key) ?? []), t]);
  }
  return {
    units,
    measures: limited.map((m) => Float64Array.from(units, (unit) => problem.measures[m].values[unit])),
    classes: [...groups.values()].map((territories) =>
      buildClass({ problem, units, limits, limited, fixedTo }, territories),
    ),
  };
}

function isLimited({ lower, upper }: LoadLimits, m: number): boolean {
  return lower[m].some((limit) => limit > 0) || upper[m].some((limit) => limit < Number.POSITIVE_INFINITY);
}

/** Territory a unit must be in by lock, locked territory or fixed centre; FREE otherwise. */
function fixedTerritory({ lockedTo, realignment, territories }: DesignProblem, unit: number): number {
  if (lockedTo[unit] >= 0) return lockedTo[unit];
  const current = realignment ? realignment.current[unit] : FREE;
  if (current >= 0 && territories[current].locked) return current;
  return territories.findIndex((territory) => territory.centreUnit === unit);
}

interface ClassInput {
  readonly problem: DesignProblem;
  readonly units: Int32Array;
  readonly limits: LoadLimits;
  readonly limited: readonly number[];
  readonly fixedTo: Int32Array;
}

function buildClass(
  { problem, units, limits, limited, fixedTo }: ClassInput,
  territories: readonly number[],
): CentreClass {
  const [first] = territories;
  const { centreUnit, locked } = problem.territories[first];
  const membership = Uint8Array.from(fixedTo, (fixed) => {
    if (fixed === first) return 2;
    return fixed >= 0 || locked ? 0 : 1;
  });
  const mayBeCentre = (i: number): boolean => (centreUnit >= 0 ? units[i] === centreUnit : membership[i] > 0);
  return {
    count: territories.length,
    lower: Float64Array.from(limited, (m) => limits.lower[m][first]),
    upper: Float64Array.from(limited, (m) => limits.upper[m][first]),
    candidates: Int32Array.from(Array.from(units.keys()).filter(mayBeCentre)),
    membership,
  };
}
