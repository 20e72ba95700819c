import type { DesignProblem } from "../../domain/design-problem.ts";
import type { LowerBound } from "../../domain/design-result.ts";
import { distanceBetween } from "../../geo/distance.ts";
import type { Budget } from "../../search/budget.ts";
import type { BranchRules } from "./branching/branch-node.ts";
import { proveByBranching } from "./branching/prove-by-branching.ts";
import { diameterBoundKm } from "./diameter-bound.ts";
import { buildCentreModel, type CentreModel } from "./lagrangian/centre-model.ts";
import { ColumnPool, groupColumns } from "./lagrangian/column-pool.ts";
import { raiseBound } from "./lagrangian/raise-bound.ts";
import { startingPrices } from "./lagrangian/starting-prices.ts";

export interface BoundOptions {
  readonly budget: Budget;
  /** Objective of a known plan that keeps all hard rules: sets the step length and closes centres that no better plan uses. */
  readonly incumbent?: number;
}

/** Costs above this number of entries (64 MB) are not held, and no bound is given. */
const MOST_COSTS = 8_000_000;

/** Above this many units a part of the search (units² bytes) takes too much memory for branch and bound. */
const MOST_BRANCHED = 1100;

/**
 * A proven lower bound on the objective over all plans that keep the hard rules, or null where no method fits.
 * Inertia and p-median: Lagrangian relaxation of the Hess model (one centre per territory, loads within limits) for up
 * to 8 million unit–centre pairs (2,828 units, or any number with few fixed centres). Locks, fixed centres, white space,
 * shares and all limited measures count; contiguity, pairs and the cap on moves are relaxed. With an incumbent, one limited
 * measure, up to 1,100 units and territories that are alike and free, branch and bound goes on from there and keeps
 * contiguity too: a bound equal to the incumbent proves it optimal. Max-diameter: a packing
 * argument. No bound for cut-edges and travel. O(units × centres) an iteration of the budget.
 */
export function lowerBound(problem: DesignProblem, options: BoundOptions): LowerBound | null {
  const { objective } = problem;
  if (objective === "inertia" || objective === "p-median") return centredBound(problem, options);
  if (objective === "max-diameter") {
    // distances by chord differ from haversine by about 1e-9
    const km = Math.max(0, diameterBoundKm(problem, options.budget) * (1 - 1e-8) - 1e-6);
    return { value: km, method: "packing and filling of the largest diameter (contiguity relaxed)" };
  }
  return null;
}

function centredBound(
  problem: DesignProblem,
  { budget, incumbent = Number.POSITIVE_INFINITY }: BoundOptions,
): LowerBound | null {
  const model = buildCentreModel(problem);
  const n = model.units.length;
  const rowOf = rowsOfCandidates(model);
  const rows = rowOf.reduce((most, row) => Math.max(most, row + 1), 0);
  if (rows === 0 || rows * n > MOST_COSTS) return null;
  const pace = Float64Array.from(model.units, (unit) =>
    problem.objective === "inertia" ? problem.measures[0].values[unit] : 1,
  );
  const costs = costMatrix(problem, model, rowOf);
  const pool = new ColumnPool({ model, costs, groups: groupColumns(model, rowOf) });
  const alpha = startingPrices({ costs, rowOf, territoryCount: problem.territories.length });
  const branching = branchingRules(problem, model);
  if (branching && incumbent < Number.POSITIVE_INFINITY) {
    const proven = proveByBranching({ model, costs, pace, rules: branching, incumbent, alpha, budget });
    return {
      value: Math.max(0, proven * (1 - 1e-9)),
      method: "branch and bound on the Lagrangian relaxation of the Hess model, contiguity kept",
    };
  }
  const raised = raiseBound({ pool, alpha, pace, incumbent, budget });
  const value = Math.max(0, Math.min(raised.value, incumbent)) * (1 - 1e-11);
  if (value === Number.POSITIVE_INFINITY) return null;
  return { value, method: "Lagrangian relaxation of the Hess model (contiguity relaxed)" };
}

function rowsOfCandidates({ units, classes }: CentreModel): Int32Array {
  const isCandidate = new Uint8Array(units.length);
  for (const { candidates } of classes) for (const i of candidates) isCandidate[i] = 1;
  let rows = 0;
  return Int32Array.from(isCandidate, (is) => (is ? rows++ : -1));
}

function costMatrix(problem: DesignProblem, { units }: CentreModel, rowOf: Int32Array): Float64Array {
  const n = units.length;
  const costs = new Float64Array((rowOf.reduce((most, row) => Math.max(most, row), -1) + 1) * n);
  const weights = problem.objective === "inertia" ? problem.measures[0].values : null;
  for (let j = 0; j < n; j++) {
    if (rowOf[j] < 0) continue;
    const base = rowOf[j] * n;
    for (let i = 0; i < n; i++) {
      const km = distanceBetween(problem.points, units[i], units[j]);
      costs[base + i] = weights ? weights[units[i]] * km ** 2 : km;
    }
  }
  return costs;
}

/** Rules for branch and bound: small problems whose territories are all alike and free. */
function branchingRules(
  problem: DesignProblem,
  { units, measures, classes }: CentreModel,
): BranchRules | null {
  const isPlain =
    classes.length === 1 && measures.length === 1 && classes[0].membership.every((join) => join === 1);
  if (!isPlain || units.length > MOST_BRANCHED || units.length < problem.unitCodes.length) return null;
  const slack = 1e-9 * measures[0].reduce((sum, weight) => sum + weight, 0);
  return {
    weights: measures[0],
    lower: classes[0].lower[0] - slack,
    upper: classes[0].upper[0] + slack,
    territoryCount: classes[0].count,
    adjacency: problem.territories.every((territory) => territory.contiguous) ? problem.adjacency : null,
  };
}
