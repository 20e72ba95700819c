/** A linear regression by ordinary least squares. */
export interface Regression {
  /** Intercept first, then one per predictor. */
  readonly coefficients: readonly number[];
  readonly fitted: readonly number[];
  readonly rSquared: number;
  /** Standard deviation of the residuals, on n − p degrees of freedom. */
  readonly residualDeviation: number;
  /** How much each observation draws the line to itself, 0 … 1. */
  readonly leverages: readonly number[];
}

/**
 * Regression of values on rows of predictors. Null where there are no more rows than coefficients, or the predictors depend on each
 * other. Modified Gram–Schmidt on centred columns. O(rows × predictors²).
 */
export function leastSquares(
  values: readonly number[],
  predictors: readonly (readonly number[])[],
): Regression | null {
  const n = values.length;
  const count = predictors.length;
  if (n <= count + 1) return null;
  const means = predictors.map(mean);
  const meanValue = mean(values);
  const columns = predictors.map((column, index) => column.map((value) => value - means[index]));
  const basis: number[][] = [];
  const r: number[][] = columns.map(() => new Array<number>(count).fill(0));
  for (const [j, column] of columns.entries()) {
    const rest = [...column];
    basis.forEach((unit, i) => {
      r[i][j] = dot(unit, rest);
      unit.forEach((value, row) => {
        rest[row] -= r[i][j] * value;
      });
    });
    r[j][j] = Math.sqrt(dot(rest, rest));
    if (r[j][j] <= 1e-10 * Math.sqrt(dot(column, column)) || r[j][j] === 0) return null;
    basis.push(rest.map((value) => value / r[j][j]));
  }
  const centred = values.map((value) => value - meanValue);
  const projections = basis.map((unit) => dot(unit, centred));
  const slopes = new Array<number>(count).fill(0);
  for (let j = count - 1; j >= 0; j--) {
    let left = projections[j];
    for (let k = j + 1; k < count; k++) left -= r[j][k] * slopes[k];
    slopes[j] = left / r[j][j];
  }
  const intercept = meanValue - slopes.reduce((sum, slope, index) => sum + slope * means[index], 0);
  const fitted = values.map((_, row) =>
    slopes.reduce((sum, slope, index) => sum + slope * predictors[index][row], intercept),
  );
  const residuals = values.map((value, row) => value - fitted[row]);
  const unexplained = dot(residuals, residuals);
  const total = dot(centred, centred);
  return {
    coefficients: [intercept, ...slopes],
    fitted,
    rSquared: total === 0 ? 1 : 1 - unexplained / total,
    residualDeviation: Math.sqrt(unexplained / (n - count - 1)),
    leverages: values.map((_, row) => 1 / n + basis.reduce((sum, unit) => sum + unit[row] ** 2, 0)),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * b[index], 0);
