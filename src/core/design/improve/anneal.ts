import { ChainMove } from "../moves/chain-move.ts";
import { BestKeeper } from "./best-keeper.ts";
import type { SearchContext } from "./search-context.ts";

export interface AnnealOptions {
  /** How much of this phase is over: below 1 the search goes on. */
  readonly done: () => number;
  /** Temperatures in units of the score, falling geometrically from the first to the last. */
  readonly firstTemperature: number;
  readonly lastTemperature: number;
  /** First price of one whole target of violation, in units of the score. */
  readonly firstPenalty: number;
  /** Load of a typical unit as a fraction of its territory's target. */
  readonly unitLoadShare: number;
  /** Longest chain of units moved at once (1 = single moves only). */
  readonly longestChain: number;
}

/** Proposals between two looks at the budget. */
const BATCH = 256;
const FEASIBLE = 1e-12;
/**
 * Units up to which every batch ends in a checkpoint: the heats of a small problem are so short that the price of
 * violation could not find its height in steps of 16 batches (measured: Alabama's 67 counties in 7 territories ±0.5 %
 * by inertia, 300,000 iterations: 0 of 24 starts valid with 16 batches, 21 of 24 with one).
 */
const SMALL_PROBLEM = 150;
/** Above this multiple of its first value the price of violation only rises while plans are off by more than a few units. */
const HIGH_PENALTY = 30;
const FEW_UNITS = 2;
/** From this share of the phase on feasibility comes before everything: the search is about to freeze anyway. */
const LAST_CALL = 0.6;

/**
 * Simulated annealing on border units (Kirkpatrick et al. 1983) with a price on violated bands that rises while the
 * plan is infeasible and falls while it is feasible (strategic oscillation, Glover 1989), so the search walks along
 * the limits, where the best plans lie. Leaves the best plan found in the state and returns its score and violation.
 */
export function anneal(context: SearchContext, options: AnnealOptions): BestKeeper {
  const { state, score, budget, random } = context;
  score.refresh();
  const best = new BestKeeper(state);
  best.offer(score.value());
  const chain = new ChainMove(context, (u) => best.log(u));
  const checkpointEvery = state.unitCount <= SMALL_PROBLEM ? BATCH : Math.max(16 * BATCH, state.unitCount);
  let penalty = options.firstPenalty;
  let sinceCheckpoint = 0;
  let feasibleSeen = 0;
  let violationSum = 0;
  for (;;) {
    const done = options.done();
    // also when the budget was cancelled and the phase has no length: 0 ÷ 0
    if (!(done < 1)) break;
    const cooling = options.lastTemperature / options.firstTemperature;
    const temperature = options.firstTemperature * cooling ** Math.max(0, done);
    // towards the end every second batch looks after the territory that is farthest off
    const around = done > LAST_CALL && sinceCheckpoint % (2 * BATCH) === 0 ? state.farthestOutside() : -1;
    for (let i = 0; i < BATCH; i++) {
      const threshold = -temperature * Math.log(random.next() + Number.MIN_VALUE);
      const changed = chain.attempt({ threshold, penalty, longestChain: options.longestChain, around });
      const feasible = state.violation < FEASIBLE;
      if (feasible) feasibleSeen++;
      else violationSum += state.violation;
      if (changed && feasible) best.offer(score.value());
    }
    budget.spend(BATCH);
    sinceCheckpoint += BATCH;
    if (sinceCheckpoint < checkpointEvery) continue;
    // checkpoint: away with rounding, centres to their best units, the price of violation to what it needs to be
    state.refresh();
    score.refresh();
    best.offer(score.value());
    penalty *= penaltyFactor({
      feasibleShare: feasibleSeen / sinceCheckpoint,
      unitsOff: violationSum / sinceCheckpoint / options.unitLoadShare,
      risen: penalty / options.firstPenalty,
      done,
    });
    sinceCheckpoint = 0;
    feasibleSeen = 0;
    violationSum = 0;
    context.onProgress(best);
  }
  state.load(best.assignment());
  score.refresh();
  return best;
}

/**
 * Aims at plans that are feasible about half of the time: the best ones lie on the edge. Where units are large beside
 * the band feasible plans stay rare however dear violation is; there a higher price would only freeze the search.
 */
function penaltyFactor(seen: {
  readonly feasibleShare: number;
  readonly unitsOff: number;
  readonly risen: number;
  readonly done: number;
}): number {
  if (seen.feasibleShare > 0.6) return seen.risen > 1e-3 ? 0.93 : 1;
  if (seen.feasibleShare >= 0.3) return 1;
  const mayRise = seen.risen < HIGH_PENALTY || seen.unitsOff > FEW_UNITS || seen.done > LAST_CALL;
  return mayRise ? 1.15 : 1;
}
