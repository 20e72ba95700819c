import { performance } from "node:perf_hooks";
import type { SolverPool } from "../../src/app/ports.ts";
import { formatFigure } from "../format-figure.ts";
import { generateMarket } from "../instances/generate-market.ts";
import { logLogSlope, median } from "../statistics.ts";
import type { BenchTable } from "../suite.ts";

const ITERATIONS_PER_UNIT = 100;
const UNITS_PER_TERRITORY = 100;

interface Cost {
  readonly units: number;
  readonly territories: number;
  readonly seconds: number;
  readonly microsecondsPerUnit: number;
}

export interface CostReport {
  readonly table: BenchTable;
  readonly costs: readonly Cost[];
  /** Exponent by which the whole run grows with the units: 1 = cost per unit is flat. */
  readonly slope: number;
}

/** Wall time of a whole run of 100 iterations per unit, from 1,000 units up; one start on one thread. */
export async function costPerUnit(
  pool: SolverPool,
  sizes: readonly number[],
  repeats: number,
): Promise<CostReport> {
  const costs: Cost[] = [];
  for (const units of sizes) {
    const territories = units / UNITS_PER_TERRITORY;
    const problem = generateMarket(units, territories, 1);
    const seconds: number[] = [];
    for (let seed = 1; seed <= repeats; seed++) {
      const startedAt = performance.now();
      await pool.solve(problem, { seed, starts: 1, iterations: ITERATIONS_PER_UNIT * units });
      seconds.push((performance.now() - startedAt) / 1000);
    }
    const middle = median(seconds) ?? Number.NaN;
    costs.push({ units, territories, seconds: middle, microsecondsPerUnit: (middle / units) * 1e6 });
  }
  const slope = logLogSlope(costs.map(({ units, seconds }) => [units, seconds]));
  return {
    table: {
      title: `cost per unit: ${ITERATIONS_PER_UNIT} iterations per unit, ${UNITS_PER_TERRITORY} units per territory, one thread (log-log slope of the time ${slope.toFixed(2)}, 1 = flat)`,
      columns: ["units", "territories", "seconds", "µs per unit"],
      rows: costs.map((cost) => [
        String(cost.units),
        String(cost.territories),
        formatFigure.seconds(cost.seconds),
        cost.microsecondsPerUnit.toFixed(1),
      ]),
    },
    costs,
    slope,
  };
}
