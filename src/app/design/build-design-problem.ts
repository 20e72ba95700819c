import { counted } from "../../core/domain/counted.ts";
import type {
  DesignProblem,
  GivenUpTerritories,
  Measure,
  Realignment,
} from "../../core/domain/design-problem.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { createProblemCollector, type ProblemCollector } from "../collect-problems.ts";
import { buildLocks } from "./build-locks.ts";
import { buildTerritorySpecs, type TerritoryCount } from "./build-territory-specs.ts";
import { pinLockedTargets } from "./pin-locked-targets.ts";
import { resolveMeasure } from "./resolve-measure.ts";
import { settingProblem } from "./setting-problem.ts";
import type { PlanOnLayer, Study } from "./study.ts";

/** The problem the engine and the checker read. */
export function buildDesignProblem(study: Study, territoryCount: TerritoryCount): Outcome<DesignProblem> {
  const { layer, spec } = study;
  const collector = createProblemCollector();
  const measures = buildMeasures(study, collector);
  const territories = buildTerritorySpecs(study, territoryCount);
  collector.problems.push(...territories.problems);
  collector.warnings.push(...territories.warnings);
  const locks = buildLocks(study, territories.specs);
  collector.problems.push(...locks.problems);
  collector.problems.push(...tooManyTerritories(locks.specs.length, layer.codes.length));
  collector.problems.push(...unknownCapacityMeasures(study, measures));
  const realignment = buildRealignment(study, locks.specs, collector);
  const visits = collector.take(visitsPerUnit(study));
  const pinned = pinLockedTargets({ ...locks, measures, realignment });
  collector.warnings.push(...pinned.warnings);
  if (collector.problems.length > 0 || visits === null)
    return failure(collector.problems, collector.warnings);
  return success(
    {
      unitCodes: layer.codes,
      points: layer.points,
      areaKm2: layer.areaKm2,
      adjacency: layer.adjacency,
      measures,
      visits,
      territories: pinned.specs,
      objective: spec.objective ?? "inertia",
      termWeights: definedWeights(spec.weights ?? {}),
      lockedTo: locks.lockedTo,
      requiredPairs: study.pairs
        .filter((pair) => pair.kind === "required")
        .map(({ a, b }) => [a, b] as const),
      forbiddenPairs: study.pairs
        .filter((pair) => pair.kind === "forbidden")
        .map(({ a, b }) => [a, b] as const),
      realignment,
    },
    collector.warnings,
  );
}

function buildMeasures(study: Study, collector: ProblemCollector): Measure[] {
  // a check may ask for contiguity and locks alone; a design without balance is refused before (require-wishes.ts)
  const wishes = study.spec.balance ?? [{ measure: "units", tolerance: null, weight: 0 }];
  return wishes.flatMap(({ measure, tolerance, weight }, position) => {
    if (wishes.findIndex((other) => other.measure === measure) < position) {
      collector.problems.push(
        settingProblem("CLI-166", `--balance ${measure}`, {
          cause: `"${measure}" is balanced twice`,
          fix: "give each measure once, with one tolerance",
        }),
      );
      return [];
    }
    const values = collector.take(resolveMeasure(study, measure, `--balance ${measure}`));
    return values === null ? [] : [{ key: measure, values, tolerance, balanceWeight: weight }];
  });
}

/** Calls per unit in the travel estimate: its accounts where they are known, else one. */
function visitsPerUnit(study: Study): Outcome<Float64Array> {
  if (study.accounts !== null) return resolveMeasure(study, "accounts", "--accounts");
  return success(new Float64Array(study.layer.codes.length).fill(1));
}

/** The price of moving has its own place in the realignment. */
function definedWeights(weights: NonNullable<Study["spec"]["weights"]>): DesignProblem["termWeights"] {
  return Object.fromEntries(
    Object.entries(weights).filter(
      ([key, weight]) => key !== "disruption" && weight !== undefined && weight > 0,
    ),
  );
}

function tooManyTerritories(territories: number, units: number): Problem[] {
  if (territories <= units) return [];
  return [
    settingProblem("CLI-167", "--territories", {
      cause: `${territories} territories cannot be made of ${counted(units, "unit", "units")}`,
      fix: `wish at most ${units} territories, or use smaller units`,
    }),
  ];
}

function unknownCapacityMeasures(study: Study, measures: readonly Measure[]): Problem[] {
  const wish = study.spec.territories;
  if (!Array.isArray(wish)) return [];
  const known = new Set(measures.map((measure) => measure.key));
  const keys = wish.flatMap((territory) => [
    ...territory.capacities.map((limit) => limit.measure),
    ...Object.keys(territory.shareByMeasure),
  ]);
  return [...new Set(keys)]
    .filter((key) => !known.has(key))
    .map((key) =>
      settingProblem("CLI-168", "territories", {
        cause: `a capacity or share names the measure "${key}", which is not balanced`,
        fix: `add {"measure": "${key}"} to balance (its tolerance may be left out)`,
      }),
    );
}

function buildRealignment(
  study: Study,
  specs: DesignProblem["territories"],
  collector: ProblemCollector,
): Realignment | null {
  const { current, spec } = study;
  if (current === null) {
    collector.problems.push(...settingsThatNeedCurrent(study));
    return null;
  }
  const movedWeightKey = spec.movedWeight ?? "units";
  const movedWeight = collector.take(resolveMeasure(study, movedWeightKey, "--move-cost"));
  if (movedWeight === null) return null;
  const indexOf = new Map<string, number>(specs.map((territory, index) => [territory.code, index]));
  return {
    current: current.territoryOf.map((territory) =>
      territory < 0 ? -1 : (indexOf.get(current.codes[territory]) ?? -1),
    ),
    ...findGivenUp(current, indexOf),
    movedWeight,
    movedWeightKey,
    price: spec.movePrice ?? spec.weights?.disruption ?? 0,
    maximumMovedShare: spec.maximumMovedShare ?? null,
  };
}

/** Dissolved territories, and those for which there is no room among the wished ones. */
function findGivenUp(
  current: PlanOnLayer,
  living: ReadonlyMap<string, number>,
): { readonly givenUp?: GivenUpTerritories } {
  const codes = current.codes.filter((code) => !living.has(code));
  if (codes.length === 0) return {};
  const territoryOf = current.territoryOf.map((territory) =>
    territory < 0 ? -1 : codes.indexOf(current.codes[territory]),
  );
  return { givenUp: { codes, territoryOf } };
}

function settingsThatNeedCurrent({ spec }: Study): Problem[] {
  const given: readonly (readonly [string, unknown])[] = [
    ["--max-moved", spec.maximumMovedShare],
    ["--move-cost", spec.movedWeight],
    ["--move-price", spec.movePrice],
    ["--weight disruption", spec.weights?.disruption],
    ["--scope", spec.scope],
    ["--dissolve", spec.dissolve],
    ["--protect", spec.protectedUnits],
    ["--protect-accounts", spec.protectedAccounts],
  ];
  return given
    .filter(([, value]) => value !== undefined)
    .map(([item]) =>
      settingProblem("CLI-169", item, {
        cause: `${item} speaks of a plan in force, and none is given`,
        fix: "add --current FILE with the columns unit, territory",
      }),
    );
}
