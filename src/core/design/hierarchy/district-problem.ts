import {
  type CapacityLimit,
  type DesignProblem,
  FREE,
  type TerritorySpec,
  WHITE_SPACE,
} from "../../domain/design-problem.ts";
import { territoryCode } from "../../domain/ids.ts";

/** The upper level: districts in place of territories, each meant to hold what its territories are meant to hold. */
export interface DistrictPlan {
  /** Territory indices of each district, every territory once. */
  readonly groups: readonly (readonly number[])[];
  /** Band of a district as a fraction of its territories' band: below 1 leaves its territories room. */
  readonly toleranceShare: number;
}

/** Territories in their order, dealt to districts as evenly as possible. */
export function groupEvenly(territoryCount: number, districtCount: number): number[][] {
  return Array.from({ length: districtCount }, (_, d) => {
    const from = Math.floor((d * territoryCount) / districtCount);
    const to = Math.floor(((d + 1) * territoryCount) / districtCount);
    return Array.from({ length: to - from }, (_, i) => from + i);
  });
}

/** Turns locks, centres, capacities and the current plan of territories into those of their districts. Forbidden pairs are left to the lower level. */
export function buildDistrictProblem(
  problem: DesignProblem,
  { groups, toleranceShare }: DistrictPlan,
): DesignProblem {
  const districtOf = new Int32Array(problem.territories.length);
  for (const [d, group] of groups.entries()) for (const t of group) districtOf[t] = d;
  const { realignment } = problem;
  const isEverHeld = (unit: number) => realignment !== null && realignment.current[unit] >= 0;
  return {
    ...problem,
    measures: problem.measures.map((measure) => ({
      ...measure,
      tolerance: measure.tolerance === null ? null : measure.tolerance * toleranceShare,
    })),
    territories: groups.map((group, d) => districtSpec(problem, group, d)),
    lockedTo: Int32Array.from(problem.lockedTo, (lock, unit) => {
      if (lock === WHITE_SPACE) return WHITE_SPACE;
      if (lock >= 0) return districtOf[lock];
      const current = isEverHeld(unit) && realignment ? realignment.current[unit] : FREE;
      if (current >= 0 && problem.territories[current].locked) return districtOf[current];
      const centred = problem.territories.findIndex((territory) => territory.centreUnit === unit);
      return centred >= 0 ? districtOf[centred] : FREE;
    }),
    forbiddenPairs: [],
    realignment: realignment && {
      ...realignment,
      current: realignment.current.map((territory) => (territory >= 0 ? districtOf[territory] : territory)),
    },
  };
}

function districtSpec(problem: DesignProblem, group: readonly number[], district: number): TerritorySpec {
  const specs = group.map((territory) => problem.territories[territory]);
  const sum = (shareOf: (spec: TerritorySpec) => number): number =>
    specs.reduce((total, spec) => total + shareOf(spec), 0);
  const shareByMeasure = Object.fromEntries(
    problem.measures.map(({ key }) => [key, sum((spec) => spec.shareByMeasure[key] ?? spec.share)]),
  );
  return {
    code: territoryCode(`D${district + 1}`),
    name: `District ${district + 1}`,
    share: sum((spec) => spec.share),
    shareByMeasure,
    contiguous: specs.every((spec) => spec.contiguous),
    // one territory's centre need not be the district's
    centreUnit: -1,
    home: null,
    capacities: problem.measures.flatMap(({ key }): CapacityLimit[] => {
      const limits = specs.map((spec) => spec.capacities.find((capacity) => capacity.measureKey === key));
      const minimum = limits.reduce((total, limit) => total + (limit?.minimum ?? 0), 0);
      const maximum = limits.reduce(
        (total, limit) => total + (limit?.maximum ?? Number.POSITIVE_INFINITY),
        0,
      );
      if (minimum <= 0 && maximum === Number.POSITIVE_INFINITY) return [];
      return [
        {
          measureKey: key,
          minimum: minimum > 0 ? minimum : null,
          maximum: maximum < Number.POSITIVE_INFINITY ? maximum : null,
        },
      ];
    }),
    locked: specs.length > 0 && specs.every((spec) => spec.locked),
  };
}
