import { type DesignProblem, WHITE_SPACE } from "../../domain/design-problem.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import type { Budget } from "../../search/budget.ts";
import { weightedSelect } from "./lagrangian/weighted-select.ts";
import { loadLimits } from "./load-limits.ts";

/** The filling bound is computed for this many units at most. */
const MOST_FILLED = 400;

interface Filling {
  readonly metric: PointMetric;
  readonly budget: Budget;
}

/**
 * Two lower bounds on the largest diameter (km), the larger one given. Packing: of territories + 1 units far apart two
 * share a territory (farthest-first choice). Filling: a unit's territory holds at least the lower limit, all of it
 * within the diameter of the unit; computed for up to 400 outer units, one iteration of the budget each.
 * O(territories × n + measures × 400 × n).
 */
export function diameterBoundKm(problem: DesignProblem, budget: Budget): number {
  const units = problem.unitCodes
    .map((_, unit) => unit)
    .filter((unit) => problem.lockedTo[unit] !== WHITE_SPACE);
  const metric = new PointMetric(problem.points);
  return Math.max(packingBound(problem, units, metric), fillingBound(problem, units, { metric, budget }));
}

function packingBound({ territories }: DesignProblem, units: readonly number[], metric: PointMetric): number {
  if (units.length <= territories.length) return 0;
  const nearest = new Float64Array(units.length).fill(Number.POSITIVE_INFINITY);
  let next = 0;
  for (let chosen = 0; chosen < territories.length; chosen++) {
    const centre = units[next];
    next = 0;
    for (let i = 0; i < units.length; i++) {
      nearest[i] = Math.min(nearest[i], metric.squaredKm(units[i], centre));
      if (nearest[i] > nearest[next]) next = i;
    }
  }
  return Math.sqrt(nearest[next]);
}

function fillingBound(problem: DesignProblem, units: readonly number[], { metric, budget }: Filling): number {
  const { lower } = loadLimits(problem);
  const needed = problem.measures
    .map((measure, m) => ({
      weights: Float64Array.from(units, (unit) => measure.values[unit]),
      load: lower[m].reduce((least, limit) => Math.min(least, limit), Number.POSITIVE_INFINITY) * (1 - 1e-9),
    }))
    .filter(({ load }) => load > 0);
  const keys = new Float64Array(units.length);
  const items = new Int32Array(units.length);
  let largest = 0;
  for (const centre of needed.length > 0 ? outermost(units, metric) : []) {
    for (let i = 0; i < units.length; i++) keys[i] = metric.squaredKm(units[i], centre);
    for (const { weights, load } of needed) {
      for (let i = 0; i < items.length; i++) items[i] = i;
      const found = weightedSelect(items, items.length, { keys, weights, target: load });
      if (found) largest = Math.max(largest, keys[found.item]);
    }
    budget.spend(1);
    if (budget.fractionDone() >= 1) break;
  }
  return Math.sqrt(largest);
}

/** Units farthest from the middle first: around those at a corner of the map a load takes the widest circle. */
function outermost(units: readonly number[], metric: PointMetric): number[] {
  const middle: [number, number, number] = [0, 0, 0];
  for (const unit of units) {
    middle[0] += metric.x[unit] / units.length;
    middle[1] += metric.y[unit] / units.length;
    middle[2] += metric.z[unit] / units.length;
  }
  const far = new Map(units.map((unit) => [unit, metric.squaredKmTo(unit, middle)]));
  return units
    .slice()
    .sort((a, b) => (far.get(b) ?? 0) - (far.get(a) ?? 0) || a - b)
    .slice(0, MOST_FILLED);
}
