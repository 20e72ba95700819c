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

/**
 * Runs the recursion once and finds the first level and trend that leave the least squared errors: both enter the errors linearly,
 * so their effect runs along (`…ByLevel`, `…ByTrend`) and two normal equations give them.
 */
function fitStates(values: readonly number[], { alpha, beta, phi }: TrendWeights): States {
  let [level, trend] = [0, 0];
  let [levelByLevel, trendByLevel] = [1, 0];
  let [levelByTrend, trendByTrend] = [0, 1];
  let [ee, el, et, ll, lt, tt] = [0, 0, 0, 0, 0, 0];
  for (const value of values) {
    const foretold = level + phi * trend;
    const error = value - foretold;
    level = foretold + alpha * error;
    trend = phi * trend + alpha * beta * error;

    const byLevel = levelByLevel + phi * trendByLevel;
    levelByLevel = byLevel - alpha * byLevel;
    trendByLevel = phi * trendByLevel - alpha * beta * byLevel;

    const byTrend = levelByTrend + phi * trendByTrend;
    levelByTrend = byTrend - alpha * byTrend;
    trendByTrend = phi * trendByTrend - alpha * beta * byTrend;

    ee += error * error;
    el += error * byLevel;
    et += error * byTrend;
    ll += byLevel * byLevel;
    lt += byLevel * byTrend;
    tt += byTrend * byTrend;
  }
  const determinant = ll * tt - lt * lt;
  const isFlat = determinant <= 1e-12 * ll * tt;
  const first = isFlat ? el / ll : (el * tt - et * lt) / determinant;
  const slope = isFlat ? 0 : (et * ll - el * lt) / determinant;
  return {
    level: level + first * levelByLevel + slope * levelByTrend,
    trend: trend + first * trendByLevel + slope * trendByTrend,
    squaredErrors: Math.max(0, ee - first * el - slope * et),
  };
}
