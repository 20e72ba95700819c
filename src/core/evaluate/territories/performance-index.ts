import { leastSquares, type Regression } from "../statistics/least-squares.ts";
import { studentQuantile } from "../statistics/student-quantile.ts";

/** Sales of a territory against what its circumstances let expect. */
export interface PerformanceIndex {
  readonly territory: string;
  readonly actual: number;
  readonly expected: number;
  /** 100 × actual ÷ expected; null where nothing above 0 is expected. */
  readonly index: number | null;
  /** 95 % range of the index of a territory that performs as expected. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Residual ÷ its standard deviation without this territory. */
  readonly studentised: number | null;
  /** Outside its range, where one in twenty is that performs as expected: worth a look. */
  readonly isFlagged: boolean;
}

export interface PerformanceEvaluation {
  readonly territories: readonly PerformanceIndex[];
  readonly regression: Regression;
}

/** So many territories are needed for each predictor. */
const LEAST_PER_PREDICTOR = 5;
/** With many territories a residual beyond so many standard deviations is flagged; with few, one beyond Student's 95 %. */
const FLAG = 2;

/**
 * Performance adjusted for circumstances (Cravens, Woodruff & Stamper 1972): regression of sales on potential, support, inherited
 * share … Effort and ratings must not be among them: they explain away what is judged. Null with fewer than 5 territories per
 * predictor, or predictors that depend on each other.
 */
export function performanceIndex(
  territories: readonly string[],
  sales: readonly number[],
  predictors: readonly (readonly number[])[],
): PerformanceEvaluation | null {
  if (territories.length < LEAST_PER_PREDICTOR * predictors.length) return null;
  const regression = leastSquares(sales, predictors);
  if (!regression) return null;
  const { fitted, residualDeviation, leverages } = regression;
  const degrees = territories.length - predictors.length - 1;
  const flag = Math.max(FLAG, studentQuantile(0.975, degrees - 1));
  // the same limit of a residual ÷ its standard deviation with this territory
  const limit = flag * Math.sqrt(degrees / (degrees - 1 + flag ** 2));
  return {
    regression,
    territories: territories.map((territory, row) => {
      const [expected, actual] = [fitted[row], sales[row]];
      const standard = (actual - expected) / (residualDeviation * Math.sqrt(1 - leverages[row]));
      const left = degrees - standard * standard;
      const studentised = left > 0 ? standard * Math.sqrt((degrees - 1) / left) : null;
      const half = (100 * limit * residualDeviation * Math.sqrt(1 - leverages[row])) / expected;
      return {
        territory,
        actual,
        expected,
        index: expected > 0 ? (100 * actual) / expected : null,
        range: expected > 0 ? { low: 100 - half, high: 100 + half } : null,
        studentised,
        isFlagged: studentised !== null && Math.abs(studentised) > flag,
      };
    }),
  };
}
