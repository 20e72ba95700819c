import { minimise } from "../statistics/minimise.ts";

/** Weights of a damped trend: level, trend, and the share of the trend that is left after each step. */
export interface TrendWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

const RANGES = { alpha: [0.01, 0.99], beta: [0.001, 0.5], phi: [0.8, 0.98] } as const;
const START: TrendWeights = { alpha: 0.4, beta: 0.05, phi: 0.95 };

/**
 * Holt's method with a damped trend (Gardner & McKenzie 1985) for values without season. Weights by least squares, first level and
 * trend in closed form for each. O(values × evaluations).
 */
export function dampedTrend(values: readonly number[], horizon: number): readonly number[] {
  const weightsOf = ([a, b, p]: readonly number[]): TrendWeights => ({
    alpha: squash(a, RANGES.alpha),
    beta: squash(b, RANGES.beta),
    phi: squash(p, RANGES.phi),
  });
  const start = [
    stretch(START.alpha, RANGES.alpha),
    stretch(START.beta, RANGES.beta),
    stretch(START.phi, RANGES.phi),
  ];
  const { point } = minimise((at) => fitStates(values, weightsOf(at)).squaredErrors, start, {
    steps: [1, 1, 1],
    evaluations: 120,
    precision: 1e-5,
  });
  const weights = weightsOf(point);
  const { level, trend } = fitStates(values, weights);
  let damping = 0;
  return Array.from({ length: horizon }, (_, step) => {
    damping += weights.phi ** (step + 1);
    return level + damping * trend;
  });
}

/** A real number ↔ a number in the range. */
const squash = (x: number, [low, high]: readonly [number, number]): number =>
  low + (high - low) / (1 + Math.exp(-x));
const stretch = (value: number, [low, high]: readonly [number, number]): number =>
  Math.log((value - low) / (high - value));

interface States {
  readonly level: number;
  readonly trend: number;
  readonly squaredErrors: number;
}

/** Runs the recursion with the first level and trend that leave the least squared errors: both enter the errors linearly. */
function fitStates(values: readonly number[], weights: TrendWeights): States {
  const fixed = run(values, weights, [0, 0]);
  const zeros = values.map(() => 0);
  const ofLevel = run(zeros, weights, [1, 0]);
  const ofTrend = run(zeros, weights, [0, 1]);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, t) => sum + value * b[t], 0);
  const [ll, lt, tt] = [
    dot(ofLevel.errors, ofLevel.errors),
    dot(ofLevel.errors, ofTrend.errors),
    dot(ofTrend.errors, ofTrend.errors),
  ];
  const [l, t] = [-dot(ofLevel.errors, fixed.errors), -dot(ofTrend.errors, fixed.errors)];
  const determinant = ll * tt - lt * lt;
  const isFlat = determinant <= 1e-12 * ll * tt;
  const level = isFlat ? l / ll : (l * tt - t * lt) / determinant;
  const trend = isFlat ? 0 : (t * ll - l * lt) / determinant;
  const errors = fixed.errors.map(
    (error, at) => error + level * ofLevel.errors[at] + trend * ofTrend.errors[at],
  );
  return {
    level: fixed.level + level * ofLevel.level + trend * ofTrend.level,
    trend: fixed.trend + level * ofLevel.trend + trend * ofTrend.trend,
    squaredErrors: dot(errors, errors),
  };
}

function run(
  values: readonly number[],
  { alpha, beta, phi }: TrendWeights,
  [firstLevel, firstTrend]: readonly [number, number],
) {
  let level = firstLevel;
  let trend = firstTrend;
  const errors = new Float64Array(values.length);
  for (let t = 0; t < values.length; t++) {
    const foretold = level + phi * trend;
    errors[t] = values[t] - foretold;
    level = foretold + alpha * errors[t];
    trend = phi * trend + alpha * beta * errors[t];
  }
  return { level, trend, errors };
}
