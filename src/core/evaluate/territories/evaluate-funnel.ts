import { binomialTwoSided } from "../statistics/binomial-distribution.ts";
import { controlFalseDiscoveries } from "../statistics/control-false-discoveries.ts";
import { differenceInterval } from "../statistics/difference-interval.ts";
import { exactInterval } from "../statistics/exact-interval.ts";
import { funnelLimits, overdispersion } from "../statistics/funnel-limits.ts";
import { homogeneityTest } from "../statistics/homogeneity-test.ts";
import type { Interval } from "../statistics/interval.ts";
import { neededPerSample } from "../statistics/needed-sample.ts";
import { normalCumulative, normalQuantile } from "../statistics/normal-distribution.ts";
import { probabilityBest } from "../statistics/probability-best.ts";
import { pool, type Sample } from "../statistics/sample.ts";
import { shrinkRates } from "../statistics/shrink-rates.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import type {
  Conversion,
  ExtremesComparison,
  FunnelCounts,
  FunnelEvaluation,
  FunnelStanding,
  NamedInterval,
  TerritoryCounts,
} from "./funnel.ts";

const SIGNIFICANCE = 0.05;
/** Below this many leads, or expected accounts or losses at the team's rate, a territory gets no standing. */
const LEAST_LEADS = 30;
const LEAST_EXPECTED = 5;
/** So many peers are needed before their spread is taken for normal differences between territories. */
const LEAST_PEERS = 8;
/** The cost grows with the square, and among many nobody is likely to be the best. */
const MOST_FOR_BEST = 12;

/**
 * Whether territories really differ in leads that become new accounts. Rates with intervals, rates pulled towards the team's,
 * funnel limits, and a verdict that is "differ" only if one common rate is refuted (5 %) and at least two territories have
 * enough leads. Counts must be 0 ≤ accounts ≤ opportunities ≤ leads.
 */
export function evaluateFunnel(counts: readonly TerritoryCounts[]): FunnelEvaluation {
  const samples = counts.map(accountsOfLeads);
  const team = addUp(counts);
  const rate = team.leads > 0 ? team.newAccounts / team.leads : 0;
  const spread = limitSpread(samples.length, overdispersion(samples, rate));
  const shrunk = shrinkRates(samples);
  const standings = judge(samples, rate, spread);
  const best = samples.length <= MOST_FOR_BEST ? probabilityBest(samples) : null;
  const homogeneity = homogeneityTest(samples);
  const enough = samples.filter((sample) => isEnough(sample, rate)).length >= 2;
  const refuted = homogeneity !== null && homogeneity.pValue < SIGNIFICANCE;
  return {
    verdict: enough && refuted ? "differ" : "not-enough-data",
    reason: !enough ? "too-few-leads" : refuted ? "beyond-chance" : "within-chance",
    territories: counts.map((territory, index) => ({
      ...territory,
      ...convert(territory.newAccounts, territory.leads),
      exactInterval: named(exactInterval(territory.newAccounts, territory.leads), "clopper-pearson"),
      shrunkRate: shrunk.rates[index],
      ...steps(territory),
      limits: territory.leads > 0 ? funnelLimits(territory.leads, rate, spread) : null,
      standing: standings[index],
      probabilityBest: best?.[index] ?? null,
    })),
    team: { ...team, ...convert(team.newAccounts, team.leads) },
    homogeneity,
    overdispersion: overdispersion(samples, rate),
    shrinkage: {
      strength: Number.isFinite(shrunk.strength) ? shrunk.strength : "complete",
      source: shrunk.source,
    },
    extremes: compareExtremes(counts),
  };
}

/** By how much the limits of the funnel are wider than chance among so many territories. */
export const limitSpread = (territories: number, found: number): number =>
  territories >= LEAST_PEERS ? Math.max(1, found) : 1;

const accountsOfLeads = ({ newAccounts, leads }: FunnelCounts): Sample => ({
  successes: newAccounts,
  trials: leads,
});

function addUp(counts: readonly FunnelCounts[]): FunnelCounts {
  const { successes, trials } = pool(counts.map(accountsOfLeads));
  const stages = counts.map(({ opportunities }) => opportunities);
  return {
    leads: trials,
    opportunities: stages.reduce<number | null>(
      (sum, stage) => (sum === null || stage === null ? null : sum + stage),
      0,
    ),
    newAccounts: successes,
  };
}

const named = (interval: Interval | null, method: NamedInterval["method"]): NamedInterval | null =>
  interval && { ...interval, method };

const convert = (successes: number, trials: number): Conversion => ({
  rate: trials > 0 ? successes / trials : null,
  interval: named(wilsonInterval(successes, trials), "wilson"),
});

const steps = ({ leads, opportunities, newAccounts }: FunnelCounts) => ({
  leadToOpportunity: opportunities === null ? null : convert(opportunities, leads),
  opportunityToAccount: opportunities === null ? null : convert(newAccounts, opportunities),
});

const isEnough = ({ trials }: Sample, rate: number): boolean =>
  trials >= LEAST_LEADS && trials * Math.min(rate, 1 - rate) >= LEAST_EXPECTED;

/** Exact tails against the team's rate, allowing for overdispersion, at most 5 % of the findings false. */
function judge(samples: readonly Sample[], rate: number, spread: number): readonly FunnelStanding[] {
  const judged = samples.flatMap((sample, index) => (isEnough(sample, rate) ? [index] : []));
  const pValues = judged.map((index) => {
    const { successes, trials } = samples[index];
    const chance = binomialTwoSided(successes, trials, rate);
    return spread === 1 ? chance : 2 * normalCumulative(normalQuantile(chance / 2) / Math.sqrt(spread));
  });
  const found = controlFalseDiscoveries(pValues, SIGNIFICANCE);
  const standings = samples.map((): FunnelStanding => "not-enough-data");
  judged.forEach((index, rank) => {
    const { successes, trials } = samples[index];
    const side = successes > trials * rate ? "above" : "below";
    standings[index] = found[rank] ? side : "not-told-apart";
  });
  return standings;
}

function compareExtremes(counts: readonly TerritoryCounts[]): ExtremesComparison | null {
  const byRate = counts
    .filter(({ leads }) => leads > 0)
    .sort((a, b) => b.newAccounts / b.leads - a.newAccounts / a.leads);
  const [highest, lowest] = [byRate[0], byRate[byRate.length - 1]];
  if (byRate.length < 2) return null;
  const difference = differenceInterval(accountsOfLeads(highest), accountsOfLeads(lowest));
  if (!difference) return null;
  const needed = neededPerSample(highest.newAccounts / highest.leads, lowest.newAccounts / lowest.leads);
  return {
    highest: highest.territory,
    lowest: lowest.territory,
    ...difference,
    leadsNeededEach: needed === null ? null : Math.ceil(needed),
  };
}
