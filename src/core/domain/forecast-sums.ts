/** What is added up over the open opportunities that a forecast of the pipeline looks at: two counts, sums of chances and of money, two gaps. */
export const FORECAST_SUMS = [
  "open",
  "expectedWins",
  "commit",
  "weighted",
  "bestCase",
  "withoutAmount",
  "withoutChance",
] as const;
export type ForecastSum = (typeof FORECAST_SUMS)[number];
