import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { Random } from "../../search/random.ts";
import type { PlanState } from "../state/plan-state.ts";
import { Bisection } from "./bisect-recursively.ts";
import { obeyRules } from "./obey-rules.ts";

/** How many territories are cut anew together. */
const REGION = { least: 2, most: 4 };

interface RecutOptions {
  readonly metric: PointMetric;
  readonly random: Random;
}

/** Takes a plan and a territory and gives back a new plan; the old one is not touched. */
type Recut = (assignment: Int32Array, territory: number) => Int32Array;

/**
 * Changes the layout of a plan in one place (`regionCutter`) and makes it obey the rules again. Where the cuts leave
 * pieces behind, those may go over to territories outside the region. O(n log n).
 */
export function regionRecutter(state: PlanState, options: RecutOptions): Recut {
  const cut = regionCutter(state, options);
  return (assignment, territory) =>
    obeyRules(state.problem, cut(assignment, territory), { metric: options.metric });
}

/**
 * The cut alone: a territory and one to three territories that border on it become one region, which random straight
 * cuts share out among them anew. Units outside the region stay where they are; the cuts look at no rules.
 */
export function regionCutter(state: PlanState, { metric, random }: RecutOptions): Recut {
  const { problem } = state;
  const bisection = new Bisection(problem, metric, state.bands);
  return (assignment, territory) => {
    const chosen = [territory];
    const size = REGION.least + random.below(REGION.most - REGION.least + 1);
    while (chosen.length < size) {
      const next = borderingTerritories(state, assignment, chosen);
      if (next.length === 0) break;
      chosen.push(next[random.below(next.length)]);
    }
    const recut = Int32Array.from(assignment);
    const units = Int32Array.from(assignment.keys()).filter((u) => chosen.includes(assignment[u]));
    bisection.split(units, chosen, recut, random);
    return recut;
  };
}

/** Territories that share a border with one of the chosen, in order of their index. */
function borderingTerritories(
  { problem }: PlanState,
  assignment: Int32Array,
  chosen: readonly number[],
): number[] {
  const { offsets, neighbours } = problem.adjacency;
  const found = new Set<number>();
  for (let u = 0; u < assignment.length; u++) {
    if (!chosen.includes(assignment[u])) continue;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const k = assignment[neighbours[e]];
      if (k !== WHITE_SPACE && !chosen.includes(k)) found.add(k);
    }
  }
  return [...found].sort((a, b) => a - b);
}
