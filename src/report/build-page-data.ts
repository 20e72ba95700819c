import type { Account } from "../core/domain/account.ts";
import type { UnitExplanation } from "../core/domain/design-result.ts";
import { BrokenInvariant } from "../core/domain/problem.ts";
import type { Adjacency } from "../core/domain/unit-layer.ts";
import { assignmentBefore } from "../core/evaluate/plan-before.ts";
import type { PlanReport } from "../core/evaluate/plan-report.ts";
import { colourTerritories } from "../core/geo/colour-territories.ts";
import { encodeShapes } from "./encode-shapes.ts";
import type { PageAccounts, PageData, PageOption, PageTerritory, PageUnits } from "./page-data.ts";
import { type GridProjection, projectToGrid } from "./project-to-grid.ts";
import { triangulateUnits } from "./triangulate-units.ts";

/** Above this, accounts are drawn but not named: their names alone would outweigh the page. */
const MOST_NAMED_ACCOUNTS = 20_000;

/** Turns a result into what stands in the page. Throws BrokenInvariant where arrays per unit differ in length. */
export function buildPageData(input: PlanReport): PageData {
  const { layer, problem, figures, assignment } = input;
  requireOnePerUnit("assignment", assignment.length, layer.codes.length);
  requireOnePerUnit("problem", problem.unitCodes.length, layer.codes.length);
  const projection = projectToGrid(layer.points, layer.topology);
  return {
    title: input.title,
    version: input.version,
    seed: input.seed,
    layerName: layer.name,
    objective: describeObjective(input),
    stopped: input.stopped,
    iterations: input.iterations,
    grid: { width: projection.width, height: projection.height, kmPerStep: projection.kmPerStep },
    measures: figures.balance.map((balance) => ({
      key: balance.measureKey,
      tolerance: problem.measures.find(({ key }) => key === balance.measureKey)?.tolerance ?? null,
      total: balance.total,
      largestDeviation: balance.largestDeviation,
    })),
    units: encodeUnits(input, projection),
    ...describeTerritories(input, projection),
    shapes: layer.topology ? encodeShapes(layer.topology, projection) : null,
    triangles: layer.topology ? null : triangulateUnits(layer.points),
    accounts: input.accounts ? encodeAccounts(input.accounts, projection) : null,
    why: encodeExplanations(input.explanations, layer.codes.length),
    summary: summarise(input),
    districts: input.districts,
    alternatives: input.alternatives,
    warnings: input.warnings,
    violations: input.violations,
    credits: input.credits,
  };
}

function requireOnePerUnit(what: string, got: number, expected: number): void {
  if (got !== expected) throw new BrokenInvariant(`got ${got} units in ${what}, expected ${expected}`);
}

function describeObjective({ problem, figures, figuresBefore, lowerBound, objectiveUnit }: PlanReport) {
  return {
    key: problem.objective,
    unit: objectiveUnit,
    value: figures.objective,
    before: figuresBefore?.objective ?? null,
    lowerBound: lowerBound?.value ?? null,
    boundMethod: lowerBound?.method ?? null,
  };
}

function summarise({ figures, figuresBefore, problem }: PlanReport): PageData["summary"] {
  return {
    travelKm: figures.travelKm,
    travelKmBefore: figuresBefore?.travelKm ?? null,
    cutEdges: figures.cutEdges,
    meanPolsbyPopper: figures.meanPolsbyPopper,
    uncoveredUnits: figures.uncoveredUnits,
    largestDeviationBefore: figuresBefore?.balance.map(({ largestDeviation }) => largestDeviation) ?? null,
    disruption: figures.disruption,
    maximumMovedShare: problem.realignment?.maximumMovedShare ?? null,
  };
}

function encodeUnits({ layer, problem, assignment }: PlanReport, projection: GridProjection): PageUnits {
  const before = assignmentBefore(problem);
  const grid = layer.codes.map((_, u) => projection.toGrid(layer.points.x[u], layer.points.y[u]));
  return {
    codes: layer.codes,
    names: layer.names,
    x: grid.map(([x]) => x),
    y: grid.map(([, y]) => y),
    territory: Array.from(assignment),
    before: before && Array.from(before),
    values: problem.measures.map(({ values }) => Array.from(values, tidy)),
    movedWeight: problem.realignment ? Array.from(problem.realignment.movedWeight, tidy) : null,
    ...encodeNeighbours(layer.adjacency, layer.codes.length),
  };
}

