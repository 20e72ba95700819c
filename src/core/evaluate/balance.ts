import { type DesignProblem, type Measure, WHITE_SPACE } from "../domain/design-problem.ts";
import type { MeasureFigure, PlanFigures } from "./plan-figures.ts";

/** Target of a measure per territory: total outside white space × share ÷ Σ share, in the measure's unit. */
export function territoryTargets(problem: DesignProblem, measure: Measure): Float64Array {
  const { territories, lockedTo } = problem;
  let total = 0;
  measure.values.forEach((value, unit) => {
    if (lockedTo[unit] !== WHITE_SPACE) total += value;
  });
  const shares = Float64Array.from(territories, (spec) => spec.shareByMeasure[measure.key] ?? spec.share);
  const shareSum = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (shareSum > 0 ? (total * share) / shareSum : 0));
}

function deviationFrom(value: number, target: number): number {
  if (value === target) return 0;
  return (value - target) / target;
}

/** The tighter of band and capacity limits. */
function hardLimits(problem: DesignProblem, territory: number, measure: Measure, target: number) {
  const limits = problem.territories[territory].capacities.filter(
    ({ measureKey }) => measureKey === measure.key,
  );
  const lows = limits.flatMap(({ minimum }) => (minimum === null ? [] : [minimum]));
  const highs = limits.flatMap(({ maximum }) => (maximum === null ? [] : [maximum]));
  if (measure.tolerance !== null) {
    lows.push(target * (1 - measure.tolerance));
    highs.push(target * (1 + measure.tolerance));
  }
  return {
    lower: lows.length > 0 ? Math.max(...lows) : null,
    upper: highs.length > 0 ? Math.min(...highs) : null,
  };
}

/** Every measure of every territory against its target: entry [territory][measure]. */
export function measureFigures(
  problem: DesignProblem,
  members: readonly (readonly number[])[],
): MeasureFigure[][] {
  const targets = problem.measures.map((measure) => territoryTargets(problem, measure));
  return members.map((units, territory) =>
    problem.measures.map((measure, index): MeasureFigure => {
      const value = units.reduce((sum, unit) => sum + measure.values[unit], 0);
      const target = targets[index][territory];
      return {
        measureKey: measure.key,
        value,
        target,
        deviation: deviationFrom(value, target),
        ...hardLimits(problem, territory, measure, target),
      };
    }),
  );
}

/** Population standard deviation ÷ mean; 0 for an empty list or a mean of 0. */
export function coefficientOfVariation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 0 || mean === 0) return 0;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / mean;
}

/** Per measure: covered total, largest |deviation|, and how much value ÷ target varies between territories with a target. */
export function summariseBalance(
  problem: DesignProblem,
  figures: readonly (readonly MeasureFigure[])[],
): PlanFigures["balance"] {
  return problem.measures.map(({ key }, index) => {
    const column = figures.map((row) => row[index]);
    return {
      measureKey: key,
      total: column.reduce((sum, { value }) => sum + value, 0),
      largestDeviation: column.reduce((largest, { deviation }) => Math.max(largest, Math.abs(deviation)), 0),
      coefficientOfVariation: coefficientOfVariation(
        column.filter(({ target }) => target > 0).map(({ value, target }) => value / target),
      ),
    };
  });
}
