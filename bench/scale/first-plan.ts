import { performance } from "node:perf_hooks";
import { bisectRecursively } from "../../src/core/design/starts/bisect-recursively.ts";
import { repairContiguity } from "../../src/core/design/starts/repair-contiguity.ts";
import { computeBands } from "../../src/core/design/state/bands.ts";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { evaluatePlan } from "../../src/core/evaluate/evaluate-plan.ts";
import { PointMetric } from "../../src/core/geo/point-metric.ts";

export interface FirstPlan {
  readonly seconds: number;
  readonly largestDeviation: number;
  /** Territories in more than one part. */
  readonly brokenTerritories: number;
}

/** The plan a user sees before any search: recursive bisection, then every territory in one piece. Judged by the evaluator. */
export function timeFirstPlan(problem: DesignProblem): FirstPlan {
  const startedAt = performance.now();
  const metric = new PointMetric(problem.points);
  const assignment = bisectRecursively(problem, metric, computeBands(problem));
  const middles = middlesOf(problem, assignment, metric);
  repairContiguity(problem, assignment, {
    forced: problem.lockedTo,
    cost: (unit, territory) => metric.squaredKmTo(unit, middles[territory]),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const figures = evaluatePlan(problem, assignment);
  return {
    seconds,
    largestDeviation: Math.max(...figures.balance.map(({ largestDeviation }) => largestDeviation)),
    brokenTerritories: figures.territories.filter(({ partCount }) => partCount !== 1).length,
  };
}

function middlesOf(
  { territories }: DesignProblem,
  assignment: Int32Array,
  metric: PointMetric,
): [number, number, number][] {
  const sums = territories.map(() => [0, 0, 0, 0]);
  assignment.forEach((territory, unit) => {
    const sum = sums[territory];
    sum[0] += metric.x[unit];
    sum[1] += metric.y[unit];
    sum[2] += metric.z[unit];
    sum[3]++;
  });
  return sums.map(([x, y, z, count]) => [x / count, y / count, z / count]);
}
