import type { DesignProblem, Measure, TerritorySpec } from "../domain/design-problem.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import type { MeasureFigure, PlanFigures } from "./plan-figures.ts";
import { territoryTargets } from "./territory-targets.ts";

function deviationFrom(value: number, target: number): number {
  if (value === target) return 0;
  return (value - target) / target;
}

/** The tighter of band and capacity limits. */
function hardLimits(territory: TerritorySpec, measure: Measure, target: number) {
  const limits = territory.capacities.filter(({ measureKey }) => measureKey === measure.key);
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
        ...hardLimits(problem.territories[territory], measure, target),
      };
    }),
  );
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
