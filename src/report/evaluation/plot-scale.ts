/** From values to places on an axis of a plot. */
export interface PlotScale {
  place(value: number): number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10];

interface Wishes {
  /** About so many. */
  readonly ticks: number;
  /** Ticks closer to each other could not be told apart by what is written beside them. */
  readonly leastStep?: number;
}

/** A linear scale whose ends are round numbers, whole ones for whole values. Values that are all equal get room on both sides. */
export function plotScale(
  values: readonly number[],
  [from, to]: readonly [number, number],
  { ticks: wishedTicks, leastStep = 0 }: Wishes,
): PlotScale {
  const finite = values.filter(Number.isFinite);
  let low = finite.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = finite.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (!(low <= high)) [low, high] = [0, 1];
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) / 2;
    [low, high] = [low - room, high + room];
  }
  const rough = (high - low) / wishedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = power * (STEPS.find((factor) => factor * power >= rough * 0.999) ?? 10);
  const step = Math.max(round, leastStep, finite.every(Number.isInteger) ? 1 : 0);
  // values much closer to each other than a step stand on its upper end
  const last = Math.ceil(high / step - 1e-9);
  const first = Math.min(last - 1, Math.floor(low / step + 1e-9));
  const [start, end] = [first * step, last * step];
  return {
    place: (value) => from + ((value - start) / (end - start)) * (to - from),
    // from whole numbers, so that 0.3 is not 0.30000000000000004
    ticks: Array.from({ length: last - first + 1 }, (_, index) =>
      Number(((first + index) * step).toPrecision(12)),
    ),
  };
}
