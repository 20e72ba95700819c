import type { Summary } from "../../contract/summary.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { LowerBound, UnitExplanation } from "../../core/domain/design-result.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { gapToBound } from "../../core/evaluate/gap-to-bound.ts";
import type { PlanFigures } from "../../core/evaluate/plan-figures.ts";
import type { SearchEffort } from "./solve-problem.ts";
import type { Study } from "./study.ts";

/** A district: territories that roll up together. */
export interface District {
  readonly code: string;
  readonly territories: readonly number[];
  readonly measures: readonly {
    readonly measure: string;
    readonly value: number;
    readonly target: number;
    readonly deviation: number;
  }[];
}

/** One plan of a trade-off, with its figures. */
export interface Alternative {
  readonly name: string;
  readonly assignment: Int32Array;
  readonly objective: number;
  readonly largestDeviation: number;
  readonly travelKm: number;
  readonly movedShare: number | null;
  /** Names of alternatives that are better in one figure and worse in none. */
  readonly dominatedBy: readonly string[];
}

/** A finished plan with everything known about it. */
export interface FinishedPlan {
  readonly study: Study;
  readonly problem: DesignProblem;
  readonly assignment: Int32Array;
  readonly figures: PlanFigures;
  readonly explanations: readonly UnitExplanation[];
  readonly lowerBound: LowerBound | null;
  readonly effort: SearchEffort;
  readonly startIndex: number;
  readonly iterations: number;
  readonly stopped: string;
  readonly districts: readonly District[] | null;
  readonly territoryCount: Summary["territoryCount"];
  readonly alternatives: readonly Alternative[] | null;
  readonly warnings: readonly Problem[];
}

/** The summary of a plan; holds no times and nothing that depends on the number of threads. */
export function describePlan(plan: FinishedPlan, version: string): Summary {
  const { study, problem, figures, effort } = plan;
  return {
    format: "wilayah-summary/1",
    version,
    inputs: study.inputs.map((input) => ({ ...input })),
    layer: describeLayer(study),
    accounts: describeAccounts(study),
    run: {
      seed: effort.seed,
      starts: effort.starts,
      iterationsPerStart: effort.iterations,
      timeSeconds: effort.timeSeconds,
      bestStart: plan.startIndex,
      iterations: plan.iterations,
      stopped: plan.stopped,
    },
    objective: describeObjective(plan),
    plan: describeFigures(problem, figures),
    territories: describeTerritories(plan),
    binding: countBindingRules(plan),
    disruption: describeDisruption(plan),
    districts:
      plan.districts?.map(({ code, territories, measures }) => ({
        code,
        measures: measures.map((measure) => ({ ...measure })),
        territories: territories.map((index) => problem.territories[index].code),
      })) ?? null,
    namedAccounts: study.namedTerritories.map(({ code, name, accountIds }) => ({
      code,
      name,
      accounts: accountIds.length,
    })),
    territoryCount: plan.territoryCount,
    pareto:
      plan.alternatives?.map(({ name, objective, largestDeviation, travelKm, movedShare, dominatedBy }) => ({
        plan: name,
        objective,
        largestDeviation,
        travelKm,
        movedShare,
        dominatedBy: [...dominatedBy],
      })) ?? null,
    warnings: plan.warnings.map(({ code, where, cause, fix }) => ({ code, where: { ...where }, cause, fix })),
  };
}

function describeLayer({ layer, linksMade }: Study): Summary["layer"] {
  return {
    name: layer.name,
    units: layer.codes.length,
    pointsFrom: countBy(layer.pointSource),
    links: linksMade.map(({ a, b, km }) => ({ a: layer.codes[a], b: layer.codes[b], km })),
  };
}

