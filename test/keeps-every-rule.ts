import { type DesignProblem, WHITE_SPACE } from "../src/core/domain/design-problem.ts";

/** A plain second reading of the hard rules, for oracles on small problems; knows nothing of solver or checker. */
export function keepsEveryRule(problem: DesignProblem, plan: Int32Array): boolean {
  return (
    problem.territories.every((_, t) => territoryKeepsRules(problem, plan, t)) &&
    problem.lockedTo.every((lock, u) =>
      lock === WHITE_SPACE ? plan[u] === WHITE_SPACE : lock < 0 || plan[u] === lock,
    ) &&
    problem.requiredPairs.every(([a, b]) => plan[a] === plan[b]) &&
    problem.forbiddenPairs.every(([a, b]) => plan[a] < 0 || plan[a] !== plan[b]) &&
    keepsMovedShare(problem, plan)
  );
}

function territoryKeepsRules(problem: DesignProblem, plan: Int32Array, t: number): boolean {
  const spec = problem.territories[t];
  const units = [...plan.keys()].filter((u) => plan[u] === t);
  if (units.length === 0) return false;
  if (spec.centreUnit >= 0 && plan[spec.centreUnit] !== t) return false;
  if (spec.contiguous && !isConnected(problem, units)) return false;
  if (spec.locked && problem.realignment?.current.some((from, u) => (from === t) !== (plan[u] === t)))
    return false;
  return problem.measures.every(({ key, values, tolerance }) => {
    const load = units.reduce((sum, u) => sum + values[u], 0);
    const total = values.reduce(
      (sum, value, u) => sum + (problem.lockedTo[u] === WHITE_SPACE ? 0 : value),
      0,
    );
    const shareOf = (spec: DesignProblem["territories"][number]) => spec.shareByMeasure[key] ?? spec.share;
    const target =
      (total * shareOf(spec)) / problem.territories.reduce((sum, other) => sum + shareOf(other), 0);
    if (tolerance !== null && Math.abs(load - target) > tolerance * target + 1e-9 * target) return false;
    return spec.capacities.every(
      (limit) =>
        limit.measureKey !== key || (load >= (limit.minimum ?? 0) && load <= (limit.maximum ?? load)),
    );
  });
}

function isConnected({ adjacency }: DesignProblem, units: readonly number[]): boolean {
  const inside = new Set(units);
  const reached = new Set([units[0]]);
  for (const u of reached) {
    for (let e = adjacency.offsets[u]; e < adjacency.offsets[u + 1]; e++) {
      if (inside.has(adjacency.neighbours[e])) reached.add(adjacency.neighbours[e]);
    }
  }
  return reached.size === inside.size;
}

function keepsMovedShare({ realignment }: DesignProblem, plan: Int32Array): boolean {
  if (!realignment || realignment.maximumMovedShare === null) return true;
  const { current, movedWeight, maximumMovedShare } = realignment;
  const total = movedWeight.reduce((sum, weight) => sum + weight, 0);
  let moved = 0;
  for (const [u, t] of plan.entries()) if (current[u] >= 0 && current[u] !== t) moved += movedWeight[u];
  return moved <= maximumMovedShare * total + 1e-9;
}
