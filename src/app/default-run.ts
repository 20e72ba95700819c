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

/** Steps of the bound: a step costs about units², so that small layers get many and large ones few for the same wait. */
export function boundIterations(units: number): number {
  return Math.min(20_000, Math.max(30, Math.round(1e8 / (units * units))));
}

/** Share of a time limit that goes to the bound. */
export const BOUND_TIME_SHARE = 0.2;