function describeAccounts({ accounts }: Study): Summary["accounts"] {
  return (
    accounts && { count: accounts.length, placedBy: countBy(accounts.map((account) => account.placedBy)) }
  );
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describeObjective({ problem, figures, lowerBound }: FinishedPlan): Summary["objective"] {
  const value = figures.objective;
  return {
    key: problem.objective,
    unit: objectiveUnit(problem),
    value,
    lowerBound: lowerBound?.value ?? null,
    boundMethod: lowerBound?.method ?? null,
    gap: gapToBound(value, lowerBound?.value ?? null),
    weights: { ...problem.termWeights },
  };
}

/** Unit of the objective as text; empty for a count. */
export function objectiveUnit({ objective, measures }: DesignProblem): string {
  if (objective === "cut-edges") return "";
  return objective === "inertia" ? `${measures[0].key}·km²` : "km";
}

function describeFigures(problem: DesignProblem, figures: PlanFigures): Summary["plan"] {
  return {
    territories: problem.territories.length,
    contiguous: figures.territories.every((territory) => territory.partCount <= 1),
    balance: figures.balance.map(
      ({ measureKey, total, largestDeviation, coefficientOfVariation }, index) => ({
        measure: measureKey,
        total,
        tolerance: problem.measures[index].tolerance,
        largestDeviation,
        coefficientOfVariation,
      }),
    ),
    inertia: figures.inertia,
    medianDistanceKm: figures.medianDistanceKm,
    largestDiameterKm: figures.largestDiameterKm,
    cutEdges: figures.cutEdges,
    travelKm: figures.travelKm,
    meanPolsbyPopper: figures.meanPolsbyPopper,
    whiteSpaceUnits: figures.uncoveredUnits,
  };
}

function describeTerritories({
  study,
  problem,
  assignment,
  figures,
  districts,
}: FinishedPlan): Summary["territories"] {
  const accountCounts =
    study.accounts === null ? null : new Array<number>(problem.territories.length).fill(0);
  for (const { unit } of study.accounts ?? []) {
    if (accountCounts !== null && unit >= 0 && assignment[unit] >= 0) accountCounts[assignment[unit]]++;
  }
  return figures.territories.map((territory, index) => ({
    code: problem.territories[index].code,
    name: problem.territories[index].name,
    district: districts?.find((district) => district.territories.includes(index))?.code ?? null,
    unitCount: territory.unitCount,
    accountCount: accountCounts?.[index] ?? null,
    centreUnit: territory.centreUnit < 0 ? null : study.layer.codes[territory.centreUnit],
    parts: territory.partCount,
    measures: territory.measures.map(({ measureKey, value, target, deviation, lower, upper }) => ({
      measure: measureKey,
      value,
      target,
      deviation,
      lower,
      upper,
    })),
    polsbyPopper: territory.polsbyPopper,
    inertia: territory.inertia,
    diameterKm: territory.diameterKm,
    travelKm: territory.travelKm,
  }));
}

/** What bound at the end: for every move that would improve the objective, each rule that forbids it. */
function countBindingRules({ problem, explanations }: FinishedPlan): Summary["binding"] {
  const counts = new Map<string, { rule: string; territory: string | null; moves: number }>();
  for (const { options } of explanations) {
    for (const { objectiveChange, blocks } of options) {
      if (objectiveChange >= 0) continue;
      for (const { rule, territory } of blocks) {
        const code = territory < 0 ? null : problem.territories[territory].code;
        const entry = counts.get(`${rule} ${code}`) ?? { rule, territory: code, moves: 0 };
        entry.moves++;
        counts.set(`${rule} ${code}`, entry);
      }
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.moves - a.moves || (`${a.rule} ${a.territory}` < `${b.rule} ${b.territory}` ? -1 : 1),
  );
}

function describeDisruption({ study, problem, assignment, figures }: FinishedPlan): Summary["disruption"] {
  const { disruption } = figures;
  const { realignment } = problem;
  if (disruption === null || realignment === null) return null;
  const codeOf = (territory: number) => problem.territories[territory]?.code ?? "";
  const formerOf = (unit: number) => realignment.givenUp?.codes[realignment.givenUp.territoryOf[unit]];
  return {
    movedWeight: disruption.movedWeightKey,
    movedUnits: disruption.movedUnits,
    moved: disruption.movedWeight,
    total: disruption.totalWeight,
    movedShare: disruption.movedShare,
    unavoidableUnits: disruption.unavoidableUnits,
    unavoidable: disruption.unavoidableWeight,
    unavoidableShare: disruption.unavoidableShare,
    moves: disruption.movedUnitIndices.map((unit) => ({
      unit: study.layer.codes[unit],
      from: formerOf(unit) ?? codeOf(realignment.current[unit]),
      to: codeOf(assignment[unit]),
      weight: realignment.movedWeight[unit],
      unavoidable: formerOf(unit) !== undefined,
    })),
  };
}
