/** What a run does unless told otherwise; the work is counted in iterations so that the same command gives the same bytes. */
export const DEFAULT_RUN = {
  seed: 1,
  starts: 4,
  iterationsPerStart: 1_000_000,
  /** Accounts outside every unit go to the nearest within this distance. */
  snapKm: 10,
} as const;

/** A lower bound is proved for at most so many units; beyond, one step alone takes seconds. */
export const BOUND_UNITS = 2_000;

/**
 * Steps of the bound: a step costs about units², so that small layers get many (they may be proven optimal) and large
 * ones few for the same wait of a few seconds.
 */
export function boundIterations(units: number): number {
  return Math.min(100_000, Math.max(30, Math.round(4e8 / (units * units))));
}

/** Share of a time limit that goes to the bound: small layers need little search and gain a proof. */
export function boundTimeShare(units: number): number {
  if (units > BOUND_UNITS) return 0;
  return units <= 150 ? 0.5 : 0.2;
}
