/** One opportunity: days since its creation, and whether it was won on that day (otherwise it is still open, or was lost). */
export interface CycleObservation {
  readonly days: number;
  readonly isWon: boolean;
}

export interface CycleLength {
  /** Days by which half, and 80 %, of the opportunities won so far were won; null without one. */
  readonly medianWon: number | null;
  readonly p80Won: number | null;
  /** Share of the observations that are not won: these bias the median of the won to the short side. */
  readonly censored: number;
  /** Median that counts the open ones as longer (Kaplan–Meier); null where fewer than half are won. */
  readonly medianCensored: number | null;
}

/** How long a sale takes, with and without those that are not finished. O(n log n). */
export function cycleLength(observations: readonly CycleObservation[]): CycleLength {
  const won = observations
    .filter(({ isWon }) => isWon)
    .map(({ days }) => days)
    .sort((a, b) => a - b);
  return {
    medianWon: quantile(won, 0.5),
    p80Won: quantile(won, 0.8),
    censored: observations.length === 0 ? 0 : 1 - won.length / observations.length,
    medianCensored: kaplanMeierMedian(observations),
  };
}

/** Linear between neighbours (type 7, the default of R and of spreadsheets). */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

function kaplanMeierMedian(observations: readonly CycleObservation[]): number | null {
  // of one day the won come first: the open ones were still at risk on it
  const ordered = [...observations].sort((a, b) => a.days - b.days || Number(b.isWon) - Number(a.isWon));
  let surviving = 1;
  for (const [index, { days, isWon }] of ordered.entries()) {
    if (isWon) surviving *= 1 - 1 / (ordered.length - index);
    if (surviving <= 0.5 + 1e-12) return days;
  }
  return null;
}
