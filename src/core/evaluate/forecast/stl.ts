/** A series taken apart: trend + season + remainder = value. */
export interface Decomposition {
  readonly trend: readonly number[];
  readonly season: readonly number[];
  readonly remainder: readonly number[];
}

const INNER_LOOPS = 2;

/**
 * Seasonal-trend decomposition by local regression (Cleveland, Cleveland, McRae & Terpenning 1990) with a season that is the same
 * every year, as R's `stl(x, "periodic")`. Needs more than two full years. O(values × window).
 */
export function stl(values: readonly number[], period: number): Decomposition | null {
  const n = values.length;
  if (period < 2 || n <= 2 * period) return null;
  const seasonWindow = 10 * n + 1;
  const trendWindow = nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonWindow)));
  const lowPassWindow = nextOdd(period);
  let trend: readonly number[] = new Array<number>(n).fill(0);
  let season: readonly number[] = [];
  for (let loop = 0; loop < INNER_LOOPS; loop++) {
    const cycles = smoothCycles(
      values.map((value, t) => value - trend[t]),
      period,
      seasonWindow,
    );
    const lowPass = loess(movingMean(movingMean(movingMean(cycles, period), period), 3), lowPassWindow, 1);
    season = lowPass.map((value, t) => cycles[t + period] - value);
    trend = loess(
      values.map((value, t) => value - season[t]),
      trendWindow,
      1,
    );
  }
  const means = Array.from({ length: period }, (_, of) => {
    const same = season.filter((_, t) => t % period === of);
    return same.reduce((sum, value) => sum + value, 0) / same.length;
  });
  const fixed = season.map((_, t) => means[t % period]);
  return { trend, season: fixed, remainder: values.map((value, t) => value - trend[t] - fixed[t]) };
}

const nextOdd = (value: number): number => value + (value % 2 === 0 ? 1 : 0);

function movingMean(values: readonly number[], width: number): readonly number[] {
  let sum = values.slice(0, width).reduce((total, value) => total + value, 0);
  const means = [sum / width];
  for (let t = width; t < values.length; t++) {
    sum += values[t] - values[t - width];
    means.push(sum / width);
  }
  return means;
}

/** Each month's values smoothed over the years, one year longer at both ends. */
function smoothCycles(values: readonly number[], period: number, window: number): readonly number[] {
  const longer = new Array<number>(values.length + 2 * period);
  for (let of = 0; of < period; of++) {
    const cycle = values.filter((_, t) => t % period === of);
    const count = cycle.length;
    const before = estimate(cycle, { window, degree: 0, at: 0, left: 1, right: Math.min(window, count) });
    const after = estimate(cycle, {
      window,
      degree: 0,
      at: count + 1,
      left: Math.max(1, count - window + 1),
      right: count,
    });
    [before, ...loess(cycle, window, 0), after].forEach((value, year) => {
      longer[year * period + of] = value;
    });
  }
  return longer;
}

/** Local regression at every tenth of the window, straight lines between. */
function loess(values: readonly number[], window: number, degree: 0 | 1): readonly number[] {
  const n = values.length;
  if (n < 2) return values;
  const jump = Math.min(Math.ceil(window / 10), n - 1);
  const half = Math.floor((window + 1) / 2);
  const boundsAt = (at: number): readonly [number, number] => {
    if (window >= n) return [1, n];
    if (at < half) return [1, window];
    if (at >= n - half + 1) return [n - window + 1, n];
    return [at - half + 1, window + at - half];
  };
  const knots: number[] = [];
  for (let at = 1; at <= n; at += jump) knots.push(at);
  const lastBounds = boundsAt(knots[knots.length - 1]);
  const heights = knots.map((at) => {
    const [left, right] = boundsAt(at);
    return estimate(values, { window, degree, at, left, right });
  });
  if (knots[knots.length - 1] !== n) {
    // the neighbours of the last knot, as in the published program
    const [left, right] = lastBounds;
    heights.push(estimate(values, { window, degree, at: n, left, right }));
    knots.push(n);
  }
  const smoothed = new Array<number>(n);
  knots.forEach((at, knot) => {
    smoothed[at - 1] = heights[knot];
    const next = knots[knot + 1];
    for (let between = at + 1; between < next; between++)
      smoothed[between - 1] =
        heights[knot] + ((heights[knot + 1] - heights[knot]) / (next - at)) * (between - at);
  });
  return smoothed;
}

interface Local {
  readonly window: number;
  readonly degree: 0 | 1;
  /** Where, and the neighbours that count, all from 1. */
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/** Height of the local constant or line, with tricube weights. */
function estimate(values: readonly number[], { window, degree, at, left, right }: Local): number {
  const n = values.length;
  const reach = Math.max(at - left, right - at) + (window > n ? Math.floor((window - n) / 2) : 0);
  const weights: number[] = [];
  for (let j = left; j <= right; j++) {
    const distance = Math.abs(j - at);
    if (distance > 0.999 * reach) weights.push(0);
    else weights.push(distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const centre = shares.reduce((sum, share, index) => sum + share * (left + index), 0);
  const spread = shares.reduce((sum, share, index) => sum + share * (left + index - centre) ** 2, 0);
  const tilt = degree === 1 && reach > 0 && Math.sqrt(spread) > 0.001 * (n - 1) ? (at - centre) / spread : 0;
  return shares.reduce(
    (sum, share, index) => sum + share * (tilt * (left + index - centre) + 1) * values[left + index - 1],
    0,
  );
}
