export type AbcClass = "A" | "B" | "C";

/** How values are cut into classes; shares as fractions. */
export interface AbcOptions {
  /** A reaches up to this share of the total, B up to the second. */
  readonly cuts: readonly [number, number];
  /** The account that crosses a cut belongs to the class above it (default) or below it. */
  readonly crosser: "upper" | "lower";
  /** An account keeps its class from before while it lies no further than this beyond the cut. */
  readonly hysteresis: number;
}

const DEFAULTS: AbcOptions = { cuts: [0.8, 0.95], crosser: "upper", hysteresis: 0.02 };

/**
 * ABC classes by cumulative share of the total. Values of 0 and less get no class (null); equal values have equal shares.
 * `before` are the classes of last time, where known. O(n log n).
 */
export function classifyAbc(
  values: readonly number[],
  before: readonly (AbcClass | null)[] = [],
  options: Partial<AbcOptions> = {},
): readonly (AbcClass | null)[] {
  const { cuts, crosser, hysteresis } = { ...DEFAULTS, ...options };
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const order = values
    .map((_, index) => index)
    .filter((index) => values[index] > 0)
    .sort((a, b) => values[b] - values[a]);
  const classes: (AbcClass | null)[] = values.map(() => null);
  let sum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    const startShare = sum / total;
    for (let rank = from; rank < to; rank++) sum += values[order[rank]];
    const share = crosser === "upper" ? startShare : sum / total;
    for (let rank = from; rank < to; rank++) {
      const index = order[rank];
      classes[index] = classOf(share, { cuts, hysteresis, before: before[index] ?? null, crosser });
    }
    from = to;
  }
  return classes;
}

interface Cutting extends AbcOptions {
  readonly before: AbcClass | null;
}

/** Rounding must not decide on which side of a cut a share lies. */
const ROUNDING = 1e-9;

function classOf(share: number, { cuts, hysteresis, before, crosser }: Cutting): AbcClass {
  // a cut moves away from where the account was
  const moved = (cut: number, isAbove: boolean) =>
    before === null ? cut : isAbove ? cut + hysteresis : cut - hysteresis;
  const isWithin = (cut: number) => (crosser === "upper" ? share < cut - ROUNDING : share <= cut + ROUNDING);
  if (isWithin(moved(cuts[0], before === "A"))) return "A";
  return isWithin(moved(cuts[1], before !== "C")) ? "B" : "C";
}
