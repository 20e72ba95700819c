/** So many years' worth of a series' own first months weigh the team's index: a default of ours. */
const TEAM_YEARS = 2;

/**
 * Multiplicative seasonal indices for a series with less than two years: below one year the team's; from one year on its own ratios
 * to its mean, pulled towards the team's with the weight of two years. Both begin with the season of the first value; mean 1. Null for values not above 0. O(values).
 */
export function pooledSeason(values: readonly number[], team: readonly number[]): readonly number[] | null {
  if (values.some((value) => value <= 0)) return null;
  const period = team.length;
  if (values.length < period) return team;
  const mean = values.slice(0, period).reduce((sum, value) => sum + value, 0) / period;
  const mixed = team.map((index, season) => {
    const own = values.filter((_, t) => t % period === season).map((value) => value / mean);
    return (own.reduce((sum, ratio) => sum + ratio, 0) + TEAM_YEARS * index) / (own.length + TEAM_YEARS);
  });
  const scale = mixed.reduce((sum, index) => sum + index, 0) / period;
  return mixed.map((index) => index / scale);
}
