/** Simple exponential smoothing of values. */
export interface SmoothedLevel {
  readonly alpha: number;
  readonly initial: number;
  /** After the last value. */
  readonly level: number;
  readonly squaredErrors: number;
}

/** Level after each value with a given weight and a given level before the first. */
export function smoothLevel(values: readonly number[], alpha: number, initial: number): SmoothedLevel {
  let level = initial;
  let squaredErrors = 0;
  for (const value of values) {
    const error = value - level;
    squaredErrors += error * error;
    level += alpha * error;
  }
  return { alpha, initial, level, squaredErrors };
}

const [LEAST_ALPHA, MOST_ALPHA] = [0.01, 0.99];
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 25;

/** The weight and first level with the least squared errors, by golden section; the first level in closed form. O(values × steps). */
export function fitLevel(values: readonly number[]): SmoothedLevel {
  const at = (alpha: number) => smoothLevel(values, alpha, bestInitial(values, alpha));
  let [low, high] = [LEAST_ALPHA, MOST_ALPHA];
  let left = at(high - GOLDEN * (high - low));
  let right = at(low + GOLDEN * (high - low));
  for (let step = 0; step < STEPS; step++) {
    if (left.squaredErrors <= right.squaredErrors) {
      high = right.alpha;
      right = left;
      left = at(high - GOLDEN * (high - low));
    } else {
      low = left.alpha;
      left = right;
      right = at(low + GOLDEN * (high - low));
    }
  }
  return left.squaredErrors <= right.squaredErrors ? left : right;
}

/** Errors are linear in the first level: least squares. */
function bestInitial(values: readonly number[], alpha: number): number {
  let share = 1;
  let level = 0;
  let [dot, norm] = [0, 0];
  for (const value of values) {
    const error = value - level;
    dot += error * share;
    norm += share * share;
    level += alpha * error;
    share *= 1 - alpha;
  }
  return dot / norm;
}
