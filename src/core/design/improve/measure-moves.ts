import type { SearchContext } from "./search-context.ts";

/** How large the changes are that single moves of border units make: sets temperatures and prices for any objective. */
export interface MoveSizes {
  /** Median |change of the score|, in units of the score. */
  readonly scoreChange: number;
  /** Median load of a unit as a fraction of its territory's target (largest over measures). */
  readonly loadShare: number;
}

const SAMPLES = 512;

/** Looks at random border moves without making them. */
export function measureMoves({ state, score, random }: SearchContext): MoveSizes {
  const { offsets, neighbours } = state.problem.adjacency;
  const K = state.territoryCount;
  const changes: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < SAMPLES && state.borderSize > 0; i++) {
    const u = state.border[random.below(state.borderSize)];
    const from = state.assignment[u];
    const others = [];
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      const k = state.assignment[neighbours[e]];
      if (k >= 0 && k !== from) others.push(k);
    }
    changes.push(Math.abs(score.change(u, others[random.below(others.length)])));
    let share = 0;
    state.problem.measures.forEach((measure, m) => {
      share = Math.max(share, measure.values[u] * state.bands.scale[m * K + from]);
    });
    shares.push(share);
  }
  return { scoreChange: positiveMedian(changes), loadShare: positiveMedian(shares) };
}

/** Median of the values above 0; 1 where there is none. */
function positiveMedian(values: readonly number[]): number {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  return positive.length > 0 ? positive[positive.length >> 1] : 1;
}