/** Ten significant digits: more than anyone reads, far fewer bytes than 0.1 + 0.2. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}

function encodeNeighbours(adjacency: Adjacency, unitCount: number) {
  const neighbourCounts: number[] = [];
  const neighbourSteps: number[] = [];
  const neighbourIsLink: number[] = [];
  for (let u = 0; u < unitCount; u++) {
    const before = neighbourSteps.length;
    for (let e = adjacency.offsets[u]; e < adjacency.offsets[u + 1]; e++) {
      if (adjacency.neighbours[e] <= u) continue;
      neighbourSteps.push(adjacency.neighbours[e] - u);
      neighbourIsLink.push(adjacency.isLink[e]);
    }
    neighbourCounts.push(neighbourSteps.length - before);
  }
  return { neighbourCounts, neighbourSteps, neighbourIsLink };
}

function describeTerritories(
  input: PlanReport,
  projection: GridProjection,
): Pick<PageData, "territories" | "givenUp"> {
  const { layer, problem, assignment, figures, figuresBefore, districts } = input;
  const before = assignmentBefore(problem);
  const formerCodes = problem.realignment?.givenUp?.codes ?? [];
  const colours = colourTerritories({
    territoryCount: problem.territories.length + formerCodes.length,
    assignments: before ? [assignment, before] : [assignment],
    adjacency: layer.adjacency,
    points: layer.points,
  });
  const territories = problem.territories.map(
    (spec, t): PageTerritory => ({
      code: spec.code,
      name: spec.name,
      colour: colours[t],
      label: placeLabel(input, t, projection),
      district: districts?.findIndex(({ territories }) => territories.includes(t)) ?? -1,
      mustBeContiguous: spec.contiguous,
      locked: spec.locked,
      figures: figuresOf(figures.territories, t),
      before: figuresBefore ? figuresOf(figuresBefore.territories, t) : null,
    }),
  );
  const givenUp = formerCodes.map((code, at) => ({ code, colour: colours[territories.length + at] }));
  return { territories, givenUp };
}

function figuresOf<T extends { readonly territory: number }>(all: readonly T[], territory: number): T {
  const found = all.find((figures) => figures.territory === territory);
  if (!found) throw new BrokenInvariant(`got no figures for territory ${territory}, expected one entry each`);
  return found;
}

/** The territory's own unit nearest its middle: a label there stands inside even a bent territory. */
function placeLabel({ layer, assignment }: PlanReport, territory: number, projection: GridProjection) {
  const members: { x: number; y: number; size: number }[] = [];
  for (let u = 0; u < assignment.length; u++) {
    if (assignment[u] !== territory) continue;
    const [x, y] = projection.toGrid(layer.points.x[u], layer.points.y[u]);
    members.push({ x, y, size: layer.areaKm2?.[u] || 1 });
  }
  if (members.length === 0) return null;
  const total = members.reduce((sum, { size }) => sum + size, 0);
  const middleX = members.reduce((sum, { x, size }) => sum + x * size, 0) / total;
  const middleY = members.reduce((sum, { y, size }) => sum + y * size, 0) / total;
  const away = ({ x, y }: { x: number; y: number }) => (x - middleX) ** 2 + (y - middleY) ** 2;
  const nearest = members.reduce((best, member) => (away(member) < away(best) ? member : best));
  return [nearest.x, nearest.y] as const;
}

function encodeAccounts(accounts: readonly Account[], projection: GridProjection): PageAccounts {
  const placed = accounts.filter(({ unit }) => unit >= 0);
  const grid = placed.map(({ longitude, latitude }) => projection.toGrid(longitude, latitude));
  return {
    x: grid.map(([x]) => x),
    y: grid.map(([, y]) => y),
    unit: placed.map(({ unit }) => unit),
    names: placed.length <= MOST_NAMED_ACCOUNTS ? placed.map(({ name, id }) => name || id) : null,
  };
}

function encodeExplanations(explanations: readonly UnitExplanation[], unitCount: number) {
  const why = new Array<readonly PageOption[] | null>(unitCount).fill(null);
  for (const { unit, options } of explanations) {
    why[unit] = options.map(({ territory, objectiveChange, blocks }) => [
      territory,
      tidy(objectiveChange),
      blocks,
    ]);
  }
  return why;
}
