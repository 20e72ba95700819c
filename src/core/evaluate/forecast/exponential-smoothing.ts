import { minimise } from "../statistics/minimise.ts";
import { isSeasonal } from "./is-seasonal.ts";
import { type SeasonKind, seasonalIndices } from "./seasonal-indices.ts";

/** Which parts a model of exponential smoothing has. With a multiplicative season its errors are shares of the forecast. */
interface Form {
  readonly season: SeasonKind | null;
  readonly hasTrend: boolean;
}

interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

interface Start {
  readonly level: number;
  readonly trend: number;
  readonly seasons: readonly number[];
}

interface Run extends Start {
  /** −2 × log likelihood, but for a constant that all forms share. */
  readonly deviance: number;
}

const RANGES = {
  alpha: [0.0001, 0.9999],
  beta: [0.0001, 0.9999],
  gamma: [0.0001, 0.9999],
  phi: [0.8, 0.98],
} as const;
const TYPICAL = { alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 0.95 };
const EVALUATIONS = 60;
/** So many years give the first season, so many values the first level and trend (Hyndman & others 2002). */
const [START_YEARS, START_VALUES] = [3, 10];

/**
 * Exponential smoothing in state space form (Hyndman, Koehler, Snyder & Grose 2002): level, with or without damped trend by the least
 * AICc; with a season where one is found, multiplicative for values above 0. First states by their heuristic, weights by likelihood.
 * O(evaluations × values).
 */
export function exponentialSmoothing(
  values: readonly number[],
  period: number,
  horizon: number,
): readonly number[] {
  let best: {
    readonly form: Form;
    readonly weights: Weights;
    readonly run: Run;
    readonly aicc: number;
  } | null = null;
  for (const form of formsFor(values, period)) {
    const start = firstStates(values, period, form);
    if (start === null) continue;
    const weights = fitWeights(values, form, start);
    const run = smooth(values, { form, weights, start });
    // weights and first states; the seasons sum to nothing, so one less
    const count = 2 + (form.hasTrend ? 3 : 0) + (form.season === null ? 0 : period);
    const aicc =
      run.deviance + 2 * count + (2 * count * (count + 1)) / Math.max(1, values.length - count - 1);
    if (best === null || aicc < best.aicc) best = { form, weights, run, aicc };
  }
  if (best === null) return Array.from({ length: horizon }, () => values[values.length - 1]);
  const { form, weights, run } = best;
  let damping = 0;
  return Array.from({ length: horizon }, (_, step) => {
    damping += weights.phi ** (step + 1);
    const season = run.seasons[(values.length + step) % period] ?? 0;
    return join(run.level + (form.hasTrend ? damping * run.trend : 0), season, form);
  });
}

function formsFor(values: readonly number[], period: number): readonly Form[] {
  const kind: SeasonKind = values.every((value) => value > 0) ? "multiplicative" : "additive";
  const season = isSeasonal(values, period) ? kind : null;
  return [
    { season, hasTrend: false },
    { season, hasTrend: true },
  ];
}

const join = (base: number, season: number, { season: kind }: Form): number =>
  kind === "multiplicative" ? base * season : kind === "additive" ? base + season : base;

function firstStates(values: readonly number[], period: number, { season, hasTrend }: Form): Start | null {
  const years = Math.min(START_YEARS, Math.floor(values.length / period));
  const found = season === null ? null : seasonalIndices(values.slice(0, years * period), period, season);
  if (season !== null && found === null) return null;
  const seasons = found?.indices ?? [];
  const bare = values.slice(0, Math.max(START_VALUES, period)).map((value, t) => {
    const index = seasons[t % period];
    return season === "multiplicative" ? value / index : season === "additive" ? value - index : value;
  });
  const middle = (bare.length - 1) / 2;
  const mean = bare.reduce((sum, value) => sum + value, 0) / bare.length;
  if (!hasTrend) return { level: mean, trend: 0, seasons };
  let [dot, norm] = [0, 0];
  bare.forEach((value, t) => {
    dot += (t - middle) * value;
    norm += (t - middle) ** 2;
  });
  const trend = norm === 0 ? 0 : dot / norm;
  return { level: mean - trend * (middle + 1), trend, seasons };
}

function fitWeights(values: readonly number[], form: Form, start: Start): Weights {
  const free = (["alpha", "beta", "gamma", "phi"] as const).filter(
    (name) => name === "alpha" || (name === "gamma" ? form.season !== null : form.hasTrend),
  );
  const weightsAt = (point: readonly number[]): Weights => {
    const at = { ...TYPICAL, beta: 0, gamma: 0, phi: 1 };
    free.forEach((name, axis) => {
      const [low, high] = RANGES[name];
      at[name] = low + (high - low) / (1 + Math.exp(-point[axis]));
    });
    // gamma is the share of what level leaves: alpha + gamma stay below 1
    return { ...at, gamma: at.gamma * (1 - at.alpha) };
  };
  const { point } = minimise(
    (at) => smooth(values, { form, weights: weightsAt(at), start }).deviance,
    free.map((name) => {
      const [low, high] = RANGES[name];
      return Math.log((TYPICAL[name] - low) / (high - TYPICAL[name]));
    }),
    { steps: free.map(() => 1), evaluations: EVALUATIONS, precision: 1e-6 },
  );
  return weightsAt(point);
}

/** Runs through the values once. NaN as deviance where a multiplicative form loses its footing. */
function smooth(
  values: readonly number[],
  {
    form,
    weights: { alpha, beta, gamma, phi },
    start,
  }: { readonly form: Form; readonly weights: Weights; readonly start: Start },
): Run {
  const isShare = form.season === "multiplicative";
  const seasons = [...start.seasons];
  const period = Math.max(1, seasons.length);
  let { level, trend } = start;
  let [squares, logs] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    const base = level + phi * trend;
    const season = seasons[t % period] ?? 0;
    const foretold = join(base, season, form);
    const error = values[t] - foretold;
    if (isShare) {
      squares += (error / foretold) ** 2;
      logs += Math.log(foretold);
    } else squares += error * error;
    const ofLevel = isShare ? error / season : error;
    level = base + alpha * ofLevel;
    trend = phi * trend + alpha * beta * ofLevel;
    if (form.season !== null) seasons[t % period] = season + (gamma * error) / (isShare ? base : 1);
  }
  return { level, trend, seasons, deviance: values.length * Math.log(Math.max(squares, 1e-300)) + 2 * logs };
}
