import type { DesignProblem } from "../domain/design-problem.ts";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { PointMetric } from "../geo/point-metric.ts";
import { measureFigures, summariseBalance } from "./balance.ts";
import { polsbyPopperScores } from "./compactness.ts";
import { countCutEdges } from "./cut-edges.ts";
import { measureDisruption } from "./disruption.ts";
import type { MeasureFigure, PlanFigures, TerritoryFigures } from "./plan-figures.ts";
import { measureTerritoryDistances, type TerritoryDistances } from "./territory-distances.ts";
import { membersByTerritory } from "./territory-members.ts";
import { findTerritoryParts } from "./territory-parts.ts";
import { distanceFromPlaceKm, estimateTravelKm } from "./travel-estimate.ts";

function indexOfSmallest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] < values[best]) best = i;
  return best;
}

/** Column of `distances` that decides the centre under the plan's objective. */
function centreCosts({ objective }: DesignProblem, distances: TerritoryDistances): Float64Array {
  if (objective === "p-median") return distances.km;
  return objective === "travel" ? distances.visitKm : distances.inertia;
}

function territoryTravelKm(
  problem: DesignProblem,
  territory: {
    readonly index: number;
    readonly units: readonly number[];
    readonly visitKmFromBestUnit: number;
  },
): number {
  const { points, visits, areaKm2 } = problem;
  const { home } = problem.territories[territory.index];
  let visitSum = 0;
  let area = 0;
  let visitKmFromHome = 0;
  for (const unit of territory.units) {
    visitSum += visits[unit];
    area += areaKm2?.[unit] ?? 0;
    if (home !== null) visitKmFromHome += visits[unit] * distanceFromPlaceKm(points, home, unit);
  }
  const visitKm = home === null ? territory.visitKmFromBestUnit : visitKmFromHome;
  return estimateTravelKm({ areaKm2: area, visits: visitSum, visitKm });
}

interface TerritoryInput {
  readonly metric: PointMetric;
  readonly index: number;
  readonly units: readonly number[];
  readonly measures: readonly MeasureFigure[];
  readonly polsbyPopper: number | null;
  readonly partCount: number;
}

type FiguresWithMedian = TerritoryFigures & { readonly medianDistanceKm: number };

function evaluateTerritory(problem: DesignProblem, input: TerritoryInput): FiguresWithMedian {
  const { metric, index, units, ...given } = input;
  const common = { ...given, territory: index, unitCount: units.length };
  if (units.length === 0)
    return { ...common, centreUnit: -1, inertia: 0, diameterKm: 0, travelKm: 0, medianDistanceKm: 0 };
  const weights = problem.measures[0].values;
  const distances = measureTerritoryDistances({ metric, units, weights, visits: problem.visits });
  // a fixed centre outside its own territory is a violation that the checker names; the figures then use the best unit
  const fixedAt = units.indexOf(problem.territories[index].centreUnit);
  const costAtCentre = (costs: Float64Array): number =>
    costs[fixedAt >= 0 ? fixedAt : indexOfSmallest(costs)];
  return {
    ...common,
    centreUnit: units[fixedAt >= 0 ? fixedAt : indexOfSmallest(centreCosts(problem, distances))],
    inertia: costAtCentre(distances.inertia),
    diameterKm: distances.diameterKm,
    travelKm: territoryTravelKm(problem, {
      index,
      units,
      visitKmFromBestUnit: costAtCentre(distances.visitKm),
    }),
    medianDistanceKm: costAtCentre(distances.km),
  };
}

function objectiveOf({ objective }: DesignProblem, figures: Omit<PlanFigures, "objective">): number {
  switch (objective) {
    case "inertia":
      return figures.inertia;
    case "p-median":
      return figures.medianDistanceKm;
    case "max-diameter":
      return figures.largestDiameterKm;
    case "cut-edges":
      return figures.cutEdges;
    case "travel":
      return figures.travelKm;
  }
}

function sumOf(
  figures: readonly FiguresWithMedian[],
  key: "inertia" | "travelKm" | "medianDistanceKm",
): number {
  return figures.reduce((sum, territory) => sum + territory[key], 0);
}

/**
 * Everything the product says about a plan, per territory and in all; distances in km. Shape figures need the topology
 * and unit areas. Centres are the fixed centre where given, else the best unit of the territory.
 * Cost: O(Σ units²) over territories, O(edges + arcs) besides.
 */
export function evaluatePlan(
  problem: DesignProblem,
  assignment: Int32Array,
  options: { readonly topology?: UnitTopology | null } = {},
): PlanFigures {
  const { areaKm2, territories, adjacency } = problem;
  const { topology = null } = options;
  const members = membersByTerritory(assignment, territories.length);
  const parts = findTerritoryParts(adjacency, assignment, territories.length);
  const measures = measureFigures(problem, members);
  const scores =
    topology !== null && areaKm2 !== null
      ? polsbyPopperScores({ topology, areaKm2, members })
      : territories.map(() => null);
  const metric = new PointMetric(problem.points);
  const evaluated = members.map((units, index) =>
    evaluateTerritory(problem, {
      metric,
      index,
      units,
      measures: measures[index],
      polsbyPopper: scores[index],
      partCount: parts[index].length,
    }),
  );
  const known = scores.filter((score) => score !== null);
  const figures = {
    territories: evaluated.map(({ medianDistanceKm: _, ...territory }): TerritoryFigures => territory),
    balance: summariseBalance(problem, measures),
    inertia: sumOf(evaluated, "inertia"),
    medianDistanceKm: sumOf(evaluated, "medianDistanceKm"),
    largestDiameterKm: evaluated.reduce((largest, { diameterKm }) => Math.max(largest, diameterKm), 0),
    cutEdges: countCutEdges(adjacency, assignment),
    travelKm: sumOf(evaluated, "travelKm"),
    meanPolsbyPopper: known.length > 0 ? known.reduce((sum, score) => sum + score, 0) / known.length : null,
    disruption: problem.realignment === null ? null : measureDisruption(problem.realignment, assignment),
    uncoveredUnits: assignment.reduce((count, territory) => (territory < 0 ? count + 1 : count), 0),
  };
  return { objective: objectiveOf(problem, figures), ...figures };
}
