/** A logistic regression: the logarithm of the odds is intercept + Σ coefficient × value. */
export interface LogisticRegression {
  /** Intercept first, then one per column. */
  readonly coefficients: readonly number[];
  /** Probability fitted to each row. */
  readonly fitted: readonly number[];
}

const MOST_STEPS = 50;
const PRECISION = 1e-10;

/**
 * Probability of an outcome from rows of numbers, by iteratively reweighted least squares. `ridge` is the L2 penalty on every coefficient
 * but the intercept, which keeps them finite where the columns separate the outcomes; columns should be of one scale. Null where the
 * equations have no single solution. O(rows × columns²) a step.
 */
export function logisticRegression(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  ridge: number,
): LogisticRegression | null {
  const width = (rows[0]?.length ?? 0) + 1;
  let coefficients = new Array<number>(width).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const information = Array.from({ length: width }, (_, i) =>
      Array.from({ length: width }, (_, j) => (i === j && i > 0 ? ridge : 0)),
    );
    const gradient = coefficients.map((value, i) => (i > 0 ? -ridge * value : 0));
    rows.forEach((row, index) => {
      const probability = chance(coefficients, row);
      const weight = probability * (1 - probability);
      const rest = (outcomes[index] ? 1 : 0) - probability;
      for (let i = 0; i < width; i++) {
        const left = i === 0 ? 1 : row[i - 1];
        gradient[i] += rest * left;
        for (let j = 0; j < width; j++) information[i][j] += weight * left * (j === 0 ? 1 : row[j - 1]);
      }
    });
    const move = solve(information, gradient);
    if (move === null) return null;
    coefficients = coefficients.map((value, i) => value + move[i]);
    if (move.every((change) => Math.abs(change) < PRECISION)) break;
  }
  return { coefficients, fitted: rows.map((row) => chance(coefficients, row)) };
}

/** Probability that a fitted regression gives a row. */
export function chance(coefficients: readonly number[], row: readonly number[]): number {
  const odds = row.reduce((sum, value, index) => sum + value * coefficients[index + 1], coefficients[0]);
  return 1 / (1 + Math.exp(-odds));
}

/** Solution of a symmetric system by elimination with pivots; null where it has none or many. O(width³). */
function solve(matrix: readonly number[][], right: readonly number[]): readonly number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index]]);
  const width = rows.length;
  for (let column = 0; column < width; column++) {
    let pivot = column;
    for (let row = column + 1; row < width; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    if (Math.abs(rows[pivot][column]) < 1e-12) return null;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = column + 1; row < width; row++) {
      const factor = rows[row][column] / rows[column][column];
      for (let place = column; place <= width; place++) rows[row][place] -= factor * rows[column][place];
    }
  }
  const solution = new Array<number>(width).fill(0);
  for (let row = width - 1; row >= 0; row--) {
    let rest = rows[row][width];
    for (let place = row + 1; place < width; place++) rest -= rows[row][place] * solution[place];
    solution[row] = rest / rows[row][row];
  }
  return solution;
}

/** Probability that a random row with the outcome is ranked above a random one without it; null without both. O(n log n). */
export function areaUnderCurve(scores: readonly number[], outcomes: readonly boolean[]): number | null {
  const order = scores.map((_, index) => index).sort((a, b) => scores[a] - scores[b]);
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++;
    for (let place = from; place < to; place++) if (outcomes[order[place]]) ranks += (from + 1 + to) / 2;
    from = to;
  }
  const positives = outcomes.filter(Boolean).length;
  const negatives = outcomes.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
