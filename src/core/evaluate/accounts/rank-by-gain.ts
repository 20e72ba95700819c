import { whiteSpace } from "./white-space.ts";

export interface Opening {
  readonly account: string;
  /** 0 … 1. */
  readonly winProbability: number;
  /** Contribution as a share of revenue. */
  readonly marginShare: number;
  readonly currentRevenue: number;
  readonly potentialRevenue: number;
  readonly hoursNeeded: number;
}

export interface RankedOpening extends Opening {
  /** Money a year that an hour of a rep is expected to bring; null without hours. */
  readonly gainPerHour: number | null;
}

/** Accounts by expected gain per hour: P(win) × margin × unused potential ÷ hours, highest first. O(n log n). */
export function rankByGain(openings: readonly Opening[]): readonly RankedOpening[] {
  return openings
    .map((opening) => {
      const { gap } = whiteSpace(opening.currentRevenue, opening.potentialRevenue);
      const gain = opening.winProbability * opening.marginShare * gap;
      return { ...opening, gainPerHour: opening.hoursNeeded > 0 ? gain / opening.hoursNeeded : null };
    })
    .sort((a, b) => (b.gainPerHour ?? -1) - (a.gainPerHour ?? -1));
}
