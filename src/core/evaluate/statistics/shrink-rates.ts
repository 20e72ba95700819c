import { pool, type Sample } from "./sample.ts";

/** With fewer peers the spread between them cannot be told from chance. */
const FEWEST_PEERS = 8;
/** Strength of the team's rate, in trials, where the peers are too few to say. */
const DEFAULT_STRENGTH = 40;

/** Rates pulled towards the team's. */
export interface ShrunkRates {
  /** The team's rate; null without a trial. */
  readonly teamRate: number | null;
  /** So many trials at the team's rate are added to each sample; infinite where the peers differ no more than chance alone makes them. */
  readonly strength: number;
  readonly source: "peers" | "default";
  /** In the order of the samples; null without a trial in the whole team. */
  readonly rates: readonly (number | null)[];
}

/**
 * Empirical-Bayes estimate of each rate: (successes + strength × team rate) ÷ (trials + strength). The strength comes from the
 * spread of at least 8 peers by moments (Kleinman 1973, weights = trials), otherwise it is 40.
 */
export function shrinkRates(samples: readonly Sample[]): ShrunkRates {
  const team = pool(samples);
  const teamRate = team.trials > 0 ? team.successes / team.trials : null;
  const filled = samples.filter(({ trials }) => trials > 0);
  const source = filled.length >= FEWEST_PEERS ? "peers" : "default";
  if (teamRate === null)
    return { teamRate, strength: DEFAULT_STRENGTH, source, rates: samples.map(() => null) };
  const strength = source === "peers" ? strengthFromPeers(filled, teamRate) : DEFAULT_STRENGTH;
  return {
    teamRate,
    strength,
    source,
    rates: samples.map((sample) => shrinkRate(sample, teamRate, strength)),
  };
}

/** One rate pulled towards the team's with a given strength in trials. */
export function shrinkRate({ successes, trials }: Sample, teamRate: number, strength: number): number {
  if (strength === Number.POSITIVE_INFINITY) return teamRate;
  return (successes + strength * teamRate) / (trials + strength);
}

function strengthFromPeers(samples: readonly Sample[], rate: number): number {
  const chance = rate * (1 - rate);
  if (chance === 0) return Number.POSITIVE_INFINITY;
  const trials = samples.reduce((sum, sample) => sum + sample.trials, 0);
  const squares = samples.reduce((sum, sample) => sum + sample.trials ** 2, 0);
  const spread = samples.reduce(
    (sum, sample) => sum + sample.trials * (sample.successes / sample.trials - rate) ** 2,
    0,
  );
  const degrees = samples.length - 1;
  const intraclass = (spread / chance - degrees) / (trials - squares / trials - degrees);
  // samples of one trial each say nothing about spread: 0 ÷ 0
  if (!(intraclass > 0)) return Number.POSITIVE_INFINITY;
  return Math.max(0, 1 / intraclass - 1);
}
